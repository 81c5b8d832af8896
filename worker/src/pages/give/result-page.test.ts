// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { parsePage, textOf } from '../testing/parse-page.ts';
import { sampleCard, samplePage, sampleReceipt } from '../testing/sample-card.ts';
import { RESULT_REFRESH_MAX, resultPage } from './result-page.ts';

const RETURN_PATH = '/give/abcdefghijklmnop/return?session=cs_1';

function render(changes: Partial<Parameters<typeof resultPage>[0]> = {}) {
  const amount = { amountMinor: 2050, currency: 'CNY' } as const;
  const context = samplePage({ path: RETURN_PATH });
  return parsePage(resultPage({ kind: 'paid', card: sampleCard(), amount, fiscal: 'waived', context, ...changes }));
}

describe('the page after paying', () => {
  test('thanks, repeats the gift, and says what happens next and when', async () => {
    const page = await render({ receipt: sampleReceipt() });
    expect(textOf(page, 'h1')).toBe('谢谢您，捐款已到账');
    const main = textOf(page, 'main');
    for (const fact of ['20.50 元', '二十元五角', 'hhabcdefghijklmnop', '2026 年 11 月 22 日'])
      expect(main).toContain(fact);
    for (const fact of ['2027 年 6 月 10 日募捐结束', '居民议定', '以后再来看']) expect(main).toContain(fact);
    expect(page.querySelector('a[href="/receipts/hhabcdefghijklmnop"]')).not.toBeNull();
    expect(page.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
  });

  test('looks again by itself a bounded number of times, counting in the address', async () => {
    const first = await render({ kind: 'processing' });
    const refresh = first.querySelector('meta[http-equiv=refresh]')?.getAttribute('content');
    expect(refresh).toBe(`5; url=${RETURN_PATH}&refreshed=1`);
    expect(textOf(first, 'main')).toContain('最多再更新 12 次');

    const path = `${RETURN_PATH}&refreshed=${RESULT_REFRESH_MAX}`;
    const last = await render({ kind: 'processing', context: samplePage({ path }) });
    expect(last.querySelector('meta[http-equiv=refresh]')).toBeNull();
    expect(textOf(last, 'main')).toContain('本页不再自动更新');
  });

  test.each(['paid', 'failed', 'expired', 'needs_review', 'quarantined', 'refunded'] as const)(
    'does not refresh when %s',
    async (kind) => {
      expect((await render({ kind })).querySelector('meta[http-equiv=refresh]')).toBeNull();
    },
  );

  test.each(['failed', 'expired'] as const)('says nothing was taken and offers to try again when %s', async (kind) => {
    const page = await render({ kind, retryHref: '/give/abcdefghijklmnop' });
    expect(textOf(page, '.lead')).toContain('没有扣款');
    expect(page.querySelector('.button')?.getAttribute('href')).toBe('/give/abcdefghijklmnop');
    const path = `${RETURN_PATH}&lang=zh-CN&size=large`;
    const large = await render({ kind, retryHref: '/give/x?amountMinor=1', context: samplePage({ path }) });
    const href = large.querySelector('.button')?.getAttribute('href');
    expect(href).toBe('/give/x?amountMinor=1&lang=zh-CN&size=large');
  });

  test.each([
    ['waived', '您选择了不需要票据，已记录。'],
    ['requested', '示例省慈善基金会会为您开具捐赠票据。'],
  ] as const)('repeats what was said about the fiscal receipt: %s', async (fiscal, words) => {
    expect(textOf(await render({ fiscal }), '.next-list')).toContain(words);
  });

  test('says of held money that it is being checked, and on which day it goes back by itself', async () => {
    const page = await render({ kind: 'quarantined', refundOn: '2026-11-29' });
    expect(textOf(page, 'h1')).toBe('这一笔款项待机构核实');
    expect(textOf(page, '.hint')).toContain('到 2026 年 11 月 29 日还没有决定接收的，当天自动退回');
    const english = await render({
      kind: 'needs_review',
      refundOn: '2026-11-29',
      context: samplePage({ lang: 'en' }),
    });
    expect(textOf(english, '.hint')).toContain('by 29 Nov 2026, it goes back by itself');
    const gone = await render({ kind: 'refunded' });
    expect(textOf(gone, 'h1')).toBe('这一笔款项原路退回');
    expect(textOf(gone, 'main')).not.toContain('自动退回');
  });

  test('claims of a payment only what the provider confirmed, and names no day where there is none', async () => {
    expect(textOf(await render(), '.lead')).toBe('支付机构已确认您捐给示例省慈善基金会的这笔款，已记入项目账目。');
    const late = textOf(await render({ kind: 'quarantined' }), '.lead');
    expect(late).toContain('不能接收的原路退回');
    expect(late).not.toMatch(/\d+ (?:天|日)/);
  });

  test.each(['processing', 'needs_review'] as const)('asks not to pay twice when %s', async (kind) => {
    const page = await render({ kind, retryHref: '/give/x' });
    expect(textOf(page, '.lead')).toContain('请不要重复付款');
    expect(page.querySelector('.button')).toBeNull();
  });

  test('leads back to the community site, but only to a web address', async () => {
    const back = { href: 'https://qingyi.example.org/', siteName: '青衣社区网' };
    expect((await render({ back })).querySelector(`a[href="${back.href}"]`)?.textContent).toBe('回到“青衣社区网”');
    const hostile = await render({ back: { ...back, href: 'javascript:alert(1)' } });
    expect(textOf(hostile, 'main')).not.toContain('青衣社区网');
  });
});
