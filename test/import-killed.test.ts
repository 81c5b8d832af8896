// `hh import` as its own process, killed outright while it books, its server's storage gone in the same moment, and run again: the
// books are as if nothing had happened.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { paymentCodeOf } from '@happy-homeland/contract/payment-code';
import { serve } from '@happy-homeland/worker/node';
import type { WriteUnit } from '@happy-homeland/worker/ports';
import { StoreError } from '@happy-homeland/worker/ports';
import type { TwoFederations } from '@happy-homeland/worker/testing';
import { anId, FaultyStore, tempLibsqlStore, twoFederations } from '@happy-homeland/worker/testing';
import { afterAll, expect, test } from 'vitest';

const HH = resolve(import.meta.dirname, '../packages/cli/src/hh.ts');
const LINES = 240;
const folder = mkdtempSync(join(tmpdir(), 'happy-homeland-killed-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Tells how many units with entries were committed, and takes none while it is down. */
class Watched extends FaultyStore {
  booked = 0;
  isDown = false;
  onBooked: (booked: number) => void = () => undefined;

  override async commit(unit: WriteUnit) {
    if (this.isDown) throw new StoreError({ code: 'unavailable', message: 'the storage is gone' });
    const outcome = await super.commit(unit);
    if (unit.some(({ kind }) => kind === 'append-journal')) {
      this.booked += 1;
      this.onBooked(this.booked);
    }
    return outcome;
  }
}

interface Deployment extends AsyncDisposable {
  readonly world: TwoFederations;
  readonly store: Watched;
  readonly url: string;
}

async function deployment(): Promise<Deployment> {
  const temp = await tempLibsqlStore();
  const store = new Watched(temp.store);
  const world = await twoFederations({ store });
  const running = await serve({
    ports: world.ports,
    port: 0,
    beat: () => undefined,
    databaseTaken: new Promise(() => undefined),
    closeStore: async () => undefined,
  });
  const dispose = async () => {
    await running.close();
    await temp.remove();
  };
  return { world, store, url: running.url, [Symbol.asyncDispose]: dispose };
}

function statementFor({ here }: TwoFederations): string {
  const code = paymentCodeOf(here.projectId);
  const lines = Array.from(
    { length: LINES },
    (_, at) => `2026-11-${10 + (at % 10)},S${at},${(at % 7) + 1}.00,${at % 5 === 0 ? '不知道给谁' : code}`,
  );
  const name = join(folder, `${here.projectId}.csv`);
  writeFileSync(name, `交易日期,流水号,贷方金额,附言\n${lines.join('\n')}\n`);
  return name;
}

/** Runs it to its end, or until `killAt` units more are booked. */
async function hh({ world, store, url }: Deployment, killAt?: number) {
  const { apiKey, projectId } = world.here;
  const words = ['import', statementFor(world), '--source', 'bank', '--project', projectId, '--lang', 'en'];
  const child = spawn(process.execPath, [HH, ...words, '--data', join(folder, anId('columns'))], {
    env: { ...process.env, HH_API_URL: url, HH_API_KEY: apiKey },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  store.isDown = false;
  const before = store.booked;
  store.onBooked = (booked) => {
    if (killAt === undefined || booked - before < killAt) return;
    child.kill('SIGKILL');
    store.isDown = true;
  };
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((done) => {
    child.once('close', (...ended) => done(ended));
  });
  store.onBooked = () => undefined;
  return { code, signal, out };
}

async function booksOf({ world: { ports, here } }: Deployment) {
  const file = await ports.store.directory.file(here.projectId);
  const charityId = file?.project.charityId ?? '';
  const { books } = ports.store;
  const open = await books.openMatters(charityId, 1_000);
  const totals = await books.totals([here.projectId]);
  return {
    totals: totals.map(({ projectId: _, ...total }) => total),
    bankMinor: await books.balanceOf(`${charityId}/A:Bank/CNY`),
    unknownMinor: await books.balanceOf(`${charityId}/L:Unidentified/CNY`),
    open: open.map(({ effectiveOn, amountMinor }) => [effectiveOn, amountMinor].join(' ')).toSorted(),
  };
}

test('an import killed at any row and run again books what an import that nobody killed does', {
  timeout: 240_000,
}, async () => {
  await using whole = await deployment();
  const before = await booksOf(whole);
  expect(await hh(whole)).toMatchObject({ code: 0, out: expect.stringContaining('counted 192') });
  const expected = await booksOf(whole);
  expect(expected.open).toHaveLength(before.open.length + LINES / 5);
  await using killed = await deployment();
  for (const killAt of [1, 37, 150]) {
    const { signal } = await hh(killed, killAt);
    expect(signal).toBe('SIGKILL');
  }
  expect(await hh(killed)).toMatchObject({ code: 0, out: expect.stringContaining('there from before') });
  expect(await booksOf(killed)).toEqual(expected);
  const again = await hh(killed);
  expect(again.out).toContain(`there from before ${LINES}`);
  expect(await booksOf(killed)).toEqual(expected);
});
