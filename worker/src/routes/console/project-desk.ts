// One project as those see it who work with it.

import type { WorkKind } from '@happy-homeland/contract';
import { isWorkKind, machineOf, WORK_KINDS } from '@happy-homeland/contract';
import { OPERATION_ROLES } from '@happy-homeland/contract/operation-role';
import { WORK_READERS } from '@happy-homeland/contract/work';
import { mayAct, refuseUnlessMay } from '../../domain/access/actor.ts';
import { civilDateOf } from '../../domain/civil-date.ts';
import { projectProgress } from '../../domain/project/progress.ts';
import { getProject } from '../../domain/project/project.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refused } from '../../domain/refusal.ts';
import { listWork } from '../../domain/work/read-work.ts';
import type { App } from '../../http/operation-route.ts';
import type { KindWork } from '../../pages/index.ts';
import { kindName, projectDeskPage, workListPage } from '../../pages/index.ts';
import type { ProjectFile } from '../../ports/index.ts';
import type { Desk } from './desk.ts';
import { answerDesk, answerRefused, atDesk, frameOf } from './desk.ts';
import { projectFiles } from './work-files.ts';

const SHOWN = 5;
const LISTED = 30;

export function registerProjectDesk(app: App): void {
  app.get('/console/projects/:projectId', atDesk(showProject));
  app.get('/console/projects/:projectId/:kind', atDesk(showKind));
}

interface Known {
  readonly file: ProjectFile;
  readonly ancestors: readonly string[];
}

/** The project, for whoever works in its federation. A grant for one partner opens it too; its items it sees are its own. */
async function knownProject({ ports, actor, c }: Desk): Promise<Known | Refusal> {
  const file = await ports.store.directory.file(c.req.param('projectId') ?? '');
  if (file === null) return refused('not-found');
  const { tenantId } = file.project;
  const ancestors = await ports.store.directory.ancestors(tenantId);
  const grants = actor.grants.map((grant) => ({ ...grant, partnerId: null, charityId: null }));
  return refuseUnlessMay({ ...actor, grants }, { tenantId, ancestors, roles: WORK_READERS }) ?? { file, ancestors };
}

async function showProject(desk: Desk): Promise<Response> {
  const { ports, words } = desk;
  const known = await knownProject(desk);
  if ('reason' in known) return answerRefused(desk, known);
  const { projectId, title } = known.file.project;
  const [card, work, files] = await Promise.all([
    getProject(ports, projectId),
    Promise.all(WORK_KINDS.filter(isOfProject).map((kind) => kindWork(desk, known, kind))),
    projectFiles(desk, projectId),
  ]);
  if (card === null) return answerRefused(desk, refused('not-found'));
  const progress = await projectProgress(ports, known.file, card);
  const today = civilDateOf(ports.clock.nowMs());
  return answerDesk(
    desk,
    projectDeskPage({
      frame: frameOf(desk, [words.consoleProjects.one, title], 'projects'),
      card,
      progress,
      work,
      files,
      mayShowFiles: mayShowFiles(desk, known),
      today,
    }),
  );
}

function mayShowFiles({ actor }: Desk, { file, ancestors }: Known): boolean {
  const { tenantId, charityId } = file.project;
  const roles = OPERATION_ROLES.publishUpload;
  return roles !== 'anyone' && mayAct(actor, { tenantId, ancestors, roles, charityId });
}

function isOfProject(kind: WorkKind): boolean {
  return machineOf(kind).of === 'project';
}

async function kindWork(desk: Desk, { file, ancestors }: Known, kind: WorkKind): Promise<KindWork> {
  const { ports, actor } = desk;
  const { projectId, tenantId, charityId } = file.project;
  const page = await listWork(ports, actor, { kind, query: { project: projectId, limit: SHOWN } });
  const { roles } = machineOf(kind).opens;
  const partners = [null, ...actor.grants.map(({ partnerId }) => partnerId)];
  const mayOpen = partners.some((partnerId) => mayAct(actor, { tenantId, ancestors, roles, charityId, partnerId }));
  if (isRefusal(page)) return { kind, items: [], more: false, mayOpen };
  return { kind, items: page.items, more: page.nextCursor !== null, mayOpen };
}

async function showKind(desk: Desk): Promise<Response> {
  const { ports, actor, c, context } = desk;
  const kind = c.req.param('kind') ?? '';
  if (!isWorkKind(kind) || !isOfProject(kind)) return answerRefused(desk, refused('not-found'));
  const known = await knownProject(desk);
  if ('reason' in known) return answerRefused(desk, known);
  const { projectId, title } = known.file.project;
  const cursor = c.req.query('cursor');
  const page = await listWork(ports, actor, { kind, query: { project: projectId, limit: LISTED, cursor } });
  if (isRefusal(page)) return answerRefused(desk, page);
  const frame = frameOf(desk, [kindName(kind, context.lang), title], 'projects');
  const today = civilDateOf(ports.clock.nowMs());
  return answerDesk(desk, workListPage({ frame, items: page.items, nextCursor: page.nextCursor, today }));
}
