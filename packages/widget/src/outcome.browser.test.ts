import { afterEach, beforeEach, expect, test } from 'vitest';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi, json, problem, samplePledge } from './testing/fake-api.ts';
import { API, PROJECT, sampleCard, sampleChannel } from './testing/sample-card.ts';

const READ = 'GET /v1/pledges/pledgeaaaa';

let api: FakeApi;
const cards: CardHarness[] = [];
let visit = 0;

beforeEach(() => {
  api = fakeApi(sampleCard(), sampleChannel('hand-off'));
  // A token of its own for every test: a page reads a token once.
  visit += 1;
  location.hash = `#hh-pledge=pledgeaaaa&hh-token=t${visit}`;
});

afterEach(() => {
  for (const card of cards.splice(0)) card.remove();
  api.restore();
  history.replaceState(null, '', location.pathname + location.search);
});

async function comeBack(): Promise<CardHarness> {
  const card = new CardHarness();
  cards.push(card);
  return card.settled();
}

const readings = () => api.requests.filter(({ url }) => url.includes('/v1/pledges/'));

test('a paid gift is thanked for, with its receipt, and the page is told', async () => {
  const card = await comeBack();
  expect(card.text).toContain('谢谢您20.00 元 已到账。');
  expect(card.link('捐赠回执 hhreceipt').href).toBe(`${API}/v1/receipts/hhreceipt`);
  await card.until(() => card.saw('hh-success'));
  expect(card.detailOf('hh-success')).toEqual({ projectId: PROJECT, pledgeId: 'pledgeaaaa', receiptNo: 'hhreceipt' });
  expect(readings()[0]?.headers.get('Authorization')).toBe(`Bearer t${visit}`);
  await card.until(() => card.focused?.textContent?.includes('谢谢您') ?? false);
});

test('the token leaves the address', async () => {
  await comeBack();
  expect(location.hash).toBe('');
});

test.each([
  ['awaiting_payment', '还没有收到支付结果'],
  ['needs_review', '还没有收到支付结果'],
  ['failed', '支付没有完成，没有扣款'],
  ['expired', '支付没有完成，没有扣款'],
  ['quarantined', '款项到达时募捐已停止'],
  ['refunded', '这笔捐款已退款'],
] as const)('nothing is claimed for a pledge that is %s', async (status, sentence) => {
  api.on(READ, () => json(samplePledge({ status })));
  const card = await comeBack();
  expect(card.text).toContain(sentence);
  expect(card.text).not.toContain('谢谢您');
  expect(card.saw('hh-success')).toBe(false);
});

test('several elements read the token once, and only that of the project speaks', async () => {
  const other = sampleCard({ projectId: 'otherproject' });
  api.on('GET /v1/projects/otherproject', () => json(other));
  api.on('GET /v1/projects/otherproject/channel', () => json(sampleChannel('display')));
  const mine = new CardHarness();
  const theirs = new CardHarness('hh-project', { project: 'otherproject' });
  cards.push(mine, theirs);
  await Promise.all([mine.settled(), theirs.settled()]);
  expect(readings()).toHaveLength(1);
  expect(mine.text).toContain('谢谢您');
  expect(theirs.text).not.toContain('谢谢您');
  expect(theirs.saw('hh-success')).toBe(false);
});

test('a fate that cannot be read is not guessed, and can be read again', async () => {
  api.on(READ, () => problem('internal', 500));
  const card = await comeBack();
  expect(card.text).toContain('支付结果暂时读不到');
  expect(location.hash).not.toBe('');
  api.on(READ, () => json(samplePledge()));
  await card.press('再试一次');
  await card.until(() => card.text.includes('谢谢您'));
  expect(location.hash).toBe('');
});

test('a page without a pledge in its address asks for none', async () => {
  location.hash = '#chapter-2';
  await comeBack();
  expect(readings()).toEqual([]);
  expect(location.hash).toBe('#chapter-2');
});
