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
    '青衣社区（示例）：为独居老人每天供应两餐热饭。',
    '剩多少余额 8,094.93 元',
    '找谁问',
    '028-00000000',
  ]) {
    expect(text).toContain(fact);
  }
});

test('says nothing of the campaign’s beneficiaries as if they were the project’s, and nothing twice', async () => {
  const { text } = await show('display');
  expect(text).not.toContain('示例县的老年人');
  expect(text.split('为独居老人每天供应两餐热饭。')).toHaveLength(2);
  expect(text.split('余额 8,094.93 元')).toHaveLength(2);
});

test('a phone number is for calling and an address for writing to', async () => {
  const shown = await show('display');
  expect(shown.link('028-00000000').href).toBe('tel:02800000000');
  expect(shown.link('contact@example.org').href).toBe('mailto:contact@example.org');
  expect(shown.text).toContain('示例市示例路1号');
});

test.each(['转 8001', 'javascript:alert(1)', '028'])(
  'what is no phone number, such as %s, is no link',
  async (phone) => {
    const facts = sampleCard();
    api = fakeApi({ ...facts, charity: { ...facts.charity, contact: { phone } } }, sampleChannel('display'));
    card = await new CardHarness().settled();
    expect(card.text).toContain(phone);
    expect(card.links.filter((href) => /^(tel|mailto|javascript):/.test(href))).toEqual([]);
  },
);

test('the ways to check lead to Charity China and to the public page, in words', async () => {
  const shown = await show('display');
  expect(shown.link('到慈善中国查备案编号').href).toBe('https://cszg.mca.gov.cn/');
  expect(shown.link('或看本项目公示页').href).toBe(`${API}/p/${PROJECT}`);
  expect(shown.text).not.toContain('https://');
});

test.each([
  ['zh-CN', 1, '1 人次'],
  ['en', 1, '1 gift '],
  ['en', 0, '0 gifts '],
  ['zh-CN', 100_000, '100,000 人次'],
  ['en', 100_000, '100,000 gifts '],
])('in %s, %i gifts read %j', async (lang, donors, words) => {
  api = fakeApi(sampleCard({ donors }), sampleChannel('display'));
  card = await new CardHarness('hh-donate', { lang }).settled();
  expect(card.text).toContain(words);
});

test.each(['zh-CN', 'en'])(
  'in %s, no amount, count, date or number is broken over two lines where it fits one',
  async (lang) => {
    const facts = sampleCard();
    const conspicuous = { ...facts.conspicuous, filingNumber: '示例53110000MJ01234566A26001' };
    api = fakeApi({ ...facts, conspicuous }, sampleChannel('hand-off'));
    card = await new CardHarness('hh-donate', { lang }).settled();
    card.element.style.width = '328px';
    const pieces = card.all('.n');
    expect(pieces.length).toBeGreaterThan(15);
    const oneLine = 30;
    expect(pieces.filter((piece) => piece.offsetHeight > oneLine).map((piece) => piece.textContent)).toEqual([]);
  },
);

test('a filing number that has to break does so before its last part', async () => {
  const facts = sampleCard();
  const conspicuous = { ...facts.conspicuous, filingNumber: '53110000MJ01234566A26001' };
  api = fakeApi({ ...facts, conspicuous }, sampleChannel('display'));
  card = await new CardHarness('hh-donate', { size: 'large' }).settled();
  card.element.style.width = '268px';
  const [code, rest] = card.all('.n .n');
  expect([code?.textContent, rest?.textContent]).toEqual(['53110000MJ01234566', 'A26001']);
  expect(rest?.offsetTop).toBeGreaterThan(code?.offsetTop ?? 0);
  expect(code?.offsetHeight).toBe(rest?.offsetHeight);
});

test('terms stand over their values where the card is narrow, and beside them where it is not', async () => {
  const shown = await show('hand-off');
  const isBeside = () => {
    const [term, value] = [shown.all('dt')[0], shown.all('dd')[0]];
    return (value?.offsetLeft ?? 0) > (term?.offsetLeft ?? 0);
  };
  shown.element.style.width = '358px';
  expect(isBeside()).toBe(false);
  shown.element.style.width = '480px';
  expect(isBeside()).toBe(true);
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
  for (const fact of [...facts, '青衣社区居民委员会（示例）', '2026 年 10 月 13 日 – 2027 年 6 月 10 日']) {
    expect(shown.text).toContain(fact);
    expect(folded).not.toContain(fact);
  }
});

