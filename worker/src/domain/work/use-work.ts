// Another use of what a project raised. The published budget holds until the last step, which publishes the new one with its
// leaf, tells the public what changed, why and by what decision, and keeps the old lines beside the new ones.

import type { WorkContent } from '@happy-homeland/contract';
import { canonicalJson } from '@happy-homeland/contract/canonical-json';
import type { Ports, ProjectFile } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import type { Reallocation } from '../compliance/use-gate.ts';
import { refuseUse } from '../compliance/use-gate.ts';
import { disclosing } from '../fund/disclosure.ts';
import { planLeaf } from '../project/publish.ts';
import { refuseShortLine } from '../project/spent-lines.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused, refusedField } from '../refusal.ts';
import { fundEffect } from './fund-effect.ts';
import { lastInput } from './last-input.ts';
import { fileOf, partnerOfProject } from './partner-content.ts';
import type { Consultation, UseDecision, UseFiling } from './use-text.ts';
import { toldUse } from './use-text.ts';
import type { StepCase, StepResult } from './work-handler.ts';
import { parseHandler, TAKEN } from './work-handler.ts';

const KIND = 'changes-of-use';
/** Days within which a change is filed (慈善组织公开募捐管理办法 art. 12). */
const FILING_DAYS = 10;
const DAY_MS = 24 * 60 * 60_000;

type Content = WorkContent<typeof KIND>;

export const changeOfUseWork = parseHandler<typeof KIND>({
  admit: async ({ ports, place, content }) => {
    const refusal = await refuseBudget(ports, fileOf(place), content);
    return refusal ?? { kind: 'admitted', partnerId: await partnerOfProject(ports, place) };
  },
  steps: {
    consult: async ({ ports, input }) => {
      const { meeting, notice } = input;
      if (meeting !== undefined && meeting.inFavour <= meeting.against) {
        return refusedField('not-fit', '/meeting/inFavour', 'the meeting did not decide in favour');
      }
      const late = meeting === undefined ? null : refuseFuture(ports, meeting.heldOn, '/meeting/heldOn');
      return late ?? refuseFuture(ports, notice.on, '/notice/on') ?? TAKEN;
    },
    return: async () => ({ kind: 'taken', dueOn: null }),
    approve: async (step) => approved(step),
    file: async ({ ports, events, input }) => {
      const { decidedOn } = lastInput<UseDecision>(events, 'approve');
      if (input.filedOn < decidedOn) return refusedField('not-fit', '/filedOn', `it was decided on ${decidedOn}`);
      return refuseFuture(ports, input.filedOn, '/filedOn') ?? { kind: 'taken', dueOn: null };
    },
    publish: async (step) => published(step),
    withdraw: async () => ({ kind: 'taken', dueOn: null }),
  },
});

async function approved({ ports, place, content, events, input }: UseStep<UseDecision>): Promise<StepResult | Refusal> {
  const file = fileOf(place);
  const today = civilDateOf(ports.clock.nowMs());
  const late = refuseFuture(ports, input.decidedOn, '/decidedOn') ?? (await refuseBudget(ports, file, content));
  if (late !== null) return late;
  // Nobody is sent to the registrar with what could not take effect: as if it were filed and published today.
  const consultation = lastInput<Consultation>(events, 'consult');
  const steps = reallocationOf(content, { consultation, decision: input, filedOn: today, today });
  const dueOn = civilDateOf(Date.parse(input.decidedOn) + FILING_DAYS * DAY_MS);
  return refuseUse(ports, file, steps) ?? { kind: 'taken', dueOn, outcome: { before: file.project.body.budget } };
}

async function published({ ports, place, item, content, events }: UseStep<unknown>): Promise<StepResult | Refusal> {
  const file = fileOf(place);
  const { project } = file;
  const { projectId, revision, body } = project;
  if (canonicalJson(item.outcome['before']) !== canonicalJson(body.budget)) {
    return refused('stale-state', { detail: 'the budget has changed since the approval: withdraw it and begin anew' });
  }
  const nowMs = ports.clock.nowMs();
  const today = civilDateOf(nowMs);
  const consultation = lastInput<Consultation>(events, 'consult');
  const decision = lastInput<UseDecision>(events, 'approve');
  const filing = lastInput<UseFiling>(events, 'file');
  const steps = reallocationOf(content, { consultation, decision, filedOn: filing.filedOn, today });
  const refusal = (await refuseBudget(ports, file, content)) ?? refuseUse(ports, file, steps);
  if (refusal !== null) return refusal;
  const text = toldUse({ content, before: body.budget, consultation, decision, filing });
  const key = `work:${item.itemId}:publish`;
  const told = await fundEffect(ports, disclosing(ports, { projectId, key, ...text, correction: null }));
  if (isRefusal(told)) return told;
  const record = { ...project, body: { ...body, budget: content.budget }, revision: revision + 1, updatedMs: nowMs };
  const leaf = await planLeaf(ports, file, record);
  return {
    kind: 'taken',
    unit: [{ kind: 'put-project', record }, leaf, ...(told.unit ?? [])],
    outcome: { ...toldOutcome(decision, filing), effectiveOn: today, disclosure: told.ids[0] },
  };
}

// What everybody may read of the steps before.
function toldOutcome({ decidedOn, decision }: UseDecision, { filingNumber, filedOn }: UseFiling) {
  return { decidedOn, decision, filingNumber, filedOn };
}

type UseStep<Input> = StepCase<Content, Input>;

interface Taken {
  readonly consultation: Consultation;
  readonly decision: UseDecision;
  readonly filedOn: string;
  readonly today: string;
}

function reallocationOf(
  { givenFor, usedFor }: Content,
  { consultation, decision, filedOn, today }: Taken,
): Reallocation {
  const { gifts, consented } = consultation.agreements;
  const { decidedOn, decidedBy, supervisingUnit } = decision;
  return {
    from: givenFor,
    to: usedFor,
    decidedOn,
    decidedByCouncil: decidedBy === 'council',
    refiledOn: filedOn,
    publishedOn: today,
    underAgreement: gifts > 0,
    donorsAgreed: consented === gifts,
    ...(supervisingUnit === 'agreed' && { supervisingUnitAgreed: true }),
  };
}

async function refuseBudget(ports: Ports, { project }: ProjectFile, { budget }: Content): Promise<Refusal | null> {
  const { currency, body } = project;
  const other = budget.findIndex(({ amount }) => amount.currency !== currency);
  if (other !== -1) {
    return refusedField('currency-mismatch', `/budget/${other}/amount/currency`, `the project counts in ${currency}`);
  }
  if (canonicalJson(budget) === canonicalJson(body.budget)) {
    return refusedField('not-fit', '/budget', 'it is the budget that is published');
  }
  return refuseShortLine(ports, project, budget);
}

function refuseFuture(ports: Ports, date: string, pointer: string): Refusal | null {
  const today = civilDateOf(ports.clock.nowMs());
  return date <= today ? null : refusedField('not-fit', pointer, `it is ${today} in Asia/Shanghai`);
}
