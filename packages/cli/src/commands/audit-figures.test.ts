// Whether the books behind the published figures add up, and to those figures.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditFolder, logOfGifts } from '../testing/run-audit.ts';
import type { PublishedItem } from '../testing/sample-log.ts';
import { cardOf, correct, gift, move, SampleLog } from '../testing/sample-log.ts';

let folder: ReturnType<typeof auditFolder>;
beforeEach(() => {
  folder = auditFolder();
});
afterEach(() => folder.remove());

const hh: typeof folder.hh = (...args) => folder.hh(...args);
const findingsOf: typeof folder.findingsOf = (...args) => folder.findingsOf(...args);

describe('books that do not add up', () => {
  const early = move('spending.verified', ['F:Restricted:well', 'A:Advance:village:well'], 5);
  const overspent = { ...early, category: '物资', evidence: [{ sha256: 'a'.repeat(64), bytes: 1, mime: 'image/png' }] };
  test.each([
    [
      'a fen too few',
      {
        ...gift(100),
        postings: [
          ['A:Clearing:stripe', 100],
          ['F:Restricted:well', -99],
        ] as const,
      },
      'debits and credits',
    ],
    ['a fund overdrawn', overspent, 'overdrawn'],
    ['a correction of something else', correct(gift(3), 1), 'take back'],
  ])('%s is named with its place', async (_, leaf, words) => {
    const log = await SampleLog.create();
    log.append(gift(1), leaf);
    await log.publish();
    const { out, code } = await hh(log, ['--lang', 'en']);
    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`✗ entry 3 is wrong: .*${words}`));
  });

  test('an entry of no known form is named, and so is another log’s beginning', async () => {
    const log = await SampleLog.create();
    log.cutTo(0);
    log.append({ v: 1, kind: 'genesis', date: '2026-11-22', origin: 'log.example.net' });
    log.appendBytes([new TextEncoder().encode('{"v":1,"kind":"gift"}\u001b[2J')]);
    await log.publish();
    const { code, out } = await hh(log);
    expect(code).toBe(1);
    expect(out).toContain('第 1 条记录属于另一份公开账目记录');
    expect(out).toContain('第 2 条记录不合格式：{"v":1,"kind":"gift"} [2J');
  });
});

