// Projects of whoever looks: all of them, searched, and one to choose before something is opened.

import type { Role } from '@happy-homeland/contract';
import { machineOf, WORK_READERS } from '@happy-homeland/contract/work';
import { campaignStatus } from '../../domain/project/intake.ts';
import { cardsOf } from '../../domain/project/project.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { deskProjects } from '../../domain/work/desk-projects.ts';
import type { App } from '../../http/operation-route.ts';
import type { ListedProject } from '../../pages/index.ts';
import { kindName, projectListPage } from '../../pages/index.ts';
import type { ProjectFile } from '../../ports/index.ts';
import type { Desk } from './desk.ts';
import { answerDesk, answerRefused, atDesk, frameOf, openableKinds } from './desk.ts';

const PROJECTS = 20;
const SEARCH_MAX = 60;

export function registerConsoleProjects(app: App): void {
  app.get('/console/projects', atDesk(showProjects));
}

async function showProjects(desk: Desk): Promise<Response> {
  const { ports, words, context } = desk;
  const page = await askedProjects(desk, WORK_READERS);
  if ('reason' in page) return answerRefused(desk, page);
  const cards = await cardsOf(ports, page.items);
  const projects = page.items.map((file, at): ListedProject => {
    const listed = listedProject(desk, file, `/console/projects/${file.project.projectId}`);
    const card = cards[at];
    if (card === undefined) return listed;
    const { goal, currency, raisedMinor, fundUse } = card;
    const figures = {
      goal,
      raised: { amountMinor: raisedMinor, currency },
      held: { amountMinor: fundUse.heldMinor, currency },
    };
    return { ...listed, figures };
  });
  const links = openableKinds(desk.actor)
    .filter((kind) => machineOf(kind).of === 'federation')
    .flatMap((kind) => [
      { path: `/console/open/${kind}`, label: kindName(kind, context.lang) },
      ...(kind === 'project-plans'
        ? [{ path: `/console/filing/${kind}`, label: words.consoleProjects.fromFiling }]
        : []),
    ]);
  const frame = frameOf(desk, words.consoleProjects.title, 'projects');
  return answerDesk(
    desk,
    projectListPage({ frame, projects, searched: searchedOf(desk), nextCursor: page.nextCursor, links }),
  );
}

/** The page of projects that the address asks for, among those where the actor holds one of the roles. */
export async function askedProjects(desk: Desk, roles: readonly Role[]) {
  const text = searchedOf(desk);
  const cursor = desk.c.req.query('cursor');
  const query = { roles, limit: PROJECTS, cursor, ...(text === '' ? {} : { text }) };
  const page: Refusal | Awaited<ReturnType<typeof deskProjects>> = await deskProjects(desk.ports, desk.actor, query);
  return isRefusal(page) ? page : { items: page.items, nextCursor: page.nextCursor };
}

export function searchedOf({ c }: Desk): string {
  return (c.req.query('q') ?? '').trim().slice(0, SEARCH_MAX);
}

export function listedProject({ ports }: Desk, file: ProjectFile, path: string): ListedProject {
  const { project, federation } = file;
  const { projectId, title } = project;
  const status = campaignStatus(file, ports.clock.nowMs());
  return { projectId, title, community: project.body.community, federation: federation.name, status, path };
}
