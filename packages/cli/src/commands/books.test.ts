import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../run.ts';
import { addUpBeancount } from '../testing/beancount-reader.ts';
import { correct, gift, LOG_URL, move, SampleLog } from '../testing/sample-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'happy-homeland-books-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function sampleLog(): Promise<SampleLog> {
  const log = await SampleLog.create();
  const wrong = gift(500, { entry: 'wrong' });
  const evidence = [{ sha256: 'a'.repeat(64), bytes: 1, mime: 'image/png' }];
  const plan = {
    v: 1,
    kind: 'plan.published',
    date: '2025-12-01',
    charity: 'charity',
    project: 'well',
    digest: 'b'.repeat(64),
    title: '=老年助餐点',
    currency: 'CNY',
    goalMinor: 9,
  } as const;
  log.append(
    plan,
    gift(10_000, { date: '2025-12-31', entry: 'last-year' }),
    gift(2_000, { date: '2026-01-01', entry: 'first' }),
    { ...wrong, date: '2026-03-05' },
    { ...correct({ ...wrong, date: '2026-03-05' }, 4), date: '2026-03-06', reason: '=HYPERLINK("http://example.org")' },
    { ...move('fee.charged', ['F:Restricted:well', 'A:Clearing:stripe'], 12), date: '2026-06-30', entry: 'fee' },
    { ...move('settlement.received', ['A:Bank', 'A:Clearing:stripe'], 9_000), date: '2026-07-01', entry: 'settled' },
    {
      ...move('disbursement.paid', ['A:Advance:village:well', 'A:Bank'], 3_000),
      date: '2026-12-31',
      entry: 'paid',
      partner: 'village',
    },
    {
      ...move('spending.verified', ['F:Restricted:well', 'A:Advance:village:well'], 1_000),
      date: '2027-01-01',
      entry: 'spent',
      category: '物资',
      evidence,
    },
    gift(7, { charity: 'other', project: 'road', currency: 'JPY', date: '2026-05-01', entry: 'yen' }),
  );
  await log.publish();
  return log;
}

