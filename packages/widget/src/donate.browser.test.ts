import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi, json, problem } from './testing/fake-api.ts';
import { PROJECT } from './testing/sample-card.ts';

const CREATE = 'POST /v1/pledges';

let api: FakeApi;
let card: CardHarness;

beforeEach(async () => {
  localStorage.clear();
  api = fakeApi();
  card = await new CardHarness().settled();
});

afterEach(() => {
  card.remove();
  api.restore();
});

const pledges = () => api.requests.filter(({ method }) => method === 'POST');

/** A gift that lacks nothing, up to the press of the button. */
async function fillIn(): Promise<void> {
  await card.pick('20 元');
  await card.pick('不需要');
}

async function failed(): Promise<string> {
  await card.until(() => card.saw('hh-error'));
  return card
    .all('[role=alert]')
    .map((alert) => alert.textContent)
    .join();
}

test('nothing is picked beforehand but to stay anonymous', () => {
  expect(card.all('input:checked').map((input) => input.closest('label')?.textContent?.trim())).toEqual(['匿名']);
});

test('whether a fiscal receipt is needed has to be said, and either answer will do', async () => {
  await card.pick('20 元');
  await card.press('去支付');
  await card.until(() => card.focused === card.field('不需要'));
  for (const answer of ['不需要', '需要']) {
    expect(card.field(answer).getAttribute('aria-invalid')).toBe('true');
    expect(card.complaint(answer)).toBe('请选择要不要捐赠票据。');
  }
  expect(pledges()).toEqual([]);
  await card.pick('不需要');
  expect(card.field('需要').getAttribute('aria-invalid')).toBeNull();
  expect(card.text).not.toContain('请选择要不要捐赠票据');
  expect(card.has('票据抬头')).toBe(false);
  await card.press('去支付');
  await card.until(() => card.saw('hh-redirect'));
});

test('pledges the picked amount and goes to the payment page', async () => {
  await fillIn();
  await card.press('去支付');
  await card.until(() => card.saw('hh-redirect'));
  expect(await pledges()[0]?.clone().json()).toEqual({
    projectId: PROJECT,
    amount: { amountMinor: 2000, currency: 'CNY' },
    display: { mode: 'anonymous' },
    fiscalReceipt: { mode: 'waived' },
    returnUrl: location.href.split('#')[0],
  });
  expect(card.detailOf('hh-submit')).toEqual({
    projectId: PROJECT,
    pledgeId: 'pledgeaaaa',
    amountMinor: 2000,
    currency: 'CNY',
  });
  expect(card.detailOf('hh-redirect')).toEqual({ pledgeId: 'pledgeaaaa', url: 'https://pay.example/1' });
  expect(card.link('没有自动跳转').href).toBe('https://pay.example/1');
});

test('tells the page of a gift without name, address or receipt facts', async () => {
  await card.pick('20 元');
  await card.pick('留名');
  await card.type('怎么称呼您', '王阿姨');
  await card.pick('需要');
  await card.type('票据抬头', '王某');
  await card.type('电子邮箱（选填）', 'wang@example.org');
  await card.press('去支付');
  await card.until(() => card.saw('hh-redirect'));
  expect(await pledges()[0]?.clone().text()).toContain('王阿姨');
  expect(JSON.stringify(card.events)).not.toMatch(/王|wang/);
});

test('IDM-12 a double click and a second Enter make one pledge', async () => {
  await fillIn();
  const button = card.button('去支付');
  button.click();
  button.click();
  button.form?.requestSubmit();
  button.form?.requestSubmit();
  await card.until(() => card.saw('hh-redirect'));
  button.form?.requestSubmit();
  await card.element.draw();
  expect(card.link('没有自动跳转')).toBeDefined();
  expect(pledges()).toHaveLength(1);
  expect(card.events.filter(({ type }) => type === 'hh-submit')).toHaveLength(1);
});

