// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import type { Html } from '../page-context.ts';
import { advancesSection } from '../project/advances-section.ts';
import { budgetTable } from '../project/budget-table.ts';
import { spendingSection } from '../project/spending-section.ts';
import { parsePage, textOf } from '../testing/parse-page.ts';
import { sampleCard, samplePage } from '../testing/sample-card.ts';
import { NO_TRAIL, sampleTrail } from '../testing/sample-trail.ts';
import { shortened } from './flow-chart.ts';
import type { FlowSection } from './flow-section.ts';
import { flowSection } from './flow-section.ts';
import type { MoneyTrail } from './money-flow.ts';

function flow(changes: Partial<FlowSection> = {}, context = samplePage()): Promise<Document> {
  return parsePage(flowSection({ card: sampleCard(), trail: sampleTrail(), ...changes }, context));
}

const rowsOf = (page: Document, selector: string) =>
  [...page.querySelectorAll(selector)].map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim());

describe('the picture of the money', () => {
  test('says in its labels what the table beside it says in rows, on both sides of the same sum', async () => {
    const page = await flow();
    const rows = rowsOf(page, '.flow-table tbody tr:not(.entry)');
    expect(rows).toEqual([
      '本机构官网8,345.00 元',
      '指定平台4,000.00 元',
      '合计12,345.00 元',
      '手续费50.07 元',
      '已核销：厨房改造900.00 元',
      '已核销：首季餐食补贴300.00 元',
      '未核销：青衣社区居民委员会（示例）3,000.00 元',
      '余额8,094.93 元',
      '合计12,345.00 元',
    ]);
    for (const size of ['narrow', 'wide']) {
      const drawn = textOf(page, `.flow-${size}`);
      for (const amount of ['8,345.00', '4,000.00', '12,345.00', '50.07', '900.00', '300.00', '3,000.00', '8,094.93']) {
        expect(drawn, size).toContain(`${amount} 元`);
      }
      expect(page.querySelectorAll(`.flow-${size} path`)).toHaveLength(7);
    }
  });

  test('has a name and a description, and nothing that needs a script or a pointer', async () => {
    const page = await flow();
    const pictures = [...page.querySelectorAll('svg')];
    expect(pictures).toHaveLength(2);
    for (const picture of pictures) {
      expect(picture.getAttribute('role')).toBe('img');
      const ids = picture.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const said = ids.map((id) => page.getElementById(id)?.textContent);
      expect(said).toEqual(['资金去向图', expect.stringContaining('共 12,345.00 元')]);
      expect(picture.querySelector('a, script, animate, foreignObject')).toBeNull();
    }
  });

  test('is the same with English words, and keeps the names of others in their language', async () => {
    const page = await flow({}, samplePage({ lang: 'en' }));
    expect(textOf(page, '.flow-table')).toContain('Spent: 厨房改造');
    expect(page.querySelector('.flow-wide [lang="zh-CN"]')?.textContent).toBe('厨房改造');
  });

  test('puts refunds above gifts on the other side', async () => {
    const { fundUse, bySource } = sampleCard();
    const refunded = { source: 'bank' as const, raisedMinor: -500, donors: 1 };
    const less = { ...fundUse, raisedMinor: fundUse.raisedMinor - 500, heldMinor: fundUse.heldMinor - 500 };
    const card = sampleCard({ bySource: [...bySource, refunded], raisedMinor: less.raisedMinor, fundUse: less });
    const rows = rowsOf(await flow({ card }), '.flow-table tbody:last-of-type tr');
    expect(rows).toContain('银行转账（退回）5.00 元');
    expect(rows.at(-1)).toBe('合计12,345.00 元');
  });

  test('draws the five largest of thirty budget lines and the rest as one; the table has all of them', async () => {
    const byCategory = Array.from({ length: 30 }, (_, index) => ({ category: `预算项 ${index}`, spentMinor: 4000 }));
    const page = await flow({ trail: { ...sampleTrail(), byCategory } });
    expect(textOf(page, '.flow-wide')).toContain('其他 25 项1,000.00 元');
    expect(page.querySelectorAll('.flow-wide .flow-spent')).toHaveLength(6);
    expect(rowsOf(page, '.flow-table tr').filter((row) => row?.includes('预算项'))).toHaveLength(30);
  });

  test('cuts no amount, however long, and sets it narrower instead', async () => {
    const raisedMinor = Number.MAX_SAFE_INTEGER;
    const none = { feesMinor: 0, advancesMinor: 0, spentMinor: 0 };
    const fundUse = { ...sampleCard().fundUse, ...none, raisedMinor, heldMinor: raisedMinor };
    const bySource = [{ source: 'bank' as const, raisedMinor, donors: 1 }];
    const page = await flow({ card: sampleCard({ raisedMinor, fundUse, bySource }), trail: NO_TRAIL });
    const tight = page.querySelector('.flow-narrow [textLength]');
    expect(tight?.textContent).toBe('90,071,992,547,409.91 元');
    expect(Number(tight?.getAttribute('textLength'))).toBeLessThanOrEqual(288);
  });

  test('cuts a name between characters, never inside one, and says so', () => {
    expect(shortened('厨房改造', 4)).toBe('厨房改造');
    expect(shortened('青衣社区居民委员会', 5)).toBe('青衣社区…');
    expect(shortened('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 4)).toMatch(/^(?:👨‍👩‍👧‍👦)*…$/u);
  });

  test('says that nothing has come in yet, and draws nothing', async () => {
    const zero = Object.fromEntries(Object.keys(sampleCard().fundUse).map((key) => [key, 0]));
    const fundUse = { ...sampleCard().fundUse, ...zero };
    const page = await flow({ card: sampleCard({ raisedMinor: 0, bySource: [], fundUse }), trail: NO_TRAIL });
    expect(textOf(page, '.empty')).toContain('还没有到账的捐款');
    expect(page.querySelector('svg')).toBeNull();
  });

  test('says so and draws nothing where the figures do not add up', async () => {
    const fundUse = { ...sampleCard().fundUse, heldMinor: 1 };
    const page = await flow({ card: sampleCard({ fundUse }) });
    expect(textOf(page, '[role=note]')).toContain('对不上');
    expect(page.querySelector('svg')).toBeNull();
  });
});

function shown(part: Html): Promise<Document> {
  return parsePage(part);
}

describe('the budget against what was spent', () => {
  const trail = (spentMinor: number, category = '厨房改造'): MoneyTrail => ({
    ...NO_TRAIL,
    byCategory: [{ category, spentMinor }],
  });

  test('stands line by line with a bar, and says what is over the budget or beside it', async () => {
    const page = await shown(budgetTable(sampleCard(), trail(2_600_100), samplePage()));
    expect(textOf(page, 'tbody tr')).toBe('厨房改造超出预算 1.00 元26,001.00 元预算 26,000.00 元');
    expect(textOf(page, 'tfoot')).toBe('合计26,001.00 元预算 68,000.00 元');
    const beside = await shown(budgetTable(sampleCard(), trail(100, '别的'), samplePage()));
    expect(rowsOf(beside, 'tbody tr').at(-1)).toBe('别的预算里没有这一项1.00 元预算 0.00 元');
  });

  test('says that nothing was spent, and rounds a share down', async () => {
    expect(textOf(await shown(budgetTable(sampleCard(), NO_TRAIL, samplePage())), 'p + p')).toContain('还没有核销');
    const almost = await shown(budgetTable(sampleCard(), trail(2_599_999), samplePage()));
    expect(textOf(almost, 'tbody tr')).toContain('用了预算的 99%');
  });
});

describe('money with partners', () => {
  test('is told partner by partner, with what was paid, spent and returned', async () => {
    const page = await shown(advancesSection(sampleCard(), sampleTrail(), samplePage()));
    expect(textOf(page, 'tbody tr')).toContain('拨付 4,300.00 元，已核销 1,200.00 元，退回 100.00 元');
    expect(textOf(page, 'tfoot')).toBe('合计3,000.00 元');
    const [line] = sampleTrail().byPartner;
    if (line === undefined) throw new Error('the sample has a partner');
    const owing = { byPartner: [{ ...line, owedMinor: 700 }] };
    expect(textOf(await shown(advancesSection(sampleCard(), owing, samplePage())), 'tbody')).toContain('7.00 元');
  });
});

describe('each spending', () => {
  test('shows line, date, amount and a short digest that opens to all of it', async () => {
    const page = await shown(spendingSection(sampleCard(), sampleTrail(), samplePage()));
    const [row] = rowsOf(page, 'tbody tr');
    for (const part of ['首季餐食补贴', '2026 年 11 月 21 日', '300.00 元', '单据 2 份：e1e1e1e1…']) {
      expect(row?.replaceAll(' ', ' ')).toContain(part);
    }
    const files = rowsOf(page, 'tbody tr:first-child details li');
    expect(files).toEqual([`${'e1'.repeat(32)}图片，2,048 字节`, `${'f2'.repeat(32)}PDF，1,048,576 字节`]);
    expect(page.querySelector('details')?.hasAttribute('open')).toBe(false);
  });

  test('is taken back by a correction with its own sign', async () => {
    const [entry] = sampleTrail().spending;
    if (entry === undefined) throw new Error('the sample has spending');
    const reason = '金额录入有误';
    const back = { ...entry, kind: 'correction.reversed' as const, reverses: 9, evidence: [], reason };
    const page = await shown(spendingSection(sampleCard(), { spending: [back] }, samplePage()));
    expect(textOf(page, 'tbody tr')).toContain('更正第 9 笔');
    expect(textOf(page, 'tbody tr')).toContain('那笔支出不再计入 · 原因：金额录入有误');
    expect(textOf(page, 'tbody .amount')).toMatch(/^[-−]300.00 元$/);
  });

  test('leads to where the reader’s own browser says whether the books hold', async () => {
    const page = await shown(spendingSection(sampleCard(), sampleTrail(), samplePage()));
    expect(page.querySelector('.proof-place a')?.getAttribute('href')).toBe('#journal');
  });

  test('beyond the newest twenty is in the journal', async () => {
    const [entry] = sampleTrail().spending;
    if (entry === undefined) throw new Error('the sample has spending');
    const many = { spending: Array.from({ length: 21 }, () => entry) };
    const page = await shown(spendingSection(sampleCard(), many, samplePage()));
    expect(page.querySelectorAll('tbody tr')).toHaveLength(20);
    expect(textOf(page, 'table + p')).toContain('最近的 20 笔');
  });
});
