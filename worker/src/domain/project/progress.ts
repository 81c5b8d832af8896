// How a project goes on, as everybody sees it. Updates, visits and acceptances are work; here is what of it is public.

import type { Page, ProgressUpdate, ProjectCard, ProjectProgress, WorkContent } from '@happy-homeland/contract';
import { addMonthsAnchored } from '@happy-homeland/rules';
import type { Ports, ProjectFile, WorkEventRecord, WorkItemRecord } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { parsePosition } from '../cursor.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import { changedUses } from './changed-uses.ts';
import { financingOf } from './financing.ts';
import { reachedOutcomes } from './outcomes.ts';
import { photographsOf } from './photographs.ts';
import { spotChecks } from './spot-checks.ts';

/** More than a project publishes in its life. */
const UPDATES_MAX = 300;
const VISITS_MAX = 20;
const PAGE_MAX = 20;
/** As often as the law wants the public to be told while a project goes on (Charity Law 2023 art. 79). */
const UPDATE_EVERY_MONTHS = 3;

/** Published updates, the newest published first. */
export async function listUpdates(
  ports: Ports,
  projectId: string,
  page: { readonly cursor?: string | undefined; readonly limit: number } = { limit: PAGE_MAX },
): Promise<Page<ProgressUpdate> | Refusal> {
  const beforeSeq = parsePosition(page.cursor);
  if (beforeSeq === 'invalid') return refused('invalid-cursor');
  const file = await ports.store.directory.file(projectId);
  if (!file) return refused('not-found');
  const asked = { kind: 'updates', projectId, states: ['published'], beforeSeq, limit: page.limit + 1 } as const;
  const found = await ports.store.work.items(asked);
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    items: await Promise.all(shown.map((item) => toUpdate(ports, file, item))),
    nextCursor: found.length > page.limit && last ? String(last.seq) : null,
  };
}

/** Where the project stands. */
export async function projectProgress(ports: Ports, file: ProjectFile, card: Progressing): Promise<ProjectProgress> {
  const { projectId } = file.project;
  const { work } = ports.store;
  const [updates, visits, checks, accepted, changesOfUse, financing] = await Promise.all([
    work.items({ kind: 'updates', projectId, states: ['published'], limit: UPDATES_MAX }),
    work.items({ kind: 'visits', projectId, limit: VISITS_MAX }),
    spotChecks(ports, projectId),
    work.items({ kind: 'acceptances', projectId, states: ['confirmed'], limit: 1 }),
    changedUses(ports, projectId),
    financingOf(ports, projectId),
  ]);
  const told = updates
    .map(({ content }) => parseUpdate(content))
    .sort((a, b) => (a.happenedOn < b.happenedOn ? 1 : -1));
  const lastUpdateOn = updates.map(publishedOn).sort().at(-1) ?? null;
  const nextUpdateDueOn = nextDue(card, { lastUpdateOn, isAccepted: accepted.length > 0, today: todayOf(ports) });
  return {
    projectId,
    milestones: card.milestones.map((name) => {
      const reached = told.filter(({ milestone }) => milestone === name).map(({ happenedOn }) => happenedOn);
      return { name, reachedOn: reached.sort()[0] ?? null };
    }),
    outcomes: reachedOutcomes({ updates: told, acceptance: accepted[0] && parseAcceptance(accepted[0].content) }),
    plannedOutcomes: file.project.body.outcomes ?? null,
    lastUpdateOn,
    nextUpdateDueOn,
    isOverdue: nextUpdateDueOn !== null && nextUpdateDueOn < todayOf(ports),
    visits: await Promise.all(visits.map((item) => toVisit(ports, file, item))),
    spotChecks: checks,
    acceptance: toAcceptance(accepted[0]),
    changesOfUse,
    financing,
  };
}

/** What of a card says whether anything is expected. */
export type Progressing = Pick<ProjectCard, 'milestones' | 'dates' | 'status' | 'fundUse'>;

interface Standing {
  readonly lastUpdateOn: string | null;
  readonly isAccepted: boolean;
  readonly today: string;
}

// While gifts are asked for or money is left, those who gave hear of it.
function nextDue(
  { dates, status, fundUse }: Progressing,
  { lastUpdateOn, isAccepted, today }: Standing,
): string | null {
  const isUnderWay = status === 'open' || fundUse.heldMinor + fundUse.advancesMinor > 0;
  if (isAccepted || !isUnderWay || today < dates.startsOn) return null;
  return addMonthsAnchored(lastUpdateOn ?? dates.startsOn, UPDATE_EVERY_MONTHS);
}

async function toUpdate(ports: Ports, file: ProjectFile, item: WorkItemRecord): Promise<ProgressUpdate> {
  const { happenedOn, title, text, milestone = null, outcomes = null, photographs } = parseUpdate(item.content);
  const isCorrected = item.revision > Number(item.outcome['publishedRevision'] ?? 0);
  const events = isCorrected ? await ports.store.work.events(item.itemId) : [];
  return {
    updateNo: item.itemId,
    happenedOn,
    publishedOn: publishedOn(item),
    title,
    text,
    milestone,
    outcomes,
    photographs: await photographsOf(ports, file.project.projectId, photographs),
    corrections: events.flatMap((event, at) => correctionOf(event, events[at - 1])),
  };
}

function correctionOf({ step, atMs, input }: WorkEventRecord, before: WorkEventRecord | undefined) {
  if (step !== 'correct' || before === undefined) return [];
  const { title, text } = parseUpdate(before.content);
  return [{ on: civilDateOf(atMs), explanation: String(input['explanation']), title, text }];
}

async function toVisit(ports: Ports, file: ProjectFile, { content }: WorkItemRecord) {
  const { visitedOn, found, mend = null, photographs } = parseVisit(content);
  return { visitedOn, found, mend, photographs: await photographsOf(ports, file.project.projectId, photographs) };
}

function toAcceptance(item: WorkItemRecord | undefined): ProjectProgress['acceptance'] {
  if (item === undefined) return null;
  const { photographs: _none, outcomes: _told, said = null, ...counted } = parseAcceptance(item.content);
  return { ...counted, said };
}

function publishedOn({ outcome, updatedMs }: WorkItemRecord): string {
  const day = outcome['publishedOn'];
  return typeof day === 'string' ? day : civilDateOf(updatedMs);
}

function todayOf({ clock }: Ports): string {
  return civilDateOf(clock.nowMs());
}

// Content has passed the schema of its kind when it came in.
function parseUpdate(content: WorkItemRecord['content']): WorkContent<'updates'> {
  return content as WorkContent<'updates'>;
}

function parseVisit(content: WorkItemRecord['content']): WorkContent<'visits'> {
  return content as WorkContent<'visits'>;
}

function parseAcceptance(content: WorkItemRecord['content']): WorkContent<'acceptances'> {
  return content as WorkContent<'acceptances'>;
}
