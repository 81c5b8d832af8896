import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi, problem } from './testing/fake-api.ts';

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
  vi.restoreAllMocks();
});

/** A gift that lacks nothing, up to the press of the button. */
async function fillIn(): Promise<void> {
  await card.pick('20 元');
  await card.pick('不需要');
}

test('a page brought back from memory can pay again', async () => {
  await fillIn();
  await card.press('去支付');
  await card.until(() => card.saw('hh-redirect'));
  expect(card.button('正在前往支付').getAttribute('aria-disabled')).toBe('true');
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
  await card.element.draw();
  expect(card.button('正在前往支付').getAttribute('aria-disabled')).toBe('true');
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await card.element.draw();
  expect(card.button('去支付').getAttribute('aria-disabled')).toBe('false');
  expect(card.field('20 元').checked).toBe(true);
});

test('after five seconds of sending it says that the network is slow and nothing was charged', async () => {
  await fillIn();
  const late = Promise.withResolvers<Response>();
  api.on('POST /v1/pledges', () => late.promise);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    await card.press('去支付');
    vi.advanceTimersByTime(4_999);
    await card.element.draw();
    expect(card.text).not.toContain('网络较慢');
    vi.advanceTimersByTime(1);
    await card.element.draw();
  } finally {
    vi.useRealTimers();
  }
  expect(card.all('[role=status]')[0]?.textContent).toBe('网络较慢，正在重试。没有扣款。');
  expect(card.button('正在前往支付').getAttribute('aria-disabled')).toBe('true');
  late.resolve(problem('internal', 500));
  await card.until(() => card.saw('hh-error'));
  expect(card.text).not.toContain('网络较慢');
});

test('an answer within five seconds is never called slow', async () => {
  await fillIn();
  const quick = Promise.withResolvers<Response>();
  api.on('POST /v1/pledges', () => quick.promise);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    await card.press('去支付');
    quick.resolve(problem('internal', 500));
    await vi.waitUntil(() => card.saw('hh-error'));
    vi.advanceTimersByTime(5_000);
    await card.element.draw();
  } finally {
    vi.useRealTimers();
  }
  expect(card.text).not.toContain('网络较慢');
  expect(card.button('去支付').getAttribute('aria-disabled')).toBe('false');
});

test('an element that is taken out listens no longer, and listens again when put back', async () => {
  const listening = new Set<unknown>();
  vi.spyOn(window, 'addEventListener').mockImplementation((type, listener) => {
    if (type === 'pageshow') listening.add(listener);
  });
  vi.spyOn(window, 'removeEventListener').mockImplementation((type, listener) => {
    if (type === 'pageshow') listening.delete(listener);
  });
  card.element.lang = 'en';
  await card.element.draw();
  expect(listening.size).toBe(1);
  const parent = card.element.parentElement;
  card.element.remove();
  expect(listening.size).toBe(0);
  parent?.append(card.element);
  await card.element.draw();
  expect(listening.size).toBe(1);
});
