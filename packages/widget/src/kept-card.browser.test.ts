import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { KEPT_CARDS_MAX, KEPT_MAX_MS, KEPT_UNITS_MAX, keepCard, keptCard } from './kept-card.ts';
import { CardHarness } from './testing/card-harness.ts';
import type { FakeApi } from './testing/fake-api.ts';
import { fakeApi, json } from './testing/fake-api.ts';
import { API, PROJECT, sampleCard } from './testing/sample-card.ts';

const NAME = `hh:card:${API} ${PROJECT}`;
const PLACE = { api: API, projectId: PROJECT };

let api: FakeApi;
const cards: CardHarness[] = [];

beforeEach(() => {
  localStorage.clear();
  api = fakeApi();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  for (const card of cards.splice(0)) card.remove();
  api.restore();
});

function show(attributes: Readonly<Record<string, string>> = {}) {
  const card = new CardHarness('hh-donate', attributes);
  cards.push(card);
  return card;
}

const silence = () => new Promise<Response>(() => undefined);

async function letComeIn(card: CardHarness): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  await card.element.draw();
}

describe('what is kept', () => {
  test('is what the card draws, and nothing of a person', async () => {
    await show()
      .settled()
      .then((card) => card.until(() => localStorage.getItem(NAME) !== null));
    const text = localStorage.getItem(NAME) ?? '';
    expect(Object.keys(localStorage).filter((name) => name.startsWith('hh:card:'))).toEqual([NAME]);
    expect(JSON.parse(text)).toMatchObject({ version: 1, card: { projectId: PROJECT, title: '老年助餐点' } });
    expect(Object.keys(JSON.parse(text))).toEqual(['version', 'keptAtMs', 'card']);
    expect(text).not.toMatch(/secret|token|pledge|channel"/);
  });

  test('are six cards, of which the oldest goes', () => {
    const now = Date.now();
    vi.useFakeTimers({ toFake: ['Date'] });
    for (let at = 0; at < KEPT_CARDS_MAX + 3; at += 1) {
      vi.setSystemTime(now + at);
      keepCard({ api: API, projectId: `p${at}` }, sampleCard({ projectId: `p${at}` }));
    }
    const names = Object.keys(localStorage).filter((name) => name.startsWith('hh:card:'));
    expect(names).toHaveLength(KEPT_CARDS_MAX);
    expect(names).not.toContain(`hh:card:${API} p2`);
    expect(names).toContain(`hh:card:${API} p3`);
  });

  test('is no card larger than its bound', () => {
    const long = (units: number) => sampleCard({ summary: 'x'.repeat(units) });
    keepCard(PLACE, long(1_000));
    const overhead = (localStorage.getItem(NAME)?.length ?? 0) - 1_000;
    keepCard(PLACE, long(KEPT_UNITS_MAX - overhead));
    expect(localStorage.getItem(NAME)).toHaveLength(KEPT_UNITS_MAX);
    keepCard(PLACE, long(KEPT_UNITS_MAX - overhead + 1));
    expect(localStorage.getItem(NAME)).toBeNull();
  });

  test.each([
    [KEPT_MAX_MS - 1, true],
    [KEPT_MAX_MS, false],
    [-KEPT_MAX_MS, false],
  ])('after %i milliseconds is there: %s', (ms, there) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    keepCard(PLACE, sampleCard());
    vi.setSystemTime(Date.now() + ms);
    expect(keptCard(PLACE) !== undefined).toBe(there);
  });

  test.each(['', '{', '[]', 'null', '{"version":2,"keptAtMs":1,"card":{}}', '{"version":1}'])(
    'is nothing where %j stands',
    (text) => {
      localStorage.setItem(NAME, text);
      expect(keptCard(PLACE)).toBeUndefined();
    },
  );

  test('is nothing where storage is blocked or full, and the card is drawn all the same', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const card = await show().settled();
    await letComeIn(card);
    expect(card.text).toContain('谁收钱');
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    keepCard(PLACE, sampleCard());
    expect(keptCard(PLACE)).toBeUndefined();
  });
});

describe('a gift whose answer is lost', () => {
  test.each(['inline', 'button', 'modal', 'floating'])(
    'IDM-12 is the same pledge when it is sent again after a reload, in %s',
    async (mode) => {
      const give = async () => {
        const card = show({ mode });
        if (mode !== 'inline') await Reflect.apply(Reflect.get(card.element, 'open'), card.element, []);
        await card.until(() => card.has('20 元'));
        await card.pick('20 元');
        await card.pick('不需要');
        await card.press('去支付');
        return card;
      };
      const keys = () =>
        api.requests.filter(({ method }) => method === 'POST').map(({ headers }) => headers.get('Idempotency-Key'));
      api.on('POST /v1/pledges', silence);
      const left = await give();
      await left.until(() => keys().length === 1);
      // A reload takes the element, the form and everything in memory; the request may have arrived.
      left.remove();
      api.on('POST /v1/pledges', () =>
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
      const again = await give();
      await again.until(() => again.saw('hh-redirect'));
      const sent = keys();
      expect(sent).toHaveLength(2);
      expect(new Set(sent).size).toBe(1);
      expect(again.detailOf('hh-submit')).toMatchObject({ pledgeId: 'pledgeaaaa', amountMinor: 2000 });
    },
  );
});
