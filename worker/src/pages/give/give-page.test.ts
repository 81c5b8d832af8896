// @vitest-environment happy-dom
import type { Channel } from '@happy-homeland/contract';
import { describe, expect, test } from 'vitest';
import { FORM_KEY, OWN_SITE, QR_SVG } from '../testing/every-page.ts';
import { parsePage, textOf } from '../testing/parse-page.ts';
import { sampleCard, samplePage } from '../testing/sample-card.ts';
import { givePage } from './give-page.ts';

type Options = Parameters<typeof givePage>[0];

function render(changes: Partial<Options> = {}) {
  const context = samplePage({ path: '/give/abcdefghijklmnop' });
  const form = { key: FORM_KEY };
  const options = { card: sampleCard(), channel: OWN_SITE, form, qrSvg: QR_SVG, abandoned: false, context };
  return parsePage(givePage({ ...options, ...changes }));
}

function valueIn(page: Document, name: string): string | null {
  return page.querySelector(`input[name="${name}"]`)?.getAttribute('value') ?? null;
}

function checkedOf(page: Document, name: string): string | null {
  return page.querySelector(`input[name="${name}"][checked]`)?.getAttribute('value') ?? null;
}

describe('the donate page', () => {
  test('posts every field of the form to its own address', async () => {
    const page = await render({
      form: { key: FORM_KEY, values: { site: 'qingyi', returnUrl: 'https://a.example.org/' } },
    });
    const form = page.querySelector('form');
    expect([form?.getAttribute('method'), form?.getAttribute('action')]).toEqual(['post', '/give/abcdefghijklmnop']);
    const names = new Set([...page.querySelectorAll('form [name]')].map((field) => field.getAttribute('name')));
    const choices = [
      'amountMinor',
      'amountText',
      'displayMode',
      'displayName',
      'message',
      'showMessage',
      'fiscalMode',
      'news',
      'newsEmail',
    ];
    const rest = ['fiscalTitle', 'fiscalTaxNumber', 'fiscalEmail', 'key', 'site', 'returnUrl', 'lang'];
    expect([...names].sort()).toEqual([...choices, ...rest].sort());
    expect(valueIn(page, 'key')).toBe(FORM_KEY);
    expect(valueIn(page, 'lang')).toBe('zh-CN');
  });

  test('posts to an address that keeps the chosen language and size for the errors', async () => {
    const path = '/give/abcdefghijklmnop?lang=en&size=large&amountMinor=2000';
    const page = await render({ context: samplePage({ lang: 'en', largeText: true, path }) });
    expect(page.querySelector('form')?.getAttribute('action')).toBe('/give/abcdefghijklmnop?lang=en&size=large');
  });

  test('offers the presets that the project takes, chooses none, and keeps anonymity the default', async () => {
    const gift = { presetsMinor: [50, 1000, 2000, 9_000_000], minMinor: 100, maxMinor: 5_000_000 };
    const page = await render({ card: sampleCard({ gift }) });
    const presets = [...page.querySelectorAll('input[name=amountMinor]')].map((radio) => radio.getAttribute('value'));
    expect(presets).toEqual(['1000', '2000', 'own']);
    expect(checkedOf(page, 'amountMinor')).toBeNull();
    expect(checkedOf(page, 'displayMode')).toBe('anonymous');
    expect(checkedOf(page, 'fiscalMode')).toBeNull();
    expect(page.querySelector('input[type=checkbox][checked]')).toBeNull();
  });

  test.each([
    [{ amountMinor: '2000' }, '2000', ''],
    [{ amountMinor: '2550' }, 'own', '25.50'],
    [{ amountMinor: 'own', amountText: '２５' }, 'own', '２５'],
    [{ amountMinor: 'nonsense' }, 'own', ''],
    [{ amountText: '30' }, 'own', '30'],
  ])('takes %j as a choice of %s', async (values, checked, text) => {
    const page = await render({ form: { key: FORM_KEY, values } });
    expect(checkedOf(page, 'amountMinor')).toBe(checked);
    expect(valueIn(page, 'amountText')).toBe(text);
  });

  test('repeats every preset in words and the own amount that came back', async () => {
    const page = await render({ form: { key: FORM_KEY, values: { amountMinor: 'own', amountText: '20.5' } } });
    expect(textOf(page, '.say-1')).toBe('您将捐赠 20 元（二十元）');
    expect(textOf(page, '[data-own-words]')).toBe('二十元五角');
  });

  test('says who receives before it asks for an amount', async () => {
    const page = await render();
    const text = page.querySelector('main')?.textContent ?? '';
    for (const fact of ['示例省慈善基金会', '示例-公募-2024-001', '收款账户名称', '028-00000000']) {
      expect(text.indexOf(fact)).toBeGreaterThan(-1);
      expect(text.indexOf(fact)).toBeLessThan(text.indexOf('您想捐多少'));
    }
    const law = ['53110000MJ01234566', '幸福家园·社区微项目联合行动（示例）', '到慈善中国用备案编号查询'];
    for (const fact of [...law, '示例县慈善会、青衣社区居民委员会（示例）']) {
      expect(textOf(page, '.payee-brief')).toContain(fact);
    }
    expect(page.querySelector('.conspicuous')).not.toBeNull();
    expect(text).toContain('未成年人请由监护人操作');
  });

  test('answers the four questions before it asks for an amount', async () => {
    const page = await render();
    const answers = [...page.querySelectorAll('.questions > div')].map((row) => row.textContent?.replace(/\s+/g, ' '));
    expect(answers[0]).toContain('谁收钱示例省慈善基金会');
    expect(answers[1]).toContain('给谁用青衣社区（示例）：为八十岁以上和独居老人改造一间厨房');
    expect(answers[2]).toBe('剩多少余额 8,094.93 元 已到账 12,345.00 元 / 目标 68,000.00 元');
    expect(answers[3]).toContain('找谁问028-00000000');
    expect(page.querySelector('.payee-brief')?.compareDocumentPosition(page.querySelector('form') ?? page)).toBe(4);
  });

  test('asks without a default whether a fiscal receipt is needed, and ends its questions as questions', async () => {
    const page = await render();
    const radios = [...page.querySelectorAll('input[name=fiscalMode]')];
    expect(radios.map((radio) => radio.hasAttribute('required'))).toEqual([true, true]);
    expect(textOf(page, '#fiscal-hint')).toContain('不需要的，机构也会照实记录。');
    const questions = [...page.querySelectorAll('.choice > legend, #amount-question')];
    for (const question of questions) expect(question.textContent).toMatch(/？$/);
    expect(page.querySelector('form')?.hasAttribute('novalidate')).toBe(true);
  });

  test('lists what is wrong from top to bottom, focuses the list and says so in the title', async () => {
    const errors = { fiscalMode: '三', displayName: '二', amountText: '一', form: '零' };
    const page = await render({ form: { key: FORM_KEY, errors } });
    const list = [...page.querySelectorAll('.error-summary li')].map(({ textContent }) => textContent);
    expect(list).toEqual(['零', '一', '二', '三']);
    expect(page.querySelector('.error-summary')?.hasAttribute('autofocus')).toBe(true);
    expect(page.title).toMatch(/^有错误：/);
    expect((await render()).title).not.toContain('有错误');
  });

  test('puts each error beside its field and in a summary that links to it', async () => {
    const errors = { amountText: '一次最少捐 1 元。', form: '现在比较繁忙，没有扣款。' };
    const page = await render({ form: { key: FORM_KEY, values: { amountMinor: 'own', amountText: '0' }, errors } });
    const field = page.querySelector('#amountText');
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    expect(field?.getAttribute('aria-describedby')).toBe('amountText-error amount-range');
    expect(textOf(page, '#amountText-error')).toBe('一次最少捐 1 元。');
    expect(page.querySelector('.error-summary a')?.getAttribute('href')).toBe('#amountText');
    expect(textOf(page, '.error-summary')).toContain('现在比较繁忙，没有扣款。');
    expect(page.querySelector('#message')?.hasAttribute('aria-invalid')).toBe(false);
  });

  test('gives the reason, the article and the link instead of a form where money may not be taken', async () => {
    const href = 'https://platform.example.org/1';
    const articles = ['慈善法（2023）第二十七条'];
    const channel = {
      channel: 'link-out',
      reason: 'hand-off-not-enabled',
      articles,
      href,
      target: '示例平台',
    } as const;
    const page = await render({ channel });
    expect(page.querySelector('form')).toBeNull();
    expect(page.querySelector('script[src]')).toBeNull();
    expect(textOf(page, '.closed')).toContain('慈善法（2023）第二十七条');
    expect(page.querySelector('.closed .button')?.getAttribute('href')).toBe(href);
    expect(textOf(page, '.closed .button')).toBe('前往示例平台');
    expect(textOf(page, '.conspicuous')).toContain('示例省慈善基金会');
  });

  test('names the charity’s own page when it hands over, and drops an address that is not one', async () => {
    const channel: Channel = {
      channel: 'hand-off',
      reason: 'registered-site',
      articles: [],
      href: 'https://a.example.org/',
    };
    expect(textOf(await render({ channel }), '.closed .button')).toBe('前往示例省慈善基金会官方捐赠页');
    const hostile = await render({ channel: { ...channel, href: 'javascript:alert(1)' } });
    expect(hostile.querySelector('.closed a')).toBeNull();
  });

  test('names both sites to a donor who comes from a community site', async () => {
    const from = { siteName: '青衣社区网', returnUrl: 'https://qingyi.example.org/' };
    const page = await render({ from });
    expect(textOf(page, '.notice')).toContain('您从社区网站“青衣社区网”来到这里。本页是示例省慈善基金会的官方捐赠页');
    expect(valueIn(page, 'returnUrl')).toBe('https://qingyi.example.org/');
  });

  test('says after an abandoned payment that nothing was taken', async () => {
    const page = await render({ abandoned: true });
    expect(textOf(page, '.notice')).toBe('支付没有完成，没有扣款。可以再试一次，或换一种方式。');
  });

  test('leads back from paper to itself, and tells how to give without the internet where gifts are taken', async () => {
    const page = await render();
    const code = textOf(page, '.page-code.on-paper');
    expect(code).toContain('https://give.example.org/give/abcdefghijklmnop');
    expect(page.querySelector('.page-code img')?.getAttribute('src')).toMatch(/^data:image\/svg\+xml,/);
    const ways = textOf(page, 'section[aria-labelledby=ways-heading]');
    const facts = ['示例省慈善基金会', '示例银行营业部', '**** **** **** 0001', '青衣社区老年助餐点', '028-00000000'];
    for (const fact of facts) expect(ways).toContain(fact);
    expect(ways).toContain('不要用别人发来的账号');
    const closed = await render({ channel: { channel: 'display', reason: 'campaign-ended', articles: [] } });
    expect(closed.querySelector('#ways-heading')).toBeNull();
    expect(closed.querySelector('.page-code')).not.toBeNull();
  });
});
