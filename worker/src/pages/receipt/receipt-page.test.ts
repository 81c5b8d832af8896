// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { QR_SVG } from '../testing/every-page.ts';
import { parsePage, textOf } from '../testing/parse-page.ts';
import { sampleCard, samplePage, sampleReceipt } from '../testing/sample-card.ts';
import { receiptPage } from './receipt-page.ts';

const PLACED = { code: 'ABCDE-FGHIJ', place: 11 };

describe('the receipt', () => {
  test('prints number, amount in figures and words, date, project, charity and filing', async () => {
    const page = await parsePage(receiptPage({ ...PLACED, receipt: sampleReceipt(), context: samplePage() }));
    const sheet = textOf(page, '.receipt-sheet');
    for (const fact of ['hhabcdefghijklmnop', '20.50 元', '二十元五角', '2026 年 11 月 22 日'])
      expect(sheet).toContain(fact);
    for (const fact of ['青衣社区老年助餐点', '示例省慈善基金会', '测试回执']) expect(sheet).toContain(fact);
    expect(sheet).toContain('https://give.example.org/receipts/hhabcdefghijklmnop');
  });

  test.each(['zh-CN', 'en'] as const)('says plainly that it is not the fiscal receipt (%s)', async (lang) => {
    const page = await parsePage(receiptPage({ ...PLACED, receipt: sampleReceipt(), context: samplePage({ lang }) }));
    expect(textOf(page, '.not-fiscal')).toContain('公益事业捐赠统一票据');
  });

  test('does not call a reversed receipt valid', async () => {
    const page = await parsePage(
      receiptPage({ ...PLACED, receipt: sampleReceipt({ status: 'reversed', test: false }), context: samplePage() }),
    );
    expect(textOf(page, '.outcome')).toBe('已更正，不再有效');
  });

  test('does not call a test receipt valid, on the sheet that is printed', async () => {
    const page = await parsePage(receiptPage({ ...PLACED, receipt: sampleReceipt(), context: samplePage() }));
    expect(textOf(page, '.receipt-sheet .outcome-attention')).toBe('测试回执，没有真实捐款');
    expect(page.querySelector('.outcome-clean')).toBeNull();
    const reversed = sampleReceipt({ status: 'reversed' });
    const taken = await parsePage(receiptPage({ ...PLACED, receipt: reversed, context: samplePage() }));
    expect(textOf(taken, '.receipt-sheet')).toContain('测试回执，没有真实捐款已更正，不再有效');
  });

  test('calls a real and standing receipt valid', async () => {
    const receipt = sampleReceipt({ test: false });
    const page = await parsePage(receiptPage({ ...PLACED, receipt, context: samplePage({ test: false }) }));
    expect(textOf(page, '.outcome-clean')).toBe('有效');
  });

  test('tells how to reach the charity that issues the fiscal receipt', async () => {
    const { contact } = sampleCard().charity;
    const page = await parsePage(receiptPage({ ...PLACED, receipt: sampleReceipt(), contact, context: samplePage() }));
    expect(page.querySelector('.receipt-sheet a[href="tel:02800000000"]')).not.toBeNull();
  });

  test('says 测试 for a test gift wherever it is shown', async () => {
    const page = await parsePage(
      receiptPage({ ...PLACED, receipt: sampleReceipt(), context: samplePage({ test: false }) }),
    );
    expect(textOf(page, '.test-ribbon')).toContain('测试');
  });

  test('keeps the QR code a picture, whatever it holds', async () => {
    const qrSvg = `${QR_SVG}<script>alert(1)</script>"><script>`;
    const page = await parsePage(receiptPage({ ...PLACED, receipt: sampleReceipt(), qrSvg, context: samplePage() }));
    expect(page.querySelectorAll('script:not([src^="/widget/v1/"])')).toHaveLength(0);
    expect(page.querySelector('img.qr')?.getAttribute('src')).toBe(`data:image/svg+xml,${encodeURIComponent(qrSvg)}`);
    expect(page.querySelector('img.qr')?.getAttribute('alt')).toBe('扫码可以再次核对这张回执');
  });

  test('says where it is in the public books, counted from one, and offers the file that proves it', async () => {
    const page = await parsePage(receiptPage({ ...PLACED, receipt: sampleReceipt(), context: samplePage() }));
    expect(textOf(page, '.receipt-sheet')).toContain('已写入公开账目记录第 12 条');
    expect(textOf(page, '.receipt-sheet')).toContain('ABCDE-FGHIJ');
    expect(page.querySelector('a[href="/v1/receipts/hhabcdefghijklmnop/proof"][download]')).not.toBeNull();
    const early = await parsePage(
      receiptPage({ ...PLACED, place: null, receipt: sampleReceipt(), context: samplePage() }),
    );
    expect(textOf(early, '.receipt-sheet')).toContain('正在写入公开账目记录');
    expect(early.querySelector('a[download]')).toBeNull();
  });
});