test('the figures of fund use are said to add up only if they do', async () => {
  expect((await show('display')).text).toContain('连同余额，相加等于已到账。');
  card?.remove();
  api?.restore();
  api = fakeApi(sampleCard({ raisedMinor: 1_234_501 }), sampleChannel('display'));
  card = await new CardHarness().settled();
  expect(card.text).toContain('相加不等于已到账');
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

test('the project card hands over by one link, without amounts', async () => {
  api = fakeApi(sampleCard(), sampleChannel('hand-off'));
  card = await new CardHarness('hh-project').settled();
  expect(card.all('input,fieldset')).toEqual([]);
  card.link('官方捐赠页').click();
  expect(card.dialog.matches(':modal')).toBe(true);
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
    expect(shown.dialog.querySelector<HTMLAnchorElement>('a.go')?.href).toBe(shown.link('官方捐赠页').href);
    expect([...shown.dialog.querySelectorAll('a')].map(({ protocol }) => protocol)).toEqual(
      expect.arrayContaining(['tel:', 'mailto:']),
    );
    expect(shown.dialog.textContent).not.toContain('捐赠金额');
  });

  test('says the amount that was picked, reads from its heading, and leaves the screen a margin', async () => {
    const shown = await show('hand-off');
    await shown.pick('20 元');
    shown.link('官方捐赠页').click();
    expect(shown.dialog.textContent).toContain('捐赠金额 20.00 元');
    expect(shown.focused?.id).toBe('d');
    const { left, right } = shown.dialog.getBoundingClientRect();
    expect([left, innerWidth - right].every((margin) => margin >= 16)).toBe(true);
    const bottom = shown.dialog.querySelector('a.go')?.getBoundingClientRect().bottom ?? 0;
    expect(shown.button('取消').getBoundingClientRect().top - bottom).toBe(8);
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
    expect(shown.text).toContain('本网站只展示项目，不能在这里捐赠。');
    const { bottom } = shown.link('打开项目页面').getBoundingClientRect();
    expect(shown.link('申请登记').getBoundingClientRect().top - bottom).toBeGreaterThanOrEqual(8);
    expect(shown.link('您是本站管理员？申请登记').href).toBe(`${API}/embed/${PROJECT}#register`);
    expect(shown.text).not.toContain('前往指定平台');
  });
});

describe('display', () => {
  test.each([
    ['not-yet-open', '募捐尚未开始。暂不接受捐款。'],
    ['campaign-ended', '募捐已经结束。已停止接受捐款。'],
    ['certificate-expired', '公开募捐资格证书已过期。暂停接受捐款。'],
    ['goal-reached', '募捐已达到目标。已停止接受捐款。'],
    ['not-listed', '募捐尚未在指定平台发布。暂不接受捐款。'],
  ] as const)('says why in plain words: %s', async (reason, sentence) => {
    const shown = await show('display', { reason });
    expect(shown.text).toContain(sentence);
    expect(shown.text).toContain('《慈善法》第二十五条');
    expect(shown.all('form,.go')).toEqual([]);
  });

  test('says so directly under the title', async () => {
    const shown = await show('display');
    expect(shown.all('header + *')[0]?.textContent).toContain('募捐已经结束。');
  });

  test.each([
    ['not-yet-open', 'Measures on Public Fundraising by Charities, art. 11'],
    ['campaign-ended', 'Charity Law (2023), art. 24'],
    ['certificate-expired', 'Charity Law (2023), art. 22'],
    ['not-listed', 'Charity Law (2023), art. 27'],
    ['goal-reached', 'No longer taking gifts.'],
  ] as const)('in English, cites the law in English: %s', async (reason, words) => {
    api = fakeApi(sampleCard(), sampleChannel('display', { reason }));
    card = await new CardHarness('hh-donate', { lang: 'en' }).settled();
    expect(card.text).toContain(words);
    expect(card.text).not.toContain('《');
  });

  test('wins over any channel once the card says that intake is closed', async () => {
    const articles = ['《慈善法》（2023）第二十七条'];
    api = fakeApi(sampleCard({ intake: 'goal-reached' }), sampleChannel('own-site', { articles }));
    card = await new CardHarness().settled();
    expect(card.text).toContain('募捐已达到目标。');
    expect(card.text).not.toContain('第二十七条');
    expect(card.all('form')).toEqual([]);
  });
});
