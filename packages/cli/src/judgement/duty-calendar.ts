// The duties of a whole file, each once, in the order of their dates. A charity's yearly report is one duty however many
// campaigns it has, and a campaign's progress is one however many projects.

import type { Duty, DutyKind, DutyStatus } from '@happy-homeland/rules';
import type { Subject } from './judge-file.ts';

const DAY_MS = 86_400_000;
/** More is a mistake of somebody's, and no calendar to live by. */
const DUTIES_MAX = 2_000;

export interface CalendarEntry {
  /** Stable, and unique in the world: the charity's credit code stands in it. */
  readonly uid: string;
  readonly owner: { readonly section: 'charities' | 'campaigns' | 'projects'; readonly key: string };
  /** The owner's name for people. */
  readonly ownerName: string;
  readonly duty: Duty;
  /** Days from the day asked about to `dueStrict`, and to `dueLegal`; negative once it is past. */
  readonly daysLeft: number;
  readonly daysLeftLegal: number;
}

export interface DutyCalendar {
  readonly entries: readonly CalendarEntry[];
  /** Duties beyond the bound: those that are done go first, then the latest. */
  readonly leftOut: number;
}

const OF_CHARITY: ReadonlySet<DutyKind> = new Set([
  'annual-report',
  'related-parties',
  'major-event',
  'major-projects',
]);
const OF_PROJECT: ReadonlySet<DutyKind> = new Set(['project-setup', 'project-progress', 'project-final', 'surplus']);
/** Where two evaluations tell of one duty, what was told most of it. */
const MOST_TOLD: readonly DutyStatus[] = ['met', 'published-here', 'open', 'overdue', 'unknown'];

/** The calendar of everything that was judged. */
export function dutyCalendar(subjects: readonly Subject[]): DutyCalendar {
  const byUid = new Map<string, CalendarEntry>();
  for (const subject of subjects) {
    for (const entry of entriesOf(subject, byUid)) {
      const before = byUid.get(entry.uid);
      if (before === undefined || rankOf(entry) < rankOf(before)) byUid.set(entry.uid, entry);
    }
  }
  const all = [...byUid.values()].toSorted(byDue);
  const kept = new Set([...all.filter((entry) => !isDone(entry)), ...all.filter(isDone)].slice(0, DUTIES_MAX));
  return { entries: all.filter((entry) => kept.has(entry)), leftOut: all.length - kept.size };
}

function entriesOf(subject: Subject, known: ReadonlyMap<string, unknown>): CalendarEntry[] {
  const { evaluation, published } = subject;
  const seen = new Map<string, number>();
  return evaluation.duties.map((duty) => {
    // Two events of one day bring about two duties of one kind with one date.
    const slot = `${duty.kind}.${duty.dueStrict}`;
    const number = (seen.get(slot) ?? 0) + 1;
    seen.set(slot, number);
    const uidOf = (owner: Owner) =>
      `${slot}${number > 1 ? `.${number}` : ''}/${subject.keys.federation}/${owner.section}/${owner.key}@${published.charity.uscc}.happy-homeland`;
    const [first, second] = ownersOf(duty, subject);
    const owner = second === undefined || known.has(uidOf(first)) ? first : second;
    const ownerName = nameOf(owner, subject);
    return { uid: uidOf(owner), owner, ownerName, duty, ...daysLeft(duty, evaluation.on ?? duty.dueStrict) };
  });
}

type Owner = CalendarEntry['owner'];

/** Whose duty it is. What a project's own facts bring about, and its campaign's do not, is the project's: the second. */
function ownersOf({ kind }: Duty, { keys, published }: Subject): readonly [Owner, Owner?] {
  if (OF_CHARITY.has(kind)) return [{ section: 'charities', key: keys.charity }];
  const ofCampaign: Owner = { section: 'campaigns', key: keys.campaign };
  if (keys.project === undefined) return [ofCampaign];
  const ofProject: Owner = { section: 'projects', key: keys.project };
  const hasOwnDates = published.project?.facts?.['project'] !== undefined;
  return OF_PROJECT.has(kind) && hasOwnDates ? [ofProject] : [ofCampaign, ofProject];
}

function nameOf({ section }: Owner, { published }: Subject): string {
  const { charity, campaign, project } = published;
  return { charities: charity.name, campaigns: campaign.filedTitle, projects: project?.title ?? '' }[section];
}

function daysLeft({ dueStrict, dueLegal }: Duty, on: string): Pick<CalendarEntry, 'daysLeft' | 'daysLeftLegal'> {
  return { daysLeft: daysBetween({ from: on, to: dueStrict }), daysLeftLegal: daysBetween({ from: on, to: dueLegal }) };
}

function daysBetween({ from, to }: { readonly from: string; readonly to: string }): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

function rankOf({ duty }: CalendarEntry): number {
  return MOST_TOLD.indexOf(duty.status);
}

/** Whether nothing is left to do about it. */
export function isDone({ duty }: Pick<CalendarEntry, 'duty'>): boolean {
  return duty.status === 'met';
}

/** Of one day, in the order in which they were told. */
function byDue(a: CalendarEntry, b: CalendarEntry): number {
  return Number(a.duty.dueStrict > b.duty.dueStrict) - Number(a.duty.dueStrict < b.duty.dueStrict);
}
