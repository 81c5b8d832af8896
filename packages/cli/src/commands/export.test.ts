import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../run.ts';
import { cardOf, gift, LOG_URL, SampleLog } from '../testing/sample-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'happy-homeland-export-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function sampleLog(): Promise<SampleLog> {
  const log = await SampleLog.create();
  log.append(...Array.from({ length: 600 }, () => gift(100)));
  log.cards = [cardOf('well', 60_000, 600)];
  await log.publish();
  return log;
}

async function hh(argv: readonly string[], log?: SampleLog, signal = new AbortController().signal) {
  return hhAt([...argv, '--data', join(folder, 'data')], { log, signal, env: {} });
}

interface Place {
  readonly log?: SampleLog | undefined;
  readonly signal?: AbortSignal;
  readonly env: Record<string, string>;
}

async function hhAt(argv: readonly string[], { log, env, signal = new AbortController().signal }: Place) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run([...argv], {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    env,
    signal,
    pause: async () => undefined,
    fetch: log?.fetch ?? (() => Promise.reject(new Error('nothing may be asked'))),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('a log in one file is audited without the deployment', async () => {
  const name = join(folder, 'log.tar');
  const exported = await hh(['export', LOG_URL, '--out', name], await sampleLog());
  expect(exported).toEqual({ code: 0, out: `已写出 ${name}：601 条记录，1 个项目。核对：hh audit ${name}`, err: '' });
  const { code, out } = await hh(['audit', name]);
  expect(code).toBe(0);
  expect(out).toContain('逐条核对 601 条，1 个项目有账');
  expect(out).toContain('1 个项目公布的数字都对得上。流水没有逐笔比较');
});

test('an older file is audited after a newer one, and nobody is accused of going back', async () => {
  const log = await sampleLog();
  const [older, newer] = [join(folder, 'older.tar'), join(folder, 'newer.tar')];
  await hh(['export', LOG_URL, '--out', older], log);
  log.append(gift(100));
  log.cards = [cardOf('well', 60_100, 601)];
  await log.publish();
  await hh(['export', LOG_URL, '--out', newer], log);
  expect((await hh(['audit', newer])).code).toBe(0);
  const { code, out } = await hh(['audit', older]);
  expect([code, out]).toEqual([0, expect.stringContaining('账目快照：601 条')]);
  // What the newer one was held against stays what the next is held against.
  log.rewrite(3, gift(100));
  await log.publish();
  const rewritten = join(folder, 'rewritten.tar');
  await hh(['export', LOG_URL, '--out', rewritten], log);
  const again = await hh(['audit', rewritten]);
  expect([again.code, again.out]).toEqual([1, expect.stringContaining('602')]);
});

test('files of two logs are audited side by side', async () => {
  const name = join(folder, 'log.tar');
  await hh(['export', LOG_URL, '--out', name], await sampleLog());
  const other = readFileSync(name).toString('latin1').replaceAll('log.example.org/shili', 'log.example.com/shili');
  const unlike = join(folder, 'other.tar');
  writeFileSync(unlike, other, 'latin1');
  const home = { env: { XDG_DATA_HOME: join(folder, 'home') } };
  expect((await hhAt(['audit', name], home)).code).toBe(0);
  // It is no log that anybody signed; that is what is said, and not that it contradicts the first.
  const { err } = await hhAt(['audit', unlike], home);
  expect(err).not.toContain('相矛盾');
  expect(readdirSync(join(folder, 'home', 'happy-homeland', 'audit')).sort()).toEqual([
    'exported-log.example.com_shili',
    'exported-log.example.org_shili',
  ]);
});

test('the file is an archive that others read', async () => {
  const name = join(folder, 'log.tar');
  const log = await sampleLog();
  await hh(['export', LOG_URL, '--out', name], log);
  const listed = execFileSync('tar', ['-tf', name], { encoding: 'utf8' }).trim().split('\n').sort();
  const tiles = [...log.files.keys()].filter((path) => log.asked.includes(`/log/${path}`) && path.startsWith('tile/'));
  expect(listed).toEqual([...tiles, 'checkpoint', 'projects.jsonl', 'trust.json'].sort());
  expect(tiles).toHaveLength(7);
  const entries = execFileSync('tar', ['-xOf', name, 'tile/entries/001']);
  expect(entries.equals(log.files.get('tile/entries/001') ?? new Uint8Array())).toBe(true);
});

test('a file that was changed afterwards is caught, and a torn one is refused', async () => {
  const name = join(folder, 'log.tar');
  await hh(['export', LOG_URL, '--out', name], await sampleLog());
  const bytes = readFileSync(name);
  const at = bytes.indexOf('"amountMinor":100');
  writeFileSync(
    name,
    Buffer.concat([bytes.subarray(0, at), Buffer.from('"amountMinor":900'), bytes.subarray(at + 17)]),
  );
  const changed = await hh(['audit', name]);
  expect([changed.code, changed.out]).toEqual([1, expect.stringContaining('第 2 条记录被改动')]);
  for (const torn of [bytes.subarray(0, 5_000), bytes.subarray(0, 100), Buffer.alloc(3_000, 7), Buffer.alloc(0)]) {
    writeFileSync(name, torn);
    const { code, err } = await hh(['audit', name]);
    expect([code, err]).toEqual([2, expect.stringContaining('不是 hh export 写出的文件，或已残缺')]);
  }
});

test('an interrupted export leaves no file, and the next one goes on', async () => {
  const name = join(folder, 'log.tar');
  const log = await sampleLog();
  const stop = new AbortController();
  log.bend = (path) => {
    if (path.endsWith('tile/entries/001')) stop.abort();
    return undefined;
  };
  const { code, err } = await hh(['export', LOG_URL, '--out', name], log, stop.signal);
  expect([code, err]).toEqual([2, expect.stringContaining('再次运行')]);
  expect(readdirSync(folder)).toEqual(['data']);
  log.asked.length = 0;
  expect((await hh(['export', LOG_URL, '--out', name], log)).code).toBe(0);
  expect(log.asked).not.toContain('/log/tile/0/000');
});

test('what cannot be exported is said', async () => {
  const log = await sampleLog();
  expect((await hh(['export', LOG_URL], log)).err).toContain('缺少 --out');
  expect((await hh(['export', LOG_URL, '--out', join(folder, 'no/such/folder')], log)).code).toBe(2);
  log.files.delete('tile/0/000');
  const { code, err } = await hh(['export', LOG_URL, '--out', join(folder, 'log.tar')], log);
  expect([code, err]).toEqual([2, '没有完成：tile/0/000：服务答复 404']);
});
