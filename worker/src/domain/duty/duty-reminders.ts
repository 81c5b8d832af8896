// Reminding people before a duty falls due, and saying when it is overdue: once for each day that asks for it, all duties of a
// federation together. Who has to report on a thousand projects gets one letter a day, not a thousand.

import type { WebhookEvent } from '@happy-homeland/contract';
import type { DutyListQuery, NamedDutyRecord, Ports } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { told } from '../outbox/telling.ts';
import { daysAfter, SOON_DAYS } from './duty-state.ts';

/** Days before the day as counted on which people are reminded. */
export const REMIND_DAYS: readonly number[] = [SOON_DAYS, 7, 1];
/** A deployment that was away tells of the days that it missed, as far back as this. */
const MISSED_MAX_DAYS = 3;
/** What one reminder names; the worklist has all of them. */
const NAMED_MAX = 50;
const FEDERATIONS_MAX = 5_000;

const doneBy = new WeakMap<Ports['store'], string>();

/** Tells of whatever has come within a reminder's reach or past its date. Twice at once, each is told once. */
export async function remindDuties(ports: Ports, mayGoOn: () => boolean): Promise<void> {
  const today = civilDateOf(ports.clock.nowMs());
  if (doneBy.get(ports.store) === today) return;
  for (let ago = MISSED_MAX_DAYS - 1; ago >= 0; ago -= 1) {
    if (!(await remindOn(ports, daysAfter(today, -ago), mayGoOn))) return;
  }
  doneBy.set(ports.store, today);
}

async function remindOn(ports: Ports, day: string, mayGoOn: () => boolean): Promise<boolean> {
  const { directory } = ports.store;
  const soonOn = REMIND_DAYS.map((days) => daysAfter(day, days));
  const yesterday = daysAfter(day, -1);
  for (const tenantId of await directory.federationsOwing({ strictOn: soonOn, legalOn: yesterday }, FEDERATIONS_MAX)) {
    if (!mayGoOn()) return false;
    const soon = await Promise.all(
      soonOn.map((date) => dutiesBy(ports, tenantId, { strictFrom: date, strictTo: date })),
    );
    await tell(ports, 'duty.due-soon', { tenantId, day, duties: soon.flat() });
    const overdue = await dutiesBy(ports, tenantId, { legalFrom: yesterday, legalTo: yesterday });
    await tell(ports, 'duty.overdue', { tenantId, day, duties: overdue });
  }
  return true;
}

function dutiesBy(ports: Ports, tenantId: string, dates: Partial<DutyListQuery>) {
  const all = { charityIds: null, subjectIds: null, met: false, newestFirst: false, limit: NAMED_MAX + 1 };
  return ports.store.directory.duties({ tenantIds: [tenantId], ...all, ...dates });
}

interface Reminder {
  readonly tenantId: string;
  readonly day: string;
  readonly duties: readonly NamedDutyRecord[];
}

async function tell(ports: Ports, event: WebhookEvent, { tenantId, day, duties }: Reminder): Promise<void> {
  if (duties.length === 0) return;
  const data = { date: day, duties: duties.slice(0, NAMED_MAX).map(inShort), more: duties.length > NAMED_MAX };
  const notice = await told(ports, { tenantId, event, fact: `${tenantId} ${day}`, data });
  // Lost: it is told already.
  await ports.store.commit([notice]);
}

function inShort(duty: NamedDutyRecord) {
  const { dutyId, kind, dueStrict, dueLegal, projectId, charity, campaign, project, words } = duty;
  const name = duty.projectTitle ?? duty.campaignTitle ?? duty.charityName;
  return { dutyId, kind, dueStrict, dueLegal, title: words.title, name, charity, campaign, project, projectId };
}
