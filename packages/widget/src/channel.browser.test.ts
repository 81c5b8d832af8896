import { afterEach, describe, expect, test } from 'vitest';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi } from './testing/fake-api.ts';
import { API, PROJECT, sampleCard, sampleChannel } from './testing/sample-card.ts';

let api: FakeApi | undefined;
let card: CardHarness | undefined;

afterEach(() => {
  card?.remove();
  api?.restore();
});

async function show(...[name, changes]: Parameters<typeof sampleChannel>) {
  api = fakeApi(sampleCard(), sampleChannel(name, changes));
  card = await new CardHarness().settled();
  return card;
}

test('every card answers who receives, for whom, what is left and whom to ask', async () => {
  const { text } = await show('display');
  for (const fact of [
    '谁收钱',
    '示例省慈善基金会',
    '给谁用',
    '示例县的老年人',
    '余额8,094.93 元',
    '找谁问',
    '028-00000000',
  ]) {
    expect(text).toContain(fact);
  }
});

test('every card shows in plain sight what the law wants beside the donate control', async () => {
  const shown = await show('own-site');
  const folded = shown
    .all('details')
    .map((details) => details.textContent)
    .join();
  const facts = [
    '53110000MJ01234566',
    '示例-公募-001',
    '示例A26001',
    '社区微项目联合行动（示例）',
    '示例省慈善基金会专户',
  ];
  for (const fact of [...facts, '青衣社区居民委员会（示例）', '2026-10-13 – 2027-06-10']) {
    expect(shown.text).toContain(fact);
    expect(folded).not.toContain(fact);
  }
});

test('the figures of fund use are said to add up only if they do', async () => {
  expect((await show('display')).text).toContain('四项相加等于已到账。');
  card?.remove();
  api?.restore();
  api = fakeApi(sampleCard({ raisedMinor: 1_234_501 }), sampleChannel('display'));
  card = await new CardHarness().settled();
  expect(card.text).toContain('四项相加不等于已到账');
});

test('on the charity’s own site there is the form', async () => {
  const shown = await show('own-site');
  expect(shown.button('去支付')).toBeDefined();
  expect(shown.detailOf('hh-ready')).toEqual({ projectId: PROJECT, channel: 'own-site' });
});

test('the project card leads to the donate page instead of taking money', async () => {
  api = fakeApi();
  card = await new CardHarness('hh-project').settled();
  expect(card.link('去捐赠').href).toBe(`${API}/give/${PROJECT}`);
  expect(card.all('form')).toEqual([]);
});

describe('hand-off', () => {
  test('has no form and no way to pledge, only a named link', async () => {
    const shown = await show('hand-off');
    expect(shown.all('input:not([type=radio]),form:not([method=dialog])')).toEqual([]);
    const url = new URL(shown.link('前往示例省慈善基金会官方捐赠页').href);
    expect(url.origin + url.pathname).toBe(`${API}/give/${PROJECT}`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ site: 'qingyi', lang: 'zh-CN' });
    expect(url.searchParams.has('amountMinor')).toBe(false);
  });

  test('puts the picked amount, and the way back without its fragment, into the link', async () => {
    const shown = await show('hand-off');
    await shown.pick('20 元');
    const { searchParams } = new URL(shown.link('官方捐赠页').href);
    expect(searchParams.get('amountMinor')).toBe('2000');
    expect(searchParams.get('returnUrl')).toBe(location.href.split('#')[0]);
  });

  test('names both sites, the certificate, the account and a phone before anyone leaves', async () => {
    const shown = await show('hand-off');
    shown.link('官方捐赠页').click();
    expect(shown.dialog.matches(':modal')).toBe(true);
    expect(shown.detailOf('hh-open')).toEqual({ projectId: PROJECT });
    const facts = ['青衣社区网（示例）', '示例省慈善基金会', '示例-公募-001', '示例省慈善基金会专户', '028-00000000'];
    for (const fact of facts) expect(shown.dialog.textContent).toContain(fact);
    expect(shown.dialog.querySelector('a')?.href).toBe(shown.link('官方捐赠页').href);
  });

  test('gives the focus back when the dialog closes', async () => {
    const shown = await show('hand-off');
    const link = shown.link('官方捐赠页');
    link.focus();
    link.click();
    expect(shown.dialog.contains(shown.focused)).toBe(true);
    shown.button('取消').click();
    expect(shown.dialog.open).toBe(false);
    expect(shown.focused).toBe(link);
  });
});

describe('link-out', () => {
  test('is a link named after the platform', async () => {
    expect((await show('link-out')).link('前往指定平台：示例募捐平台').href).toBe('https://platform.example.org/26001');
  });

  test('of an unknown site leads to the public page and offers to register', async () => {
    const shown = await show('link-out', {
      reason: 'origin-not-registered',
      href: `${API}/p/${PROJECT}`,
      registerHref: `${API}/embed/${PROJECT}#register`,
    });
    expect(shown.link('打开项目页面').href).toBe(`${API}/p/${PROJECT}`);
    expect(shown.link('申请登记本网站').href).toBe(`${API}/embed/${PROJECT}#register`);
    expect(shown.text).not.toContain('前往指定平台');
  });
});

describe('display', () => {
  test.each([
    ['not-yet-open', '募捐尚未开始。'],
    ['campaign-ended', '募捐已经结束。'],
    ['certificate-expired', '公开募捐资格证书已过期。'],
    ['goal-reached', '募捐已达到目标。'],
    ['not-listed', '募捐尚未在指定平台发布。'],
  ] as const)('says why in plain words: %s', async (reason, sentence) => {
    const shown = await show('display', { reason });
    expect(shown.text).toContain(sentence);
    expect(shown.text).toContain('《慈善法》第二十五条');
    expect(shown.all('form,.go')).toEqual([]);
  });

  test('wins over any channel once the card says that intake is closed', async () => {
    api = fakeApi(sampleCard({ intake: 'goal-reached' }), sampleChannel('own-site'));
    card = await new CardHarness().settled();
    expect(card.text).toContain('募捐已达到目标。');
    expect(card.all('form')).toEqual([]);
  });
});