describe('published figures', () => {
  test('that differ are named with both values, after a second look', async () => {
    const log = await logOfGifts(3);
    log.cards = [{ ...cardOf('well', 700, 4), fundUse: { raisedMinor: 700, heldMinor: 600 } }];
    const { code, out } = await hh(log);
    expect(code).toBe(1);
    expect(out.split('\n').filter((line) => line.startsWith('✗'))).toEqual([
      '✗ 项目「老年助餐点（示例）」（well）募得金额：公布 7.00 CNY，由记录算出 6.00 CNY',
      '✗ 项目「老年助餐点（示例）」（well）捐赠人次：公布 4，由记录算出 3',
      '✗ 项目「老年助餐点（示例）」（well）募得金额（本站）：公布 7.00 CNY，由记录算出 6.00 CNY',
      '✗ 项目「老年助餐点（示例）」（well）捐赠人次（本站）：公布 4，由记录算出 3',
      '✗ 项目「老年助餐点（示例）」（well）募得：公布 7.00 CNY，由记录算出 6.00 CNY',
    ]);
    expect(out).toContain('刚发生的账可能还没有并入记录');
    expect(log.asked.filter((path) => path.startsWith('/v1/projects?'))).toHaveLength(2);
  });

  test('that ran ahead of the snapshot fit the next one', async () => {
    const log = await logOfGifts(3);
    log.cards = [cardOf('well', 650, 4)];
    let late = false;
    log.bend = async (path) => {
      if (path.startsWith('/v1/projects') && !late) {
        late = true;
        log.append(gift(50));
        await log.publish();
      }
      return undefined as never;
    };
    const { code, findings } = await findingsOf(log);
    expect([code, findings]).toEqual([0, []]);
  });

  test('of a project that is not published are missed', async () => {
    const log = await logOfGifts(1);
    log.append(gift(7, { project: 'road' }));
    await log.publish();
    expect((await findingsOf(log)).findings).toMatchObject([{ kind: 'project-unpublished', projectId: 'road' }]);
  });

  test('add up with fees, refunds, advances, spending and a surplus', async () => {
    const log = await SampleLog.create();
    const evidence = [{ sha256: 'a'.repeat(64), bytes: 1, mime: 'image/png' }];
    const refund = { ...move('refund.paid', ['F:Restricted:well', 'A:Clearing:stripe'], 200), source: 'own-site' };
    log.append(
      gift(1_000),
      {
        ...gift(5_000, { kind: 'donation.batch', source: 'platform', count: 9, statement: 'b'.repeat(64) }),
        postings: [
          ['A:Bank', 5_000],
          ['F:Restricted:well', -5_000],
        ],
        receiptNo: undefined as never,
      },
      move('fee.charged', ['F:Restricted:well', 'A:Clearing:stripe'], 6),
      refund,
      { ...move('disbursement.paid', ['A:Advance:village:well', 'A:Bank'], 3_000), partner: 'village' },
      {
        ...move('spending.verified', ['F:Restricted:well', 'A:Advance:village:well'], 1_200),
        category: '物资',
        evidence,
      },
      move('management.accrued', ['F:Restricted:well', 'F:MgmtPool:well'], 100),
      move('interest.received', ['A:Bank', 'F:Restricted:well'], 3),
      {
        ...move('surplus.transferred', ['F:Restricted:well', 'F:Restricted:road'], 500),
        to: 'road',
        reason: '用于目的相近的项目',
      },
    );
    const well = {
      ...cardOf('well', 5_800, 10),
      bySource: [
        { source: 'own-site', raisedMinor: 800, donors: 1 },
        { source: 'platform', raisedMinor: 5_000, donors: 9 },
      ],
      fundUse: {
        raisedMinor: 5_800,
        interestMinor: 3,
        receivedMinor: 0,
        feesMinor: 6,
        managementMinor: 100,
        advancesMinor: 1_800,
        spentMinor: 1_200,
        transferredMinor: 500,
        heldMinor: 2_197,
      },
    };
    const road = {
      ...cardOf('road', 0, 0),
      bySource: [],
      fundUse: { raisedMinor: 0, receivedMinor: 500, heldMinor: 500, advancesMinor: 0 },
    };
    log.cards = [well, road];
    await log.publish();
    expect((await findingsOf(log)).findings).toEqual([]);
  });
});

