import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../run.ts';

const ITEM = {
  itemId: 'iiiiiiii',
  kind: 'spendings',
  state: 'verified',
  revision: 4,
  projectId: 'pppppppp',
  waitsFor: [],
  dueOn: null,
  digest: 'd'.repeat(64),
  outcome: {},
  next: [],
  openedBy: 'oooooooo',
  openedAt: '2026-11-20T06:00:00.000Z',
  updatedAt: '2026-11-21T06:00:00.000Z',
};
const spent = (amountMinor: number, over: object = {}) => ({
  ...ITEM,
  content: { category: '扶手', amount: { amountMinor, currency: 'CNY' }, spentOn: '2026-11-19', ...over },
});
const DISCLOSURE = {
  ...ITEM,
  kind: 'disclosures',
  content: {
    duty: { kind: 'campaign-final', dueOn: '2027-06-30' },
    title: '结束公开（示例）',
    fields: { received: '募得一百元', used: '已用五十元', unused: '继续安装', partners: '走访一次' },
  },
};
const CARD = {
  projectId: 'pppppppp',
  title: '给老人装扶手',
  filedTitle: '社区邻里互助（示例）',
  filingNumber: '53511800MJ00000340A26001',
  currency: 'CNY',
  charity: { name: '示例县慈善基金会', uscc: '53511800MJ00000340' },
  dates: { startsOn: '2026-10-01', endsOn: '2027-03-31' },
  links: { page: 'https://give.example.org/p/pppppppp' },
};

/** Runs `hh work` against a deployment that gives these answers, and reads the lines of the table. */
async function work(words: readonly string[], answers: readonly object[]) {
  const file = join(mkdtempSync(join(tmpdir(), 'hh-work-')), 'out.csv');
  const err: string[] = [];
  const left = [...answers];
  const code = await run(['work', ...words, '--out', file, '--lang', 'en'], {
    print: () => undefined,
    warn: (line) => err.push(line),
    env: { HH_API_URL: 'https://give.example.org', HH_API_KEY: 'k1' },
    signal: new AbortController().signal,
    fetch: async () => Response.json(left.shift() ?? {}),
  });
  const lines = () => readFileSync(file, 'utf8').trimEnd().split('\r\n');
  return { code, err: err.join('\n'), lines };
}

test('writes spending with a column for whatever it holds, and amounts as numbers', async () => {
  const items = [spent(12_345), spent(100, { note: '=1+1', partner: '青衣社区居委会（示例）' })];
  const { code, lines } = await work(['list', 'spendings'], [{ items, nextCursor: null }]);
  expect(code).toBe(0);
  expect(lines()).toEqual([
    '\ufeff编号,状态,项目编号,提出时间,更新时间,期限,category,amount,spentOn,note,partner,币种',
    'iiiiiiii,verified,pppppppp,2026-11-20T06:00:00.000Z,2026-11-21T06:00:00.000Z,,扶手,123.45,2026-11-19,,,CNY',
    "iiiiiiii,verified,pppppppp,2026-11-20T06:00:00.000Z,2026-11-21T06:00:00.000Z,,扶手,1.00,2026-11-19,'=1+1,青衣社区居委会（示例）,CNY",
  ]);
});

test('writes a disclosure as the parts that are entered on Charity China', async () => {
  const { code, lines } = await work(['show', 'disclosures', 'iiiiiiii'], [{ item: DISCLOSURE, events: [] }, CARD]);
  expect(code).toBe(0);
  expect(lines()).toEqual([
    '\ufeff栏目,内容',
    '慈善组织名称,示例县慈善基金会',
    '统一社会信用代码,53511800MJ00000340',
    '募捐活动名称,社区邻里互助（示例）',
    '备案编号,53511800MJ00000340A26001',
    '开始日期,2026-10-01',
    '结束日期,2027-03-31',
    '项目名称,给老人装扶手',
    '应当公开的日期,2027-06-30',
    '标题,结束公开（示例）',
    '募得款物情况,募得一百元',
    '已使用款物的用途,已用五十元',
    '未使用款物的使用计划,继续安装',
    '对合作方的评估和指导监督情况,走访一次',
    '本站页面,https://give.example.org/p/pppppppp',
  ]);
});

test('shows other kinds as tables in lists alone', async () => {
  const told = await work(['show', 'spendings', 'iiiiiiii'], []);
  expect(told.code).toBe(2);
  expect(told.err).toContain('list takes it for every kind');
});
