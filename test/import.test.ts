// Statements as an officer imports them: a file, `hh`, the application and either store, all real.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '@happy-homeland/cli';
import { paymentCodeOf } from '@happy-homeland/contract/payment-code';
import { createApp } from '@happy-homeland/worker';
import type { TwoFederations } from '@happy-homeland/worker/testing';
import { tempLibsqlStore, twoFederations } from '@happy-homeland/worker/testing';
import { afterAll, afterEach, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'happy-homeland-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

const stores: Awaited<ReturnType<typeof tempLibsqlStore>>[] = [];
afterEach(async () => {
  for (const temp of stores.splice(0)) await temp.remove();
});

let files = 0;
let worlds = 0;

function fileOf(content: string | Uint8Array): string {
  files += 1;
  const name = join(folder, `${files}.csv`);
  writeFileSync(name, content);
  return name;
}

async function worldOn(kind: 'memory' | 'libsql'): Promise<TwoFederations> {
  worlds += 1;
  if (kind === 'memory') return twoFederations();
  const temp = await tempLibsqlStore();
  stores.push(temp);
  return twoFederations({ store: temp.store });
}

async function hh(world: TwoFederations, words: readonly string[], apiKey = world.here.apiKey) {
  const out: string[] = [];
  const err: string[] = [];
  const app = createApp(world.ports);
  const code = await run(['import', ...words, '--lang', 'en', '--data', join(folder, `columns-${worlds}`)], {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    env: { HH_API_URL: 'https://give.example.org', HH_API_KEY: apiKey },
    signal: new AbortController().signal,
    fetch: async (url, init) => app.request(url, init),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

async function raised({
  call,
  here,
}: TwoFederations): Promise<{ readonly raisedMinor: number; readonly donors: number }> {
  const { json } = await call(`/v1/projects/${here.projectId}`);
  return { raisedMinor: json.raisedMinor, donors: json.donors };
}

const BANK_HEAD = '交易日期,流水号,借方金额,贷方金额,对方户名,附言\n';

describe.each(['memory', 'libsql'] as const)('hh import into the store in %s', (kind) => {
  test('books the lines of a bank by their codes, sends no names, and does it once', async () => {
    const world = await worldOn(kind);
    const { projectId } = world.here;
    const before = await raised(world);
    const lines = [
      `2026-11-20,S1,,１２３.50元,张三丰,捐 ${paymentCodeOf(projectId)}`,
      '2026-11-20,S2,,7.00,李四光,不知道给谁',
      '2026-11-20,S3,50.00,,某公司,付款',
      `2026-09-01,S4,,9.00,王五,${paymentCodeOf(projectId)}`,
    ];
    const name = fileOf(`${BANK_HEAD}${lines.join('\n')}\n`);
    const words = [name, '--source', 'bank', '--project', projectId];
    const tried = await hh(world, [...words, '--dry-run']);
    expect(tried).toMatchObject({
      code: 0,
      out: expect.stringContaining('Tried, nothing booked: counted 1 (CNY 123.50), waiting to be decided 2'),
    });
    expect(await raised(world)).toEqual(before);
    const done = await hh(world, words);
    expect(done).toMatchObject({
      code: 0,
      out: expect.stringContaining('Done: counted 1 (CNY 123.50), waiting to be decided 2'),
    });
    expect(await raised(world)).toEqual({ raisedMinor: before.raisedMinor + 12_350, donors: before.donors + 1 });
    const again = await hh(world, words);
    expect(again.out).toContain('there from before 3');
    expect(await raised(world)).toEqual({ raisedMinor: before.raisedMinor + 12_350, donors: before.donors + 1 });
    expect(`${done.out}${done.err}`).not.toMatch(/张三丰|李四光|不知道/);
  });

  test('books a platform’s statement as one batch of each project, and a copy of it not again', async () => {
    const world = await worldOn(kind);
    const { projectId } = world.here;
    const before = await raised(world);
    const text = '捐赠时间,捐赠金额（元）,项目\n2026-11-03,10.00,村里的项目\n2026-11-04,5.00,村里的项目\n';
    const words = ['--source', 'platform:示例互联网公开募捐服务平台', '--project', projectId];
    const unknown = await hh(world, [fileOf(text), ...words, '--dry-run']);
    expect(unknown.err).toContain('names no project');
    const done = await hh(world, [fileOf(text), ...words, '--map', `project:村里的项目=${projectId}`]);
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('counted 2 (CNY 15.00)') });
    // What was said of the name is remembered, and bytes that differ say the same.
    const copy = await hh(world, [fileOf(text.replaceAll('\n', '\r\n')), ...words]);
    expect(copy).toMatchObject({ code: 0, out: expect.stringContaining('there from before 2 (CNY 15.00)') });
    expect(await raised(world)).toEqual({ raisedMinor: before.raisedMinor + 1_500, donors: before.donors + 2 });
  });

  test('books nothing of a file while one row does not fit, and names the cell', async () => {
    const world = await worldOn(kind);
    const before = await raised(world);
    const words = ['--source', 'cash', '--project', world.here.projectId];
    const out = join(folder, 'findings.csv');
    const unread = await hh(world, [
      fileOf('日期,金额\n2026-11-20,5.00\n2026-11-20,=HYPERLINK(1)\n'),
      ...words,
      '--out',
      out,
    ]);
    expect(unread).toMatchObject({ code: 1, err: expect.stringContaining('B3') });
    expect(readFileSync(out, 'utf8')).toContain('B3');
    const ahead = await hh(world, [fileOf('日期,金额\n2026-11-20,5.00\n2026-12-20,5.00\n'), ...words]);
    expect(ahead).toMatchObject({ code: 1, err: expect.stringContaining('row 3: not booked, its day is yet to come') });
    expect(ahead.out).toContain('Tried, nothing booked');
    expect(await raised(world)).toEqual(before);
  });

  test('is refused to a stranger’s key as if the project were not there', async () => {
    const world = await worldOn(kind);
    const name = fileOf('日期,金额\n2026-11-20,5.00\n');
    const words = [name, '--source', 'cash', '--project', world.here.projectId];
    const before = await raised(world);
    expect(await hh(world, words, world.there.apiKey)).toMatchObject({
      code: 1,
      err: expect.stringContaining('not-found'),
    });
    expect(await hh(world, words, 'nobody')).toMatchObject({ code: 1, err: expect.stringContaining('unauthorized') });
    expect(await raised(world)).toEqual(before);
  });
});

test('the same file imported four times at once is booked once', async () => {
  const world = await worldOn('libsql');
  const { projectId } = world.here;
  const before = await raised(world);
  const code = paymentCodeOf(projectId);
  const lines = Array.from({ length: 250 }, (_, at) => `2026-11-20,S${at},,1.00,,${at % 2 === 0 ? code : ''}`);
  const words = [fileOf(`${BANK_HEAD}${lines.join('\n')}\n`), '--source', 'bank', '--project', projectId];
  await Promise.all(Array.from({ length: 4 }, () => hh(world, words)));
  expect((await hh(world, words)).out).toContain('there from before 250 (CNY 250.00), not booked 0');
  expect(await raised(world)).toEqual({ raisedMinor: before.raisedMinor + 12_500, donors: before.donors + 125 });
});

test('a file that is neither, a source that there is not and columns that nobody can tell are said at once', async () => {
  const world = await worldOn('memory');
  const { projectId } = world.here;
  const name = fileOf('甲,乙\n1,2\n');
  expect(await hh(world, [name, '--source', 'cash', '--project', projectId])).toMatchObject({
    code: 1,
    out: expect.stringContaining('--map date=HEADER'),
  });
  for (const source of ['platform', 'bank:', 'cash:x', 'somewhere']) {
    expect(await hh(world, [name, '--source', source])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--source takes'),
    });
  }
  expect(await hh(world, [name, '--source', 'cash', '--project', 'x'])).toMatchObject({ code: 2 });
  expect(await hh(world, [name, '--source', 'cash', '--map', 'amount'])).toMatchObject({ code: 2 });
  expect(await hh(world, [fileOf('%PDF-1.7'), '--source', 'cash'])).toMatchObject({
    code: 1,
    out: expect.stringContaining('PDF'),
  });
});
