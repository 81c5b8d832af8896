import type { Receipt } from '@happy-homeland/sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi, json, problem } from './testing/fake-api.ts';
import { API, PROJECT } from './testing/sample-card.ts';

const NUMBER = 'hhabcde23456abcdef';
const READ = `GET /v1/receipts/${NUMBER}`;
const PROOF = `${READ}/proof`;
const LOOKUP = 'POST /v1/receipts/lookup';

let api: FakeApi;
let element: CardHarness | undefined;

beforeEach(() => {
  api = fakeApi();
  api.on(PROOF, () => new Response('proof'));
});

afterEach(() => {
  element?.remove();
  api.restore();
});

function sampleReceipt(changes: Partial<Receipt> = {}): Receipt {
  return {
    receiptNo: NUMBER,
    amount: { amountMinor: 123_450, currency: 'CNY' },
    date: '2026-11-22',
    projectId: PROJECT,
    projectTitle: '老年助餐点',
    charityName: '示例省慈善基金会',
    filingNumber: '示例A26001',
    status: 'valid',
    test: false,
    notice: '',
    ...changes,
  };
}

async function checked(changes: Partial<Receipt> = {}, attributes: Readonly<Record<string, string>> = {}) {
  api.on(READ, () => json(sampleReceipt(changes)));
  element?.remove();
  element = await new CardHarness('hh-receipt', { receipt: NUMBER, ...attributes }).settled();
  return element;
}

async function searching(code: string, amount: string, attributes: Readonly<Record<string, string>> = {}) {
  element?.remove();
  element = await new CardHarness('hh-receipt', attributes).settled();
  const [codeLabel, amountLabel, submit] =
    attributes['lang'] === 'en' ? ['Short code', 'Amount given (CNY)', 'Find'] : ['查询码', '捐赠金额（元）', '查询'];
  await element.type(codeLabel, code);
  await element.type(amountLabel, amount);
  await element.press(submit);
  return element;
}

const stateWord = () => element?.all('i')[0]?.textContent?.trim();

describe('a receipt by its number', () => {
  test('is drawn from its public check, with no more than that says, and leads to its proof', async () => {
    const shown = await checked();
    for (const told of ['1,234.50 元', '2026 年 11 月 22 日', '老年助餐点', '示例省慈善基金会', '示例A26001', NUMBER])
      expect(shown.text).toContain(told);
    expect(shown.text).toContain('已写入公开账目记录');
    expect(shown.text).toContain('不是公益事业捐赠统一票据');
    expect(shown.link('核验回执').href).toBe(`${API}/verify#${NUMBER}`);
    expect(shown.link('打开回执').href).toBe(`${API}/receipts/${NUMBER}`);
    expect(shown.detailOf('hh-ready')).toEqual({ projectId: PROJECT });
    expect(shown.fallbackVisible).toBe(false);
  });

  test.each([
    ['valid', '✓ 有效', 'green'],
    ['partially_refunded', '▲ 已部分退款', 'amber'],
    ['refunded', '■ 已全额退款', 'red'],
    ['reversed', '■ 已更正，不再有效', 'red'],
  ] as const)('that is %s says so in a word, a shape and a colour', async (status, word, colour) => {
    await checked({ status });
    expect([stateWord(), element?.all('i')[0]?.parentElement?.className]).toEqual([word, colour]);
  });

  test('that is not in the public books yet says so, and looks again when asked', async () => {
    api.on(PROOF, () => problem('receipt-not-ready', 409));
    const shown = await checked();
    expect(shown.text).toContain('正在写入公开账目记录');
    api.on(PROOF, () => new Response('proof'));
    await shown.press('再看一次');
    await shown.until(() => shown.text.includes('已写入公开账目记录'));
    api.on(PROOF, () => problem('internal', 500));
    expect((await checked()).text).not.toMatch(/写入公开账目/);
  });

  test('that a test made is marked as one', async () => {
    expect((await checked({ test: true })).all('.test')[0]?.textContent).toBe('测试回执，没有真实捐款');
  });

  test('that does not exist, or cannot be one, leaves the link in sight and asks for nothing in vain', async () => {
    element = await new CardHarness('hh-receipt', { receipt: NUMBER }).settled();
    expect(element.text).toContain('没有这张回执');
    expect(element.fallbackVisible).toBe(true);
    element.remove();
    const asked = api.requests.length;
    element = await new CardHarness('hh-receipt', { receipt: '../manage'.repeat(500) }).settled();
    expect(element.text).toContain('这不是回执编号');
    expect([element.fallbackVisible, api.requests.length]).toEqual([true, asked]);
  });

  test('that was not read, or is not what was agreed, can be tried again', async () => {
    api.on(READ, () => json({ receiptNo: NUMBER }));
    element = await new CardHarness('hh-receipt', { receipt: NUMBER }).settled();
    await element.until(() => element?.text.includes('没有读出来') ?? false);
    expect(element.fallbackVisible).toBe(true);
    api.on(READ, () => json(sampleReceipt()));
    await element.press('再试一次');
    await element.until(() => stateWord() === '✓ 有效');
  });

  test('shows hostile words as text', async () => {
    const hostile = '<img src=x onerror=top.PWN=1>';
    const shown = await checked({ projectTitle: hostile, charityName: hostile, filingNumber: hostile });
    expect(shown.all('img')).toEqual([]);
    expect(shown.rawText.split(hostile)).toHaveLength(4);
  });
});