async function hh(log: SampleLog, flags: readonly string[] = []) {
  const out: string[] = [];
  const err: string[] = [];
  const argv = [
    'books',
    LOG_URL,
    '--term',
    '2026-01..2026-12',
    '--out',
    join(folder, 'out'),
    '--data',
    join(folder, 'data'),
  ];
  const code = await run([...argv, ...flags], {
    print: (line) => out.push(line),
    warn: (line) => err.push(line),
    env: {},
    signal: new AbortController().signal,
    fetch: log.fetch,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const textOf = (name: string) => readFileSync(join(folder, 'out', name), 'utf8');

describe('the books of a term', () => {
  test('are a journal, a trial balance and Beancount for every charity and currency', async () => {
    const { code, out, err } = await hh(await sampleLog());
    expect([code, err]).toEqual([0, '']);
    expect(out.replaceAll(folder, '…')).toBe('已写出 …/out/charity-CNY：本期 6 笔\n已写出 …/out/other-JPY：本期 1 笔');
    expect(readdirSync(join(folder, 'out', 'charity-CNY')).sort()).toEqual([
      ...['books.beancount', '序时账.csv', '序时账.xlsx', '科目余额表.csv', '科目余额表.xlsx'],
    ]);
    expect(readdirSync(folder).sort()).toEqual(['data', 'out']);
  });

  test('name accounts in Chinese, and no cell is a formula', async () => {
    await hh(await sampleLog());
    const journal = textOf('charity-CNY/序时账.csv');
    expect(journal.startsWith('\ufeff日期,记录号,摘要,科目编码,科目名称,借方金额,贷方金额,币种,')).toBe(true);
    const lines = journal.trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 2 * 6);
    expect(lines[1]).toBe(
      "2026-01-01,3,收到捐赠,A:Clearing:stripe,其他货币资金—在途（stripe）,20.00,,CNY,'=老年助餐点,本站,first,,,",
    );
    expect(lines[6]).toBe(
      '2026-03-06,5,更正（冲销）,F:Restricted:well,限定性净资产—=老年助餐点,5.00,,CNY,\'=老年助餐点,本站,wrong-taken-back,4,"\'=HYPERLINK(""http://example.org"")",',
    );
    expect(lines.filter((line) => /(?:^|,)"?[=+@-]/.test(line))).toEqual([]);
  });

  test('name the papers behind a spending by their digests', async () => {
    await hh(await sampleLog(), ['--term', '2027-01..2027-01']);
    const [head = '', ...lines] = textOf('charity-CNY/序时账.csv').trimEnd().split('\r\n');
    expect(head).toMatch(/,单据指纹$/);
    expect(lines.map((line) => line.split(',').slice(-2))).toEqual([
      ['物资', 'a'.repeat(64)],
      ['物资', 'a'.repeat(64)],
    ]);
  });

  test('give a trial balance that balances, with what was held before', async () => {
    await hh(await sampleLog());
    expect(textOf('charity-CNY/科目余额表.csv').trimEnd().split('\r\n')).toEqual([
      '\ufeff科目编码,科目名称,期初借方,期初贷方,本期借方,本期贷方,期末借方,期末贷方,币种',
      'A:Advance:village:well,预付合作方款（已拨付未核销）—=老年助餐点（village）,,,30.00,0.00,30.00,,CNY',
      'A:Bank,银行存款,,,90.00,30.00,60.00,,CNY',
      'A:Clearing:stripe,其他货币资金—在途（stripe）,100.00,,25.00,95.12,29.88,,CNY',
      'F:Restricted:well,限定性净资产—=老年助餐点,,100.00,5.12,25.00,,119.88,CNY',
      '合计,,100.00,100.00,150.12,150.12,119.88,119.88,CNY',
    ]);
    expect(textOf('other-JPY/科目余额表.csv')).toContain('F:Restricted:road,限定性净资产—road,,,0,7,,7,JPY');
  });

  test('are the same in Excel, read back by another library', async () => {
    await hh(await sampleLog());
    for (const [name, amounts] of [
      ['序时账', [5, 6]],
      ['科目余额表', [2, 3, 4, 5, 6, 7]],
    ] as const) {
      const [sheet] = await readXlsxFile(join(folder, 'out', 'charity-CNY', `${name}.xlsx`));
      const csv = textOf(`charity-CNY/${name}.csv`).slice(1).trimEnd().split('\r\n').map(fieldsOf);
      const rows = (sheet?.data ?? []).map((row) => row.map((cell) => cell));
      expect(rows.length).toBe(csv.length);
      for (const [at, row] of rows.entries()) {
        if (at === 0) continue;
        const cells = row.map((cell, column) =>
          amounts.includes(column as never) && cell !== null ? Number(cell).toFixed(2) : (cell ?? ''),
        );
        expect(cells).toEqual(csv[at]?.map((field) => field.replace(/^'/, '')));
      }
    }
  });

  test('are re-added by a second program from Beancount text', async () => {
    await hh(await sampleLog());
    const { entries, balances, asserted } = addUpBeancount(textOf('charity-CNY/books.beancount'));
    expect(entries).toBe(7);
    expect(asserted).toBe(4);
    expect(balances).toEqual({
      'Assets:Bank': 6_000n,
      'Assets:Clearing:Id-stripe': 2_988n,
      'Assets:Advance:Id-village:Id-well': 3_000n,
      'Equity:Restricted:Id-well': -11_988n,
    });
  });

  test('are not written from a log that does not fit', async () => {
    const log = await sampleLog();
    log.tamper(3, gift(9_999, { date: '2026-01-01', entry: 'first' }));
    const { code, out } = await hh(log);
    expect(code).toBe(1);
    expect(out).toMatch(/^✗ 第 4 条记录被改动/);
    expect(out).toContain('没有写出账表');
    expect(existsSync(join(folder, 'out'))).toBe(false);
    expect(existsSync(join(folder, 'out.part'))).toBe(false);
  });

  test('of a term without entries say so', async () => {
    const log = await SampleLog.create();
    await log.publish();
    expect((await hh(log, ['--lang', 'en'])).out).toBe('there are no entries up to the end of that term');
  });

  test.each(['2026', '2026-13..2026-13', '2026-12..2026-01', '2026-01-01..2026-12-31', ''])(
    'refuse the term %j',
    async (term) => {
      const { code, err } = await hh(await SampleLog.create(), ['--term', term]);
      expect([code, err]).toEqual([2, expect.stringContaining('--term')]);
    },
  );
});

/** Fields of a line of CSV, read by hand. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
