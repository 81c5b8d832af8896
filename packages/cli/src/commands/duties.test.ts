import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSheets } from '@happy-homeland/sheet';
import { expect, test } from 'vitest';
import { run } from '../run.ts';

const WORDS = { zh: '募捐结束后的全面公开', en: 'the campaign in full' };
const LISTED = {
  dutyId: 'dddddddd',
  state: 'overdue',
  subject: 'campaign',
  federation: 'shili',
  charity: 'shili-foundation',
  campaign: 'elders-2026',
  project: null,
  projectId: null,
  name: '社区邻里互助（示例）',
  duty: {
    rule: 'D2',
    kind: 'campaign-final',
    title: WORDS,
    contents: WORDS,
    dueStrict: '2027-06-30',
    dueLegal: '2027-06-30',
    isDueCertain: true,
    articles: [{ label: { zh: '《慈善法》第七十九条', en: 'Charity Law, art. 79' } }],
    mark: 'V1',
    status: 'overdue',
    entry: null,
    publishedHereOn: null,
    wasLate: false,
  },
};
const MET = {
  ...LISTED,
  state: 'met',
  duty: { ...LISTED.duty, entry: { url: 'https://cszg.mca.gov.cn/1', on: '2027-06-01' } },
};

/** Runs `hh duties` against a deployment with these pages. */
async function duties(words: readonly string[], ...pages: readonly object[]) {
  const asked: string[] = [];
  const [out, err]: [string[], string[]] = [[], []];
  const code = await run(['duties', ...words], {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    env: { HH_API_URL: 'https://give.example.org', HH_API_KEY: 'k1' },
    signal: new AbortController().signal,
    fetch: async (url) => {
      asked.push(url.replace('https://give.example.org/v1/manage/', ''));
      return Response.json(pages[asked.length - 1] ?? { items: [], nextCursor: null });
    },
  });
  return { code, out: out.join('\n'), err: err.join('\n'), asked };
}

test('lists every page, with the article and the entry that meets it', async () => {
  const told = await duties(
    ['shili', '--lang', 'en'],
    { items: [LISTED], nextCursor: 'c1' },
    { items: [MET], nextCursor: null },
  );
  expect(told.code).toBe(0);
  expect(told.asked).toEqual(['duties?federation=shili&limit=100', 'duties?federation=shili&cursor=c1&limit=100']);
  expect(told.out).toBe(
    [
      '2027-06-30 · overdue · the campaign in full · 社区邻里互助（示例） · shili-foundation · Charity Law, art. 79',
      '2027-06-30 · met · the campaign in full · 社区邻里互助（示例） · shili-foundation · Charity Law, art. 79 · 2027-06-01 https://cszg.mca.gov.cn/1',
    ].join('\n'),
  );
});

test('asks for one state and one project, and says in Chinese that there is none', async () => {
  const told = await duties(['shili', '--state', 'due-soon', '--project', 'pppppppp', '--lang', 'zh']);
  expect(told.asked).toEqual(['duties?federation=shili&state=due-soon&project=pppppppp&limit=100']);
  expect(told.out).toBe('没有这样的事项。');
});

test('gives programs all of it as JSON', async () => {
  const told = await duties(['shili', '--json'], { items: [LISTED], nextCursor: null });
  expect(JSON.parse(told.out)).toEqual([LISTED]);
});

test.each([
  [[], /the FEDERATION is missing/],
  [['shili', '--state', 'late'], /--state takes one of overdue, due-soon, upcoming, met; found late/],
])('%j is not understood', async (words, said) => {
  const told = await duties([...words, '--lang', 'en']);
  expect([told.code, told.asked]).toEqual([2, []]);
  expect(told.err).toMatch(said);
});

test('writes exactly what it lists into a table that Excel reads as it is meant', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'hh-duties-')), 'duties.csv');
  const formula = { ...LISTED, name: '=HYPERLINK("https://evil.example.org")' };
  const told = await duties(['shili', '--out', file, '--lang', 'en'], { items: [formula, MET], nextCursor: null });
  expect([told.code, told.out]).toEqual([0, `wrote 2 to ${file}`]);
  const [head, first, second, end] = readFileSync(file, 'utf8').split('\r\n');
  expect(head?.startsWith('\ufeff期限,不计顺延的期限,状态,事项,')).toBe(true);
  expect(first).toContain(`,"'=HYPERLINK(""https://evil.example.org"")",shili,`);
  expect(second).toContain(',已办理,');
  expect(second).toContain(',https://cszg.mca.gov.cn/1,2027-06-01,否,dddddddd');
  expect(end).toBe('');
});

test('writes an Excel file of the same rows', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'hh-duties-')), 'duties.xlsx');
  const told = await duties(['shili', '--out', file], { items: [LISTED, MET], nextCursor: null });
  expect(told.code).toBe(0);
  const [sheet] = openSheets(readFileSync(file));
  const rows = sheet?.rows.map(({ cells }) => cells.map((cell) => (cell?.kind === 'text' ? cell.text : null))) ?? [];
  expect(rows.map((cells) => cells.slice(0, 4))).toEqual([
    ['期限', '不计顺延的期限', '状态', '事项'],
    ['2027-06-30', '2027-06-30', '已逾期', '募捐结束后的全面公开'],
    ['2027-06-30', '2027-06-30', '已办理', '募捐结束后的全面公开'],
  ]);
});

test.each([['duties.txt'], ['duties']])('does not ask for anything where %s is no table', async (file) => {
  const told = await duties(['shili', '--out', file, '--lang', 'en']);
  expect([told.code, told.asked]).toEqual([2, []]);
  expect(told.err).toContain('--out takes a file that ends in .csv or .xlsx');
});