describe('the search', () => {
  test('asks for nothing before it is sent, then finds the receipt by code and amount', async () => {
    api.on(LOOKUP, () => json(sampleReceipt()));
    const found = await searching('ABCDE-23456', '1,234.5元');
    await found.until(() => stateWord() === '✓ 有效');
    const [first] = api.requests;
    expect(first?.url).toBe(`${API}/v1/receipts/lookup`);
    expect(await first?.json()).toEqual({ code: 'abcde23456', amountMinor: 123_450 });
    expect(found.all('[role=status]')[0]?.textContent).toContain('老年助餐点');
  });

  test.each([
    ['', '20', '查询码', '请填写查询码'],
    ['六'.repeat(5_000), '20', '查询码', '查询码是十个字母或数字'],
    ['ABCDE-23456', '-5', '捐赠金额（元）', '请用数字填写金额'],
    ['ABCDE-23456', '1e9', '捐赠金额（元）', '请用数字填写金额'],
    ['ABCDE-23456', '🙂', '捐赠金额（元）', '请用数字填写金额'],
  ])(
    'of %s and %s gets a sentence beside the field, and the field the focus',
    async (code, amount, ...[label, told]) => {
      const refused = await searching(code, amount);
      await refused.until(() => refused.focused === refused.field(label));
      expect(refused.complaint(label)).toContain(told);
      expect(refused.field(label).getAttribute('aria-invalid')).toBe('true');
      expect(refused.field('查询码').value).toBe(code);
      expect(api.requests).toEqual([]);
    },
  );

  test.each<[string, () => Response | Promise<Response>]>([
    ['没有这样的捐赠', () => problem('not-found', 404)],
    ['查询次数太多，请 42 秒后再试', () => tooMany('42')],
    ['本网站尚未登记，不能在这里查询', () => problem('origin-not-allowed', 403)],
    ['没有查成', () => problem('internal', 500)],
    ['没有查成', () => new Response('<html>')],
  ])('that comes to nothing says why: %s', async (told, answer) => {
    api.on(LOOKUP, answer);
    const failed = await searching('ABCDE-23456', '20');
    await failed.until(() => failed.saw('hh-error'));
    expect(failed.all('[role=status]')[0]?.textContent).toContain(told);
    expect(failed.link('到回执页面查询').href).toBe(`${API}/receipts`);
    expect(failed.field('查询码').value).toBe('ABCDE-23456');
  });

  test('leaves nothing of what was typed or found in events, storage or an element that was taken out', async () => {
    api.on(LOOKUP, () => json(sampleReceipt()));
    const found = await searching('ABCDE-23456', '1234.5');
    await found.until(() => stateWord() !== undefined);
    // Tests of other files share this origin, and their cards are kept there.
    const kept = Object.entries({ ...localStorage }).filter(([name]) => !name.startsWith('hh:card:'));
    expect(JSON.stringify([found.events, kept, { ...sessionStorage }])).not.toMatch(/abcde[23-]|1234|示例/i);
    const { element: tag } = found;
    tag.remove();
    document.body.append(tag);
    await tag.draw();
    expect(found.text).not.toContain('老年助餐点');
    tag.remove();
  });

  test('stops asking when it is taken out', async () => {
    api.on(LOOKUP, () => new Promise(() => undefined));
    const waiting = await searching('ABCDE-23456', '20');
    await waiting.until(() => api.requests.length === 1);
    expect(waiting.all('[role=status]')[0]?.textContent).toContain('正在查询');
    waiting.remove();
    expect(api.requests[0]?.signal.aborted).toBe(true);
  });

  test('is written in English, large where asked, and names its groups and fields', async () => {
    api.on(LOOKUP, () => json(sampleReceipt({ projectTitle: 'Meals', charityName: 'A', filingNumber: 'B' })));
    const found = await searching('ABCDE-23456', '20', { lang: 'en', size: 'large' });
    await found.until(() => stateWord() === '✓ Valid');
    expect(found.text).not.toMatch(/\p{Script=Han}/u);
    expect(found.groupNames).toEqual(['Find my gift']);
    const heights = found.all('button,input,.links a').map((target) => target.getBoundingClientRect().height);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(48);
    expect(found.all('[style],style')).toEqual([]);
  });
});

function tooMany(seconds: string): Response {
  const body = { type: `${API}/problems/too-many-requests`, title: 'x', status: 429, requestId: 'r1' };
  return new Response(JSON.stringify(body), { status: 429, headers: { 'Retry-After': seconds } });
}
