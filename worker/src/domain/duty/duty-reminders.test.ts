import { beforeEach, describe, expect, test } from 'vitest';
import { aGrant, insertPerson } from '../../testing/access-builders.ts';
import { anId } from '../../testing/builders.ts';
import { anEndpoint } from '../../testing/outbox-builders.ts';
import { publishedPorts } from '../../testing/scenario.ts';
import type { TestPorts } from '../../testing/test-ports.ts';
import { drainOutbox } from '../outbox/sending.ts';
import { tick } from '../tick/tick.ts';
import { tendDuties } from './duty-clock.ts';
import { remindDuties } from './duty-reminders.ts';

const TENANT = anId('tenant');
const ALWAYS = () => true;

let ports: TestPorts;

beforeEach(async () => {
  ports = await publishedPorts();
  const events = ['duty.overdue', 'duty.due-soon'] as const;
  const give = (label: string, role: 'finance' | 'administrator' | 'reviewer') =>
    ({ kind: 'give-grant', record: aGrant({ grantId: anId(`g${label}`), personId: anId(label), role }) }) as const;
  await ports.store.commit([
    { kind: 'put-endpoint', record: anEndpoint({ events }) },
    insertPerson('cashier'),
    insertPerson('keeper'),
    insertPerson('reader'),
  ]);
  await ports.store.commit([give('cashier', 'finance'), give('keeper', 'administrator'), give('reader', 'reviewer')]);
  // Only the campaign's: due on 2027-06-30, a working day.
  await tendDuties(ports, ALWAYS);
});

/** What goes out on a day. */
async function sentOn(date: string) {
  ports.clock.set(Date.parse(`${date}T12:00:00+08:00`));
  const before = [ports.letters.length, ports.posted.length];
  await tendDuties(ports, ALWAYS);
  await remindDuties(ports, ALWAYS);
  await drainOutbox(ports, ALWAYS);
  return {
    letters: ports.letters.slice(before[0]),
    posted: ports.posted.slice(before[1]).map(({ body }) => JSON.parse(body)),
  };
}

describe('a reminder', () => {
  test('RUL-11 goes out 14, 7 and 1 days before, and once on the day after, to those who have to act', async () => {
    const days = ['06-15', '06-16', '06-17', '06-23', '06-24', '06-29', '06-30', '07-01', '07-02'];
    const told: string[] = [];
    for (const day of days) {
      const { letters, posted } = await sentOn(`2027-${day}`);
      expect(letters.map(({ to }) => to).toSorted()).toEqual(
        posted.length === 0 ? [] : ['cashier@example.org', 'keeper@example.org'],
      );
      told.push(...posted.map(({ type, data }) => `${day} ${type} ${data.duties[0].kind} ${data.duties[0].dueLegal}`));
    }
    expect(told).toEqual([
      '06-16 duty.due-soon campaign-final 2027-06-30',
      '06-23 duty.due-soon campaign-final 2027-06-30',
      '06-29 duty.due-soon campaign-final 2027-06-30',
      '07-01 duty.overdue campaign-final 2027-06-30',
    ]);
  });

  test('names what is due in both languages, and nobody', async () => {
    const { letters, posted } = await sentOn('2027-06-16');
    const [letter] = letters;
    expect(letter?.subject).toBe('示例县慈善会：信息公开即将到期 / A disclosure is due soon');
    expect(letter?.text).toContain('- 2027-06-30 募捐结束后的全面公开 · 社区邻里互助（示例）');
    expect(letter?.text).toContain('- 2027-06-30 the campaign in full · 社区邻里互助（示例）');
    expect(JSON.stringify(posted)).not.toContain('@');
  });

  test('is sent once, however often and however many look', async () => {
    ports.clock.set(Date.parse('2027-06-16T12:00:00+08:00'));
    const until = { deadlineMs: ports.clock.nowMs() + 60_000 };
    await Promise.all([tick(ports, until), tick(ports, until)]);
    await tick(ports, until);
    await drainOutbox(ports, ALWAYS);
    expect(ports.posted).toHaveLength(1);
    expect(ports.letters).toHaveLength(2);
    const notices = await ports.store.directory.deliveries({ tenantId: TENANT, limit: 9 });
    expect(notices).toHaveLength(3);
  });

  test('that a stop of up to two days missed is made up for, and no older one', async () => {
    expect((await sentOn('2027-06-18')).posted.map(({ data }) => data.date)).toEqual(['2027-06-16']);
    expect((await sentOn('2027-06-26')).posted).toEqual([]);
  });
});
