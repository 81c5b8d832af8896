// What somebody with a shell could do to the rows, and who notices.

import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NO_MARK } from '../adapters/memory/memory-log.ts';
import { tick } from '../domain/tick/tick.ts';
import type { LogWorld, TempLibsqlStore, TestPorts } from '../testing/index.ts';
import { aLogWorld, tempLibsqlStore } from '../testing/index.ts';
import { LogWatch } from './log-watch.ts';
import { checkRows, PASS_EVERY_MS } from './rows-check.ts';
import { sequence } from './sequencer.ts';

const GIFTS = 600;
const FREE_LEAF = ['leaf_no_update', 'leaf_no_delete', 'leaf_follows_the_last', 'leaf_is_of_its_entry'];
const FREE_JOURNAL = ['journal_no_update', 'journal_no_delete', 'posting_no_update', 'posting_no_delete'];

let live: TempLibsqlStore;
let world: LogWorld;

beforeEach(async () => {
  live = await tempLibsqlStore();
  world = await aLogWorld({ store: live.store });
  for (let part = 0; part < 3; part += 1) await world.give(GIFTS / 3);
  await sequence(world.ports);
});

afterEach(() => live.remove());

/** Changes rows past every trigger. */
async function edit(...statements: string[]): Promise<void> {
  const client = createClient({ url: live.url });
  const { rows } = await client.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'");
  const there = rows.map(({ name }) => String(name));
  const inTheWay = [...FREE_LEAF, ...FREE_JOURNAL].filter((name) => there.includes(name));
  await client.execute('PRAGMA foreign_keys = OFF');
  for (const name of inTheWay) await client.execute(`DROP TRIGGER ${name}`);
  for (const sql of statements) await client.execute(sql);
  client.close();
}

/** What a process says that starts now. */
async function findings(ports: TestPorts = world.another('started-later')): Promise<readonly string[]> {
  for (let slice = 0; slice < 4; slice += 1) await checkRows(ports, 256);
  return new LogWatch(ports).findings();
}

describe('the rows of a log', () => {
  test('that nobody touched are found to be those that were signed, slice by slice', async () => {
    expect(await findings()).toEqual([]);
    await world.give(5);
    expect(await findings()).toEqual([]);
  });

  test('LED-05 that lost their tail are noticed, and nothing is signed from then on', async () => {
    const cut = `(SELECT journal_id FROM leaf WHERE seq = ${GIFTS + 1})`;
    await edit(
      `DELETE FROM posting WHERE journal_id = ${cut}`,
      `DELETE FROM journal WHERE journal_id = ${cut}`,
      `DELETE FROM leaf WHERE seq = ${GIFTS + 1}`,
    );
    const ports = world.another('started-later');
    expect(await findings(ports)).toEqual(['log-damaged']);
    expect(await sequence(ports)).toEqual({ kind: 'stopped', reason: 'damaged' });
  });

  test('LED-05 that lost their tail with the head and the checkpoint of it are noticed by the mark', async () => {
    await edit(
      `DELETE FROM leaf WHERE seq = ${GIFTS + 1}`,
      'DELETE FROM log_checkpoint',
      'UPDATE log_head SET size = 1',
    );
    expect(await findings()).toEqual(['log-rolled-back']);
  });

  test('LED-06 that changed places are noticed, leaves and entries alike', async () => {
    await edit(
      'UPDATE leaf SET seq = -seq WHERE seq IN (40, 41)',
      'UPDATE leaf SET seq = 81 + seq WHERE seq IN (-40, -41)',
    );
    expect(await findings()).toEqual(['log-damaged']);
    await edit(
      'UPDATE leaf SET seq = -seq WHERE seq IN (40, 41)',
      'UPDATE leaf SET seq = 81 + seq WHERE seq IN (-40, -41)',
    );
    expect(await findings()).toEqual([]);
    await edit(
      'UPDATE journal SET seq = -seq WHERE seq IN (40, 41)',
      'UPDATE journal SET seq = 81 + seq WHERE seq IN (-40, -41)',
    );
    expect(await findings()).toEqual(['log-damaged']);
  });

  test.each([
    [
      'an amount of an old entry, balanced',
      'UPDATE posting SET amount_minor = amount_minor * 2 WHERE journal_id = (SELECT journal_id FROM leaf WHERE seq = 3)',
    ],
    [
      'the day of an old entry',
      "UPDATE journal SET effective_on = '2026-11-01' WHERE journal_id = (SELECT journal_id FROM leaf WHERE seq = 3)",
    ],
    [
      'a byte of an old leaf',
      "UPDATE leaf SET bytes = CAST(replace(CAST(bytes AS TEXT), '2026-11-22', '2026-11-21') AS BLOB) WHERE seq = 3",
    ],
    [
      'the signed checkpoint',
      "UPDATE log_checkpoint SET note = replace(note, char(10) || '601' || char(10), char(10) || '600' || char(10))",
    ],
  ])('with %s changed are noticed', async (_, sql) => {
    await edit(sql);
    expect(await findings()).toEqual(['log-damaged']);
  });

  test('are noticed where entry and leaf were changed alike', async () => {
    await edit(
      "UPDATE leaf SET bytes = CAST(replace(CAST(bytes AS TEXT), '2026-11-22', '2026-11-21') AS BLOB) WHERE seq = 3",
      "UPDATE journal SET effective_on = '2026-11-21' WHERE journal_id = (SELECT journal_id FROM leaf WHERE seq = 3)",
    );
    expect(await findings()).toEqual(['log-damaged']);
    expect(JSON.stringify(world.ports.reported)).toContain('are not those that were signed');
  });

  test('are noticed with a head that has another root than the mark', async () => {
    await edit('UPDATE log_head SET root = zeroblob(32)');
    expect(await findings()).toEqual(['log-rolled-back']);
    expect(await findings(world.another('without-a-mark', { mark: NO_MARK }))).toEqual(['log-damaged']);
  });

  test('are looked at again by a running process, an hour after the last time', async () => {
    const ports = world.another('running', { mark: NO_MARK });
    const limits = { deadlineMs: Number.POSITIVE_INFINITY };
    await tick(ports, limits);
    await edit("UPDATE journal SET effective_on = '2026-11-01' WHERE seq = 3");
    await tick(ports, limits);
    expect(await new LogWatch(ports).findings()).toEqual([]);
    world.ports.clock.advance(PASS_EVERY_MS);
    await tick(ports, limits);
    expect(await new LogWatch(ports).findings()).toEqual(['log-damaged']);
  });
});
