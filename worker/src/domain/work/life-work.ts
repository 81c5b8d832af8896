// The life of a project that the public sees. Each step is told in public, with its leaf, in the same unit; the project
// itself says whether it takes gifts, so a gift that is being made meets the step at the project's revision.

import type { Change, Ports, ProjectFile, ProjectStanding, WorkItemRecord } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { disclosing } from '../fund/disclosure.ts';
import { raisedMinor } from '../project/intake.ts';
import { planLeaf } from '../project/publish.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused, refusedField } from '../refusal.ts';
import { fundEffect } from './fund-effect.ts';
import { accountsOf, refuseUnfinished, toldAccounts } from './life-closing.ts';
import { fileOf } from './partner-content.ts';
import type { StepResult, WorkPlace } from './work-handler.ts';
import { parseHandler } from './work-handler.ts';

const ENDINGS = {
  'goal-reached': '募捐目标已达到 The goal is reached',
  'term-over': '募捐期限已满 The last day is over',
  decided: '慈善组织决定 Decided by the charity',
} as const;

export const projectLifeWork = parseHandler<'project-lives'>({
  admit: async ({ ports, place }) => {
    const file = fileOf(place);
    const { projectId } = file.project;
    const [known] = await ports.store.work.items({ kind: 'project-lives', projectId, limit: 1 });
    if (known !== undefined) return refused('not-fit', { detail: 'the life of this project has begun already' });
    // Of two that begin it at once, the second finds the project put anew.
    return { kind: 'admitted', unit: [standingAs(ports, file, file.project.standing)] };
  },
  steps: {
    pause: ({ ports, place, item, input }) =>
      moved(ports, place, {
        ...item,
        standing: 'paused',
        title: '项目暂停募捐 The appeal is paused',
        body: input.reason,
      }),
    resume: ({ ports, place, item, input }) =>
      moved(ports, place, {
        ...item,
        standing: 'raising',
        title: '项目恢复募捐 The appeal goes on',
        body: input.reason,
      }),
    end: async ({ ports, place, item, input }) => {
      const refusal = await refuseEnding(ports, fileOf(place), input.why);
      if (refusal !== null) return refusal;
      return moved(ports, place, {
        ...item,
        standing: 'ended',
        title: '项目募捐结束 The appeal has ended',
        body: `${ENDINGS[input.why]}\n${input.reason}`,
      });
    },
    settle: async ({ ports, place }) => {
      const file = fileOf(place);
      const refusal = await refuseUnfinished(ports, file);
      if (refusal !== null) return refusal;
      return { kind: 'taken', outcome: { accounts: await accountsOf(ports, file) } };
    },
    close: async ({ ports, place, item }) => {
      const file = fileOf(place);
      const accounts = await accountsOf(ports, file);
      const refusal = (await refuseUnfinished(ports, file)) ?? refuseOther(item.outcome['accounts'], accounts);
      if (refusal !== null) return refusal;
      return moved(ports, place, {
        ...item,
        standing: 'closed',
        title: '项目结项决算 The project is closed',
        body: toldAccounts(accounts),
      });
    },
  },
});

interface Move extends Pick<WorkItemRecord, 'itemId' | 'revision'> {
  readonly standing: ProjectStanding;
  readonly title: string;
  readonly body: string;
}

async function moved(ports: Ports, place: WorkPlace, move: Move): Promise<StepResult | Refusal> {
  const file = fileOf(place);
  const { projectId } = file.project;
  const at = new Date(ports.clock.nowMs()).toISOString();
  const { itemId, revision, title, standing } = move;
  // The same reason may be given twice: instant and number of the step tell the two apart.
  const body = `${move.body}\n${at} #${move.revision}`;
  const told = await fundEffect(
    ports,
    disclosing(ports, { projectId, key: `work:${itemId}:${revision}`, title, body, correction: null }),
  );
  if (isRefusal(told)) return told;
  const put = standingAs(ports, file, standing);
  const leaf = await planLeaf(ports, file, put.record);
  return { kind: 'taken', unit: [put, leaf, ...(told.unit ?? [])], outcome: { disclosure: told.ids[0] } };
}

function standingAs(ports: Ports, { project }: ProjectFile, standing: ProjectStanding) {
  const record = { ...project, standing, revision: project.revision + 1, updatedMs: ports.clock.nowMs() };
  return { kind: 'put-project', record } as const satisfies Change;
}

async function refuseEnding(ports: Ports, file: ProjectFile, why: keyof typeof ENDINGS): Promise<Refusal | null> {
  const { project, campaign } = file;
  if (why === 'goal-reached') {
    const raised = raisedMinor(file, await ports.store.books.totals([project.projectId]));
    return raised >= project.goalMinor ? null : refusedField('not-fit', '/why', 'the goal is not reached');
  }
  if (why === 'decided' || civilDateOf(ports.clock.nowMs()) > campaign.endsOn) return null;
  return refusedField('not-fit', '/why', `the last day is ${campaign.endsOn}`);
}

// What is signed is what was drawn up: where the books have moved since, it is drawn up again.
function refuseOther(drawnUp: unknown, now: object): Refusal | null {
  if (JSON.stringify(drawnUp) === JSON.stringify(now)) return null;
  return refused('stale-state', { detail: 'the books have moved since the accounts were drawn up: send them back' });
}
