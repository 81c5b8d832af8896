// The clock of disclosure. Duties are asked for again when their facts have changed and when a day has begun: law, certificate
// and calendar move with the day. What is kept is derived, so a run that breaks off loses nothing.

import type { Change, DutyRecord, DutySubject, Ports } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { owedBy } from './owed-duties.ts';

/** Of one run; what is left waits for the next, which comes in seconds. */
const SUBJECTS_PER_RUN = 400;
const SUBJECTS_PER_ROUND = 20;
const RECHECKED_PER_UNIT = 2_000;

/** Asks the rules for whatever is due to be asked, those first whose facts have changed. Answers how many were asked. */
export async function tendDuties(ports: Ports, mayGoOn: () => boolean): Promise<number> {
  const today = civilDateOf(ports.clock.nowMs());
  const done = new Set<string>();
  while (done.size < SUBJECTS_PER_RUN && mayGoOn()) {
    const stale = await ports.store.directory.staleDuties({ today, limit: SUBJECTS_PER_ROUND });
    // Marked anew by what it hangs on, it is asked for again in the same run.
    const fresh = stale.filter((subject) => !done.has(nameOf(subject)));
    if (fresh.length === 0) break;
    for (const subject of fresh) {
      done.add(nameOf(subject));
      if (!mayGoOn()) return done.size;
      await tendSubject(ports, subject, today);
    }
  }
  return done.size;
}

function nameOf({ subjectId, stamp }: DutySubject): string {
  return `${subjectId} ${stamp}`;
}

// What hangs on it is marked first: until that is done it stays at the head of the queue itself.
async function tendSubject(ports: Ports, subject: DutySubject, today: string): Promise<void> {
  if (subject.judgedOn === '' && subject.subject !== 'project') await recheckBelow(ports, subject.subjectId);
  const change = await judgement(ports, subject, today);
  // Lost: its facts have changed meanwhile, and the next run asks again.
  await ports.store.commit([change]);
}

async function judgement(ports: Ports, subject: DutySubject, judgedOn: string): Promise<Change> {
  const { subjectId, stamp } = subject;
  const kept = await ports.store.directory.dutiesOf(subjectId);
  const owed = (await owedBy(ports, subject)) ?? [];
  return { kind: 'keep-duties', subjectId, stamp, judgedOn, duties: isSame(kept, owed) ? null : owed };
}

function isSame(kept: readonly DutyRecord[], owed: readonly DutyRecord[]): boolean {
  const texts = (records: readonly DutyRecord[]) => records.map(textOf).sort();
  const [before, now] = [texts(kept), texts(owed)];
  return before.length === now.length && before.every((text, at) => text === now[at]);
}

function textOf({ dutyId, dueLegal, met, told, words }: DutyRecord): string {
  return JSON.stringify([dutyId, dueLegal, met, told, Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

async function recheckBelow(ports: Ports, parentId: string): Promise<void> {
  let after = '';
  for (;;) {
    const upTo = await ports.store.directory.lastOfNext({ parentId, after, limit: RECHECKED_PER_UNIT });
    if (upTo === null) return;
    await ports.store.commit([{ kind: 'recheck-duties', parentId, after, upTo }]);
    after = upTo;
  }
}