describe('the amount', () => {
  test('is said again in words', async () => {
    await card.type('其他金额（元）', '２０．５');
    expect(card.text).toContain('二十元五角');
    expect(card.button('去支付').textContent).toContain('20.50 元');
  });

  test.each(['0.99', '50000.01', 'abc'])(
    '%j, which is not taken, stands neither in words nor on the button',
    async (amount) => {
      await card.type('其他金额（元）', amount);
      expect(card.all('output')[0]?.textContent).toBe('');
      expect(card.button('去支付').textContent?.trim()).toBe('去支付');
    },
  );

  test('typed lets go of the one picked, and the other way round', async () => {
    await card.pick('20 元');
    await card.type('其他金额（元）', '7');
    expect(card.field('20 元').checked).toBe(false);
    await card.pick('50 元');
    expect(card.field('其他金额（元）').value).toBe('');
    expect(card.text).toContain('五十元');
  });

  test.each([
    ['', '请填写金额'],
    ['abc', '请填写金额'],
    ['0.99', '每笔最少 1.00 元。'],
    ['50000.01', '每笔最多 50,000.00 元。'],
  ])('%j is explained beside its field, which gets the focus', async (amount, sentence) => {
    await card.type('其他金额（元）', amount);
    await card.press('去支付');
    await card.until(() => card.focused === card.field('其他金额（元）'));
    expect(card.complaint('其他金额（元）')).toContain(sentence);
    expect(card.field('其他金额（元）').getAttribute('aria-invalid')).toBe('true');
    expect(pledges()).toEqual([]);
  });

  test.each(['1', '50000'])('of %s yuan, at its bound, is taken', async (amount) => {
    await card.type('其他金额（元）', amount);
    await card.pick('不需要');
    await card.press('去支付');
    await card.until(() => card.saw('hh-redirect'));
  });

  test('loses its complaint once it is mended', async () => {
    await card.press('去支付');
    await card.until(() => card.complaint('其他金额（元）') !== '');
    await card.pick('20 元');
    expect(card.complaint('其他金额（元）')).toBe('');
  });
});

describe('when it fails', () => {
  const fill = async () => {
    await card.type('其他金额（元）', '20');
    await card.pick('不需要');
    await card.pick('留名');
    await card.type('怎么称呼您', '王阿姨');
    await card.press('去支付');
  };

  test.each([
    ['goal-reached', 409, '募捐已达到目标。'],
    ['payment-refused', 422, '支付机构没有接受这笔捐款'],
    ['origin-not-allowed', 403, '本网站尚未登记'],
    ['internal', 500, '没有提交成功，没有扣款'],
  ])('%s is said in a plain sentence, and the sentence gets the focus', async (slug, status, sentence) => {
    api.on(CREATE, () => problem(slug, status));
    await fill();
    expect(await failed()).toContain(sentence);
    await card.until(() => card.focused?.getAttribute('role') === 'alert');
    expect(card.detailOf('hh-error')).toEqual({ projectId: PROJECT, code: slug });
  });

  test('a pledge that needs a proof of work leads to the charity’s own page, with the amount', async () => {
    api.on(CREATE, () => problem('challenge-required', 403));
    await fill();
    await card.until(() => card.text.includes('没有自动跳转'));
    expect(card.link('没有自动跳转').href).toMatch(new RegExp(`/give/${PROJECT}\\?amountMinor=2000&lang=zh-CN$`));
    expect(card.detailOf('hh-error')).toEqual({ projectId: PROJECT, code: 'challenge-required' });
  });

  test('what was typed stays, and trying again sends the same key', async () => {
    api.on(CREATE, () => problem('internal', 500));
    await fill();
    await failed();
    expect([card.field('其他金额（元）').value, card.field('怎么称呼您').value]).toEqual(['20', '王阿姨']);
    api.on(CREATE, () =>
      json(
        {
          pledgeId: 'pledgeaaaa',
          status: 'created',
          secret: 's',
          next: { kind: 'redirect', url: 'https://pay.example/1' },
        },
        201,
      ),
    );
    await card.press('去支付');
    await card.until(() => card.saw('hh-redirect'));
    const keys = pledges().map(({ headers }) => headers.get('Idempotency-Key'));
    expect(new Set(keys).size).toBe(1);
    expect(keys.length).toBeGreaterThan(1);
  });

  test('the server’s word about a field stands beside that field', async () => {
    api.on(CREATE, () => problem('invalid-body', 422, [{ pointer: '/display/name', message: 'x' }]));
    await fill();
    await card.until(() => card.focused === card.field('怎么称呼您'));
    expect(card.complaint('怎么称呼您')).toBe('请填写这一项。');
  });

  test('a payment page that is not on the web is never opened', async () => {
    api.on(CREATE, () =>
      json(
        {
          pledgeId: 'pledgeaaaa',
          status: 'created',
          secret: 's',
          next: { kind: 'redirect', url: 'javascript:alert(1)' },
        },
        201,
      ),
    );
    await fill();
    expect(await failed()).toContain('没有扣款');
    expect(card.saw('hh-redirect')).toBe(false);
    expect(card.links.join()).not.toContain('javascript');
  });
});

test('instructions for paying are shown as text', async () => {
  api.on(CREATE, () =>
    json(
      { pledgeId: 'pledgeaaaa', status: 'created', secret: 's', next: { kind: 'instructions', text: '请转账 <b>' } },
      201,
    ),
  );
  await fillIn();
  await card.press('去支付');
  await card.until(() => card.text.includes('请转账 <b>'));
});
