// Units committed together must come to what they come to one by one: the same answer to each, the same rows in every
// table. The control leaves out the one statement that keeps a failing unit from its neighbours, and must be caught.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Change, CommitOutcome, WriteUnit } from '../../ports/index.ts';
import {
  aFederation,
  aNotice,
  aProject,
  aPublication,
  aReceipt,
  pledgeUnit,
  projectMigrations,
  sessionUnit,
  settleUnit,
} from '../../testing/index.ts';
import { SerialClient } from './client.ts';
import type { Role } from './connection.ts';
import { Connection } from './connection.ts';
import { applyMigrations } from './migrate.ts';
import type { NativeConnection } from './native.ts';
import { LibsqlStore } from './store.ts';

const RUNS = 25;
const LIMIT_MS = 120_000;
const GIFTS = 4;

let folder: string;
let template: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'happy-homeland-group-'));
  template = join(folder, 'template.db');
  const client = new SerialClient({ url: `file:${template}` });
  await applyMigrations(client, await projectMigrations());
  await new LibsqlStore(client).commit(aPublication({ hardCap: true, goalMinor: 2 * 2000 }));
  await client.drained();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const gift = fc.integer({ min: 1, max: GIFTS });
const orphanReceipt: Change = { kind: 'insert-receipt', record: aReceipt({ effectKey: 'nobody' }) };
const staleFederation: Change = { kind: 'put-federation', record: aFederation({ revision: 7 }) };
const brokenProject: Change = { kind: 'put-project', record: aProject({ revision: 2, goalMinor: 0 }) };

/** Good units, units that lose a guard early or late, one that only COMMIT refuses, one that no retry can make right. */
const unit: fc.Arbitrary<WriteUnit> = fc.oneof(
  { weight: 4, arbitrary: gift.map((number) => pledgeUnit(number)) },
  { weight: 3, arbitrary: gift.map((number) => sessionUnit(number)) },
  { weight: 3, arbitrary: gift.map((number) => settleUnit(number)) },
  {
    weight: 2,
    arbitrary: gift.map((number) => [...pledgeUnit(number), ...sessionUnit(number), ...settleUnit(number)]),
  },
  { weight: 2, arbitrary: gift.map((number) => [notice(number), staleFederation]) },
  { weight: 1, arbitrary: gift.map((number) => [...pledgeUnit(number), orphanReceipt]) },
  { weight: 1, arbitrary: gift.map((number) => [...pledgeUnit(number), brokenProject]) },
);
const units = fc.array(unit, { minLength: 2, maxLength: 12 });

function notice(number: number): Change {
  return { kind: 'insert-inbox', record: aNotice({ eventId: `evt_${number}` }) };
}

interface Result {
  readonly outcomes: readonly string[];
  readonly rows: unknown;
  readonly commits: number;
}

type Send = (store: LibsqlStore, sent: readonly WriteUnit[]) => Promise<PromiseSettledResult<CommitOutcome>[]>;

const atOnce: Send = (store, sent) => Promise.allSettled(sent.map((each) => store.commit(each)));

const oneByOne: Send = async (store, sent) => {
  const settled: PromiseSettledResult<CommitOutcome>[] = [];
  for (const each of sent) settled.push(...(await Promise.allSettled([store.commit(each)])));
  return settled;
};

async function run(sent: readonly WriteUnit[], send: Send, connect?: Connect): Promise<Result> {
  const path = join(folder, `${crypto.randomUUID()}.db`);
  const raw = createClient({ url: `file:${template}` });
  await raw.execute({ sql: 'VACUUM INTO ?', args: [path] });
  raw.close();
  const client = new SerialClient({ url: `file:${path}`, ...(connect && { connect }) });
  await client.verify();
  const settled = await send(new LibsqlStore(client), sent);
  const { commits } = client;
  await client.drained();
  const rows = await everyRow(path);
  for (const suffix of ['', '-wal', '-shm']) await rm(`${path}${suffix}`, { force: true });
  return { outcomes: settled.map(wordOf), rows, commits };
}

function wordOf(settled: PromiseSettledResult<CommitOutcome>): string {
  if (settled.status === 'rejected') return `${settled.reason.name} ${settled.reason.code}`;
  return settled.value.kind === 'lost' ? `lost ${settled.value.guard}` : 'committed';
}

async function everyRow(path: string): Promise<Record<string, unknown[]>> {
  const fresh = createClient({ url: `file:${path}` });
  const { rows: tables } = await fresh.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  const found: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    const { rows } = await fresh.execute(`SELECT * FROM ${String(name)}`);
    found[String(name)] = rows.map((row) => JSON.stringify(row)).toSorted();
  }
  fresh.close();
  return found;
}

type Connect = (url: string, role: Role) => Connection;

/** Forgets to take a failing unit back. */
class LeakingConnection extends Connection {
  override use<Result>(work: (native: NativeConnection) => Result): Result {
    return super.use((native) => work(leaking(native)));
  }
}

function leaking(native: NativeConnection): NativeConnection {
  return new Proxy(native, {
    get: (target, name) => {
      if (name === 'run') {
        return (statement: Parameters<NativeConnection['run']>[0]) =>
          statement.sql.startsWith('ROLLBACK TO') ? null : target.run(statement);
      }
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

test('any units committed together come to what they come to one by one', { timeout: LIMIT_MS }, async () => {
  let commitsSaved = 0;
  await fc.assert(
    fc.asyncProperty(units, async (sent) => {
      const together = await run(sent, atOnce);
      const alone = await run(sent, oneByOne);
      expect(together.outcomes).toEqual(alone.outcomes);
      expect(together.rows).toEqual(alone.rows);
      commitsSaved += alone.commits - together.commits;
    }),
    { numRuns: RUNS },
  );
  expect(commitsSaved).toBeGreaterThan(0);
});

test('a group that leaves a failing unit half done is caught by the same comparison', async () => {
  const sent = [pledgeUnit(1), [notice(1), staleFederation], pledgeUnit(2)];
  const leaky = await run(sent, atOnce, (url, role) => new LeakingConnection(url, role));
  const alone = await run(sent, oneByOne);
  expect(leaky.outcomes).toEqual(alone.outcomes);
  expect(leaky.rows).not.toEqual(alone.rows);
});
