import { paymentCodeOf } from '@happy-homeland/contract/payment-code';
import { describe, expect, test } from 'vitest';
import { findColumns, likelyHeads } from './columns.ts';
import { openSheets } from './open-sheet.ts';
import type { Reading } from './read-rows.ts';
import { readRows } from './read-rows.ts';
import { requestsOf } from './requests.ts';
import { madeRow, madeWorkbook } from './testing/made-workbook.ts';

const PROJECT = 'mzxw6ytboi5dq2lt';
const CODE = paymentCodeOf(PROJECT);
const BANK: Reading = { source: 'bank', account: '', projectId: null, projects: new Map() };
const PLATFORM: Reading = { ...BANK, source: 'platform', projectId: PROJECT };

function columnsOf(csv: string, told = {}, remembered = {}) {
  const columns = findColumns(openSheets(new TextEncoder().encode(csv)), { told, remembered });
  if (columns === null) throw new Error('no columns were found');
  return columns;
}

const read = (csv: string, reading = BANK) => readRows(columnsOf(csv), reading);

describe('columns', () => {
  test('are told by their names, below a title and with their units', () => {
    const { names, rows } = columnsOf(
      '某银行对账单\n\n交易日期,交易流水号,借方金额(元),贷方金额（元）,交易附言\n2026-11-03,1,,5,x\n',
    );
    expect(names).toEqual({
      date: '交易日期',
      serial: '交易流水号',
      out: '借方金额',
      amount: '贷方金额',
      note: '交易附言',
    });
    expect(rows).toHaveLength(1);
  });

  test('are what somebody says, or was remembered where the file has it', () => {
    const csv = '日期,金额,到账金额\n2026-11-03,5,4\n';
    expect(columnsOf(csv, { amount: '到账金额' }).at).toEqual({ date: 0, amount: 2 });
    expect(columnsOf(csv, { amount: 'column:C' }).at).toEqual({ date: 0, amount: 2 });
    expect(columnsOf(csv, {}, { amount: '到账金额' }).at).toEqual({ date: 0, amount: 2 });
    expect(columnsOf(csv, {}, { amount: '旧表头' }).at).toEqual({ date: 0, amount: 1 });
    expect(() => columnsOf(csv, { amount: '没有的表头' })).toThrow('no columns');
  });

  test('in 万元 are not taken for yuan', () => {
    expect(() => columnsOf('日期,金额（万元）\n2026-11-03,5\n')).toThrow('no columns');
  });
});

describe('rows of a bank', () => {
  const head = '交易日期,流水号,借方金额,贷方金额,附言\n';

  test('carry the code of their note and nothing else of it', () => {
    const { rows } = read(
      `${head}2026年11月3日,S1,,"１，２３４．５０元",张三捐 ${CODE.toLowerCase()} 电话13800000000\n`,
    );
    expect(rows).toEqual([
      {
        number: 2,
        row: {
          ref: 'bank/2026-11-03/S1',
          on: '2026-11-03',
          amountMinor: 123_450,
          count: 1,
          projectId: null,
          code: CODE,
        },
      },
    ]);
  });

  test('that are sums, empty or went out are left, and counted', () => {
    expect(read(`${head}2026-11-03,S1,5,,付款\n2026-11-03,S2,5.00,0.00,付款\n,,,,\n合计,,10,0,\n`)).toEqual({
      rows: [],
      findings: [],
      left: 4,
      strangers: [],
    });
  });

  test('that cannot be read name their cell, and the others are read', () => {
    const { rows, findings } = read(
      `${head}03/11/2026,S1,,5,\n2026-11-03,S2,,五元,\n,S3,,5,\n2026-11-03,S4,,5,\n2026-11-03,S4,,6,\n`,
    );
    expect(findings.map(({ cell }) => cell)).toEqual(['A2', 'D3', 'A4', 'B6']);
    expect(rows.map(({ number }) => number)).toEqual([5]);
  });

  test('without a number of their own are the n-th of their kind on their day, in any copy', () => {
    const csv = '日期,金额\n2026-11-03,5\n2026-11-03,5\n2026-11-03,6\n';
    const refs = (text: string) => read(text).rows.map(({ row }) => row.ref);
    expect(new Set(refs(csv)).size).toBe(3);
    expect(refs(csv.replaceAll('\n', '\r\n').replace('5', '5.00'))).toEqual(refs(csv));
  });
});