describe('a published journal', () => {
  const other = (log: SampleLog, change: (items: PublishedItem[]) => PublishedItem[]) => {
    log.bend = (path) =>
      path.includes('/ledger') ? Response.json({ items: change(log.journalOf('well')), nextCursor: null }) : undefined;
    return log;
  };
  const amended = (items: PublishedItem[]) =>
    items.map((item, at) =>
      at === 1
        ? { ...item, postings: item.postings.map((line) => ({ ...line, amountMinor: line.amountMinor * 2 })) }
        : item,
    );

  test('with an amount changed by hand is named with both, though every figure is right', async () => {
    const { code, out } = await hh(other(await logOfGifts(3), amended));
    expect(code).toBe(1);
    expect(out.split('\n').filter((line) => /^✗|^ {4}/.test(line))).toEqual([
      '✗ 项目「老年助餐点（示例）」（well）公布的流水与第 3 条记录不同',
      '    公布：["donation.settled","2026-11-22","CNY",[["A:Clearing:stripe",400],["F:Restricted:well",-400]],"source":"own-site"]',
      '    记录：["donation.settled","2026-11-22","CNY",[["A:Clearing:stripe",200],["F:Restricted:well",-200]],"source":"own-site"]',
    ]);
  });

  test.each<[string, (items: PublishedItem[]) => PublishedItem[], number | null]>([
    ['with an entry missing in the middle', (items) => items.toSpliced(1, 1), 2],
    ['with the newest entry missing', (items) => items.slice(0, -1), 3],
    ['with an entry that the log does not have', (items) => [...items, ...items.slice(0, 1)], null],
    ['in another order', (items) => items.toReversed(), 1],
    ['on another day', (items) => items.map((item) => ({ ...item, date: '2026-11-21' })), 1],
    [
      'in another currency',
      (items) =>
        items.map((item) => ({ ...item, postings: item.postings.map((line) => ({ ...line, currency: 'USD' })) })),
      1,
    ],
  ])('%s', async (_, change, index) => {
    const { code, findings } = await findingsOf(other(await logOfGifts(3), change));
    expect([code, findings]).toEqual([1, [expect.objectContaining({ kind: 'journal-differs', index })]]);
  });

  const pictures = ['a', 'b'].map((digit) => ({ sha256: digit.repeat(64), bytes: 7, mime: 'image/png' }));
  async function spent(): Promise<SampleLog> {
    const log = await SampleLog.create();
    const wrong = gift(10);
    log.append(
      gift(100),
      { ...move('disbursement.paid', ['A:Advance:village:well', 'A:Clearing:stripe'], 50), partner: 'village' },
      {
        ...move('spending.verified', ['F:Restricted:well', 'A:Advance:village:well'], 20),
        category: '物资',
        evidence: pictures,
      },
      wrong,
      correct(wrong, 4),
      {
        ...move('surplus.transferred', ['F:Restricted:well', 'F:Restricted:road'], 1),
        to: 'road',
        reason: '第五十七条',
      },
    );
    log.cards = [cardOf('well', 100, 1)];
    await log.publish();
    return log;
  }
  const journalsOf = async (log: SampleLog) =>
    (await findingsOf(log)).findings.filter(({ kind }) => kind === 'journal-differs').map(({ index }) => index);

  test('says what the log says, also beside the amounts', async () => {
    expect(await journalsOf(await spent())).toEqual([]);
  });

  test.each<[string, Partial<PublishedItem>, number]>([
    ['another source', { source: 'bank' }, 1],
    ['no source', { source: null }, 1],
    ['another category', { category: '差旅' }, 3],
    [
      'other evidence',
      { evidence: [...pictures.slice(0, 1), { sha256: 'c'.repeat(64), bytes: 7, mime: 'image/png' }] },
      3,
    ],
    ['less evidence', { evidence: pictures.slice(0, 1) }, 3],
    ['another reason', { reason: '笔误' }, 5],
    ['another project to give to', { to: 'bridge' }, 6],
    ['another law to rest on', { basis: '第五十八条' }, 6],
  ])('with %s, written into the row by hand', async (_, change, index) => {
    const items = (all: PublishedItem[]) => all.map((item, at) => (at === index - 1 ? { ...item, ...change } : item));
    expect(await journalsOf(other(await spent(), items))).toEqual([index]);
  });

  test('lists the postings of an entry in an order of its own', async () => {
    const turned = (items: PublishedItem[]) => items.map((item) => ({ ...item, postings: item.postings.toReversed() }));
    expect((await hh(other(await logOfGifts(3), turned))).code).toBe(0);
  });

  test('that nobody can read is said', async () => {
    const log = other(await logOfGifts(3), () => [{}] as PublishedItem[]);
    expect(await hh(log)).toMatchObject({ code: 2, out: '' });
  });

  test('of a long log is compared when it is asked for', { timeout: 60_000 }, async () => {
    const log = other(await logOfGifts(10_001), amended);
    const { code, out } = await hh(log, ['--lang', 'en']);
    expect([code, out]).toEqual([0, expect.stringContaining('The journals were not compared entry by entry')]);
    expect((await hh(log, ['--journal', '--reuse'])).code).toBe(1);
  });
});
