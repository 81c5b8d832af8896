import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from './run.ts';
import { sampleFile } from './testing/sample-file.ts';

const directory = mkdtempSync(join(tmpdir(), 'happy-homeland-cli-'));
afterAll(() => rmSync(directory, { recursive: true }));

let files = 0;

function fileOf(content: unknown): string {
  files += 1;
  const name = join(directory, `${files}.json`);
  writeFileSync(name, JSON.stringify(content));
  return name;
}

/** Runs a command line with nothing but what is given; any request is a mistake. */
async function hh(argv: readonly string[], env: Record<string, string> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(argv, {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    env,
    signal: new AbortController().signal,
    fetch: () => expect.unreachable('nothing may be sent'),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const GOOD = fileOf(sampleFile());
const TARGET = { HH_API_URL: 'https://give.example.org', HH_API_KEY: 'k1' };

describe('hh', () => {
  test('without a command says what there is', async () => {
    expect(await hh([])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('publish FILE') });
  });

  test.each([['--help'], ['-h']])('%s is an answer, not a mistake', async (flag) => {
    expect(await hh([flag])).toMatchObject({ code: 0, err: '', out: expect.stringContaining('用法：hh') });
  });

  test.each([['publish'], ['check']])('%s --help explains the command', async (command) => {
    const { code, out } = await hh([command, '--help', '--lang', 'en']);
    expect([code, out.startsWith(`Usage: hh ${command} FILE`)]).toEqual([0, true]);
  });

  test.each([
    [['frobnicate', 'x'], /没有命令 frobnicate；有：publish, check, import, audit, /],
    [['toString'], /没有命令 toString/],
    [['doctor'], /HH_API_URL/],
    [['doctor', 'x', '--api', 'https://give.example.org'], /多出 x/],
    [['doctor', '--api', 'https://give.example.org', '--site', 'example.org/'], /--site/],
    [['backup', '--api', 'https://give.example.org'], /HH_API_KEY/],
    [['publish'], /缺少文件名/],
    [['publish', 'a', 'b'], /多出 b/],
    [['publish', '/does/not/exist.json'], /ENOENT/],
    [['publish', tmpdir()], /EISDIR/],
    [['publish', GOOD, '--apikey', 'x'], /不能识别的选项：Unknown option '--apikey'/],
    [['publish', GOOD, '--api'], /不能识别的选项/],
    [['check', GOOD, '--lang', 'fr'], /zh 或 en/],
    [['check', GOOD, '--at', '2026-13-01'], /--at 应为日期/],
    [['check', GOOD, '--at', '2026-02-30'], /--at 应为日期/],
    [['check', GOOD, '--at', '2026-11-22T14:00:00'], /带时区/],
    [['check', GOOD, '--at', 'now\u001b[2J'], /实际是 now \[2J/],
    [['check', GOOD, '--at'], /不能识别的选项/],
    [['check', GOOD, '--ics=calendar.txt'], /以 \.ics 结尾/],
    [['check', GOOD, '--ics='], /以 \.ics 结尾/],
    [['check', '--ics', GOOD, GOOD], /多出/],
    [['check', GOOD, '--json', '--ics'], /--json 与 --ics/],
    [['check', GOOD, '--ics', '/does/not/exist/duties.ics'], /不能写入.*ENOENT/],
    [['publish', GOOD], /HH_API_URL/],
    [['publish', GOOD, '--api', 'https://give.example.org'], /HH_API_KEY/],
    [['publish', GOOD, '--api', 'http://give.example.org', '--key', 'k'], /https/],
    [['publish', GOOD, '--api', 'give.example.org', '--key', 'k'], /https/],
    [['publish', GOOD, '--api', 'https://give.example.org', '--key', '密钥'], /非 ASCII/],
  ])('%j is not understood: code 2 and what to do', async (argv, expected) => {
    const { code, out, err } = await hh(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(expected);
    expect(err).toMatch(/hh --help/);
  });

  test.each<[Record<string, string>, string[], RegExp]>([
    [{}, [], /没有命令/],
    [{ LANG: 'C.UTF-8' }, [], /没有命令/],
    [{ LANG: 'en_US.UTF-8' }, [], /no command/],
    [{ LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, [], /没有命令/],
    [{ LANG: 'zh_CN.UTF-8' }, ['--lang', 'en'], /no command/],
    [{ LANG: 'en_US.UTF-8' }, ['--lang=zh'], /没有命令/],
  ])('speaks Chinese unless English is asked for: %j %j', async (env, flags, expected) => {
    expect((await hh(['nothing', ...flags], env)).err).toMatch(expected);
  });
});

describe('hh publish', () => {
  test('sends nothing when one thing does not fit', async () => {
    const file = sampleFile();
    file.projects.lights.goal.amountMinor += 1;
    const { code, err } = await hh(['publish', fileOf(file)], TARGET);
    expect(code).toBe(1);
    expect(err).toMatch(/1 处不符，没有发送任何内容/);
  });

  test('--dry-run lists what would be sent, in order, and needs no key', async () => {
    const { code, out } = await hh(['publish', GOOD, '--dry-run']);
    expect(code).toBe(0);
    expect(out.split('\n').slice(1)).toEqual([
      '[1/6] 机构 shili',
      '[2/6] 慈善组织 fund',
      '[3/6] 网站 qingyi',
      '[4/6] 募捐活动 joint',
      '[5/6] 项目 canteen',
      '[6/6] 项目 lights',
    ]);
  });
});