describe('rows of a platform', () => {
  test('name their project by its id, its code, what somebody said of a name, or the default', () => {
    const reading = { ...PLATFORM, projects: new Map([['爱心午餐', 'aaaaaaaaaaaaaaaa']]) };
    const { rows } = read(
      `日期,金额,项目\n2026-11-03,5,${PROJECT}\n2026-11-03,5,${CODE}\n2026-11-03,5,爱心午餐\n2026-11-03,5,\n2026-11-03,5,别的\n`,
      reading,
    );
    expect(rows.map(({ row: { projectId, code } }) => [projectId, code])).toEqual([
      [PROJECT, null],
      [null, CODE],
      ['aaaaaaaaaaaaaaaa', null],
      [PROJECT, null],
      [null, null],
    ]);
  });

  test('with formulas, errors and merged cells name the sheet’s cell and say why', () => {
    const sheet = {
      name: '明细',
      rows: `${madeRow(1, ['日期', '金额', '项目'])}<row r="2"><c r="A2" s="1"><v>46329</v></c><c r="B2"><f>1+1</f></c></row>${madeRow(3, ['2026-11-03', 5, PROJECT])}${madeRow(4, ['2026-11-03', 5, null])}`,
      after: '<mergeCells><mergeCell ref="C3:C4"/></mergeCells>',
    };
    const columns = findColumns(openSheets(madeWorkbook({ sheets: [sheet] })), { told: {}, remembered: {} });
    const { findings } = readRows(columns ?? columnsOf(''), PLATFORM);
    expect(findings.map((finding) => [finding.sheet, finding.cell])).toEqual([
      ['明细', 'B2'],
      ['明细', 'C3'],
      ['明细', 'C4'],
    ]);
    expect(findings[1]?.reason.en).toContain('C3:C4');
  });

  test('are counted by project and day, all days of one project in one request', () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, at) => `2026-11-0${(at % 9) + 1},5,${at % 2 === 0 ? PROJECT : CODE}`,
    );
    const { rows } = read(`日期,金额,项目\n${lines.join('\n')}\n`, PLATFORM);
    const requests = requestsOf(rows, 'platform');
    expect(requests).toHaveLength(1);
    expect(requests[0]).toHaveLength(18);
    expect(requests[0]?.reduce((sum, { row }) => sum + row.count, 0)).toBe(10_000);
    expect(requestsOf(rows, 'bank')).toHaveLength(100);
  });

  test('of cash stay one by one, and are counted by day where one request could not take them', () => {
    const cash = (count: number) => {
      const lines = Array.from({ length: count }, (_, at) => `2026-11-0${(at % 9) + 1},5,${PROJECT}`);
      return read(`日期,金额,项目\n${lines.join('\n')}\n`, { ...PLATFORM, source: 'cash' }).rows;
    };
    expect(requestsOf(cash(800), 'cash').map((own) => own.length)).toEqual([800]);
    const [whole, ...more] = requestsOf(cash(801), 'cash');
    expect([whole?.length, more]).toEqual([9, []]);
    expect(whole?.reduce((sum, { row }) => sum + row.count, 0)).toBe(801);
    expect(whole?.flatMap(({ numbers }) => numbers)).toHaveLength(801);
  });

  test('count gifts as people write them, and a text without end is no count, at once', { timeout: 5_000 }, () => {
    const count = (text: string) => read(`日期,金额,笔数\n2026-11-03,5,${text}\n`, PLATFORM);
    for (const text of ['3', '３笔', '3 人次']) expect(count(text).rows[0]?.row.count).toBe(3);
    expect(count(`${'笔'.repeat(32_000)}x,`.repeat(50)).findings[0]?.field).toBe('count');
    const lines = `2026-11-03,5,${'笔'.repeat(32_000)}x\n`.repeat(40);
    expect(read(`日期,金额,笔数\n${lines}`, PLATFORM).findings).toHaveLength(40);
  });

  test('of more days than one request takes are refused before anything is sent', () => {
    const day = (at: number) => new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10);
    const lines = Array.from({ length: 801 }, (_, at) => `${day(at)},5,${PROJECT}`);
    const { rows } = read(`日期,金额,项目\n${lines.join('\n')}\n`, { ...PLATFORM, source: 'cash' });
    expect(() => requestsOf(rows, 'cash')).toThrow('split the file by year');
  });
});

describe('whoever has to say which column is which', () => {
  test('is shown the row that has most names, and columns without a name by their letters', () => {
    const sheets = openSheets(new TextEncoder().encode('某某银行对账单\n记账时刻,进账,,附言\n2026-11-03,5,x,y\n'));
    expect(findColumns(sheets, { told: {}, remembered: {} })).toBeNull();
    expect(likelyHeads(sheets)).toEqual(['记账时刻', '进账', 'column:C', '附言']);
    expect(likelyHeads([])).toEqual([]);
    const told = { date: '记账时刻', amount: '进账', note: 'column:C' };
    expect(findColumns(sheets, { told, remembered: {} })?.names).toMatchObject({ date: '记账时刻' });
  });

  test('is told which names of projects say nothing, once each', () => {
    const { strangers } = read('日期,金额,项目名称\n2026-11-03,5,午餐\n2026-11-04,6,午餐\n2026-11-04,6,\n');
    expect(strangers).toEqual(['午餐']);
  });
});
