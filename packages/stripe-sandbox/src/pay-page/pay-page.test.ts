import { describe, expect, test } from 'vitest';
import type { Harness } from '../testing/harness.ts';
import { giftParams, lines, pay, pushedClock, startHarness } from '../testing/harness.ts';

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&{{}}`;

async function open(changes: Parameters<typeof giftParams>[0] = {}, options: Parameters<typeof startHarness>[0] = {}) {
  const harness = await startHarness(options);
  const session = await harness.stripe.checkout.sessions.create(giftParams(changes));
  return { ...harness, session, url: session.url ?? '' };
}

/** What a browser without script sends for a button of the form. */
function press(url: string, fields: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}

function statusOf({ stripe }: Harness, id: string) {
  return stripe.checkout.sessions.retrieve(id).then(({ status }) => status);
}

describe('the pay page', () => {
  test('says in Chinese that it is a sandbox, who is paid, for what and how much', async () => {
    const { url, session } = await open({ branding_settings: { display_name: '安和县慈善会' } });
    const response = await fetch(url);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('<html lang="zh-CN">');
    for (const text of [
      '沙箱 · 测试环境，不会真的扣款',
      '安和县慈善会',
      '三叶社区路灯',
      '20.00 元',
      '支付宝',
      '微信支付',
      '银行卡',
      '支付成功',
      '支付被拒',
      '放弃支付',
      session.id,
    ]) {
      expect(page).toContain(text);
    }
  });

  test('speaks English when asked, or when the session does', async () => {
    const { url, stripe } = await open({ line_items: lines('cny', 2_000) }, { accountName: 'Anhe Charity' });
    const english = await stripe.checkout.sessions.create(
      giftParams({ locale: 'en-GB', line_items: lines('jpy', 500) }),
    );
    const [asked, inherited] = await Promise.all(
      [`${url}?lang=en`, english.url ?? ''].map(async (address) => (await fetch(address)).text()),
    );
    for (const page of [asked, inherited]) {
      expect(page).toContain('<html lang="en">');
      expect(page).toContain('no money will be taken');
      expect(page?.replace('lang="zh-CN" hreflang="zh-CN">中文', '')).not.toMatch(/支付|沙箱/);
    }
    expect(asked).toContain('CNY 20.00');
    expect(inherited).toContain('¥500');
  });

  test('runs no script, carries no inline style and may not be framed', async () => {
    const { url } = await open();
    const response = await fetch(url);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    const page = await response.text();
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|javascript:/i);
    const stylesheet = await fetch(new URL('/_sandbox/pay.css', url));
    expect(stylesheet.headers.get('content-type')).toContain('text/css');
  });

  test('escapes every text that a merchant can set', async () => {
    const { url } = await open({
      branding_settings: { display_name: HOSTILE },
      line_items: [
        { quantity: 1, price_data: { currency: 'cny', unit_amount: 2_000, product_data: { name: HOSTILE } } },
      ],
    });
    const page = await (await fetch(url)).text();
    expect(page).not.toMatch(/<script|<img|onerror='/);
    expect(page.split('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img').length - 1).toBe(2);
  });

  test('offers only what the session offers', async () => {
    const { url } = await open({ allowed_payment_method_types: ['wechat_pay'] });
    const page = await (await fetch(url)).text();
    expect(page).toContain('value="wechat_pay" required checked');
    expect(page).not.toMatch(/value="(alipay|card)"/);
  });
});

describe('the form of the pay page', () => {
  test('pays, and goes to the success address with the id of the session', async () => {
    const { url, session, ...harness } = await open();
    const answer = await press(url, { method: 'wechat_pay', outcome: 'succeed' });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `https://charity.example/return?session=${session.id}`,
    ]);
    expect(await statusOf(harness, session.id)).toBe('complete');
    expect((await harness.stripe.charges.list()).data).toMatchObject([
      { payment_method_details: { type: 'wechat_pay' } },
    ]);
  });

  test('declines, shows why, keeps the language and lets the payer try again', async () => {
    const { url, session, ...harness } = await open();
    const answer = await press(`${url}?lang=en`, { method: 'card', outcome: 'decline' });
    expect(answer.status).toBe(303);
    const page = await (await fetch(new URL(answer.headers.get('location') ?? '', url))).text();
    expect(page).toContain('role="alert"');
    expect(page).toContain('Nothing was taken');
    expect(page).toContain('generic_decline');
    expect(page).toContain('value="card" required checked');
    expect(await statusOf(harness, session.id)).toBe('open');
    expect((await press(url, { method: 'alipay', outcome: 'succeed' })).status).toBe(303);
    expect(await statusOf(harness, session.id)).toBe('complete');
  });

  test('declines for the reason that is chosen, in both languages, and says where a wallet cannot be', async () => {
    const { url, ...harness } = await open();
    expect(await (await fetch(url)).text()).toContain(
      '<option value="insufficient_funds">余额不足 · insufficient_funds',
    );
    expect(await (await fetch(`${url}?lang=en`)).text()).toContain('Card reported lost (cards only) · lost_card');
    const shown = async (fields: Record<string, string>): Promise<string> => {
      const answer = await press(url, { ...fields, outcome: 'decline' });
      return (await fetch(new URL(answer.headers.get('location') ?? '', url))).text();
    };
    expect(await shown({ method: 'alipay', reason: 'lost_card' })).toContain('这种原因只适用于银行卡');
    expect(await shown({ method: 'card', reason: 'gold' })).toContain('这种原因只适用于银行卡');
    expect(harness.sandbox.counts().charges).toBe(0);
    expect(await shown({ method: 'card', reason: 'expired_card' })).toContain('代码 expired_card');
    expect(await shown({ method: 'alipay', reason: 'insufficient_funds' })).toContain('代码 insufficient_funds');
  });

  test('leaves for the cancel address, or says so where there is none', async () => {
    const { url, session, ...harness } = await open();
    const left = await press(url, { method: 'card', outcome: 'abandon' });
    expect([left.status, left.headers.get('location')]).toEqual([303, 'https://charity.example/give']);
    expect(await statusOf(harness, session.id)).toBe('open');
    const { cancel_url: _, ...noCancel } = giftParams();
    const other = await harness.stripe.checkout.sessions.create(noCancel);
    const stayed = await press(other.url ?? '', { method: 'card', outcome: 'abandon' });
    const page = await (await fetch(new URL(stayed.headers.get('location') ?? '', url))).text();
    expect(page).toContain('已放弃，没有付款');
  });

  test('pressed twice pays once, and both presses end on the success address', async () => {
    const { url, sandbox } = await open();
    const fields = { method: 'alipay', outcome: 'succeed' };
    const answers = await Promise.all([press(url, fields), press(url, fields)]);
    const addresses = new Set(answers.map((answer) => answer.headers.get('location')));
    expect([addresses.size, sandbox.counts().charges]).toEqual([1, 1]);
  });

  test('with values typed by hand is shown again', async () => {
    const { url, sandbox } = await open({ allowed_payment_method_types: ['alipay'] });
    for (const fields of [
      { method: 'card', outcome: 'succeed' },
      { method: 'gold', outcome: 'succeed' },
      { outcome: 'x' },
    ]) {
      const answer = await press(url, fields as unknown as Record<string, string>);
      const page = await (await fetch(new URL(answer.headers.get('location') ?? '', url))).text();
      expect(page).toContain('没有扣款。请从下面的支付方式中选一种。');
    }
    expect(sandbox.counts().charges).toBe(0);
  });
});

describe('a session that cannot be paid', () => {
  test('is complete: the page says so and leads back', async () => {
    const { url, session, sandbox } = await open();
    await pay(sandbox, session);
    const page = await (await fetch(url)).text();
    expect(page).toContain('这笔付款已完成');
    expect(page).toContain(`href="https://charity.example/return?session=${session.id}"`);
    expect(page).not.toContain('<form');
  });

  test('is expired: the page says so, and the form changes nothing', async () => {
    const clock = pushedClock();
    const { url, sandbox } = await open({}, { clock });
    clock.push(86_400_000);
    expect(await (await fetch(url)).text()).toContain('付款页面已过期');
    const answer = await press(url, { method: 'card', outcome: 'succeed' });
    expect(answer.headers.get('location')).toContain('/_sandbox/pay/');
    expect(sandbox.counts()).toMatchObject({ charges: 0, sessions: { expired: 1 } });
  });

  test('is unknown: 404, in words', async () => {
    const { sandbox } = await startHarness();
    const response = await fetch(`${sandbox.url}/_sandbox/pay/cs_test_none`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('没有找到这笔付款');
  });
});
