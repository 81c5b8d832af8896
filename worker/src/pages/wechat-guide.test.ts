// @vitest-environment happy-dom
import type { Channel } from '@happy-homeland/contract';
import { describe, expect, test } from 'vitest';
import { givePage } from './give/give-page.ts';
import { resultPage } from './give/result-page.ts';
import { FORM_KEY, OWN_SITE, QR_SVG } from './testing/every-page.ts';
import { parsePage, textOf } from './testing/parse-page.ts';
import { sampleCard, samplePage, sampleReceipt } from './testing/sample-card.ts';

const CLOSED: Channel = { channel: 'display', reason: 'campaign-ended', articles: [] };

function give({ card = sampleCard(), channel = OWN_SITE, inWeChat = true } = {}) {
  const context = samplePage({ path: '/give/abcdefghijklmnop', inWeChat });
  return parsePage(givePage({ card, channel, form: { key: FORM_KEY }, qrSvg: QR_SVG, abandoned: false, context }));
}

describe('inside WeChat', () => {
  test('the designated platforms come first, then how to open the page elsewhere, then the form', async () => {
    const page = await give();
    const order = [...page.querySelectorAll('.payee-brief, #platforms-heading, .wechat, form')];
    expect(order.map(({ id, className }) => id || className)).toEqual([
      'payee-brief',
      'platforms-heading',
      'notice wechat',
      'give-form',
    ]);
    const first = page.querySelector('#platforms-heading')?.parentElement?.querySelector('a');
    expect(first?.getAttribute('href')).toBe('https://platform.example.org/listing/26001');
    expect(textOf(page, '.wechat li:nth-child(2)')).toContain('在浏览器打开');
  });

  test('the guide stands alone where the appeal is on no platform, or on none with an address that may be followed', async () => {
    const unsafe = [{ name: '示例平台', listingUrl: 'javascript:alert(1)' }];
    for (const platforms of [[], unsafe]) {
      const page = await give({ card: sampleCard({ platforms }) });
      expect(page.querySelector('#platforms-heading')).toBeNull();
      expect(page.querySelector('.wechat')).not.toBeNull();
    }
  });

  test('nothing is offered that cannot work there: no installing, no file that a download would use up', async () => {
    expect((await give()).querySelector('link[rel=manifest]')).toBeNull();
    const receipt = sampleReceipt();
    const amount = { amountMinor: 2050, currency: 'CNY' } as const;
    const result = (inWeChat: boolean) =>
      parsePage(
        resultPage({
          kind: 'paid',
          card: sampleCard(),
          amount,
          receipt,
          readToken: 'one-time',
          fiscal: 'waived',
          context: samplePage({ inWeChat }),
        }),
      );
    expect((await result(true)).querySelector('input[name=token]')).toBeNull();
    expect(textOf(await result(true), 'section[aria-labelledby=own-file-heading]')).toContain('请用浏览器打开本页');
    expect((await result(false)).querySelector('input[name=token]')).not.toBeNull();
  });

  test('outside it, and where the page takes no gifts, there is no guide', async () => {
    expect((await give({ inWeChat: false })).querySelector('.wechat, #platforms-heading')).toBeNull();
    expect((await give({ channel: CLOSED })).querySelector('.wechat, #platforms-heading')).toBeNull();
  });
});
