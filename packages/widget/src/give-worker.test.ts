import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Asking, Lasting } from './give-worker.ts';
import { serveDonatePages } from './give-worker.ts';

const ORIGIN = 'https://give.example.org';
const PAGE = `${ORIGIN}/give/abcdefghijklmnop`;

type Answer = () => Promise<Response>;

let stored: Map<string, Map<string, Response>>;
let asked: string[];
let answers: Map<string, Answer>;
let hear: Map<string, (event: Asking) => void>;
let answeredAt: number;

const say =
  (text: string, status = 200): Answer =>
  async () =>
    new Response(text, { status });
const away: Answer = async () => {
  throw new TypeError('no network');
};
const silent: Answer = () => new Promise(() => undefined);

/** `caches` of a browser, as far as the worker goes. */
function fakeCaches() {
  const full = (path: string | Request) => new URL(typeof path === 'string' ? path : path.url, ORIGIN).href;
  const cacheOf = (name: string) => {
    const held = stored.get(name) ?? new Map<string, Response>();
    stored.set(name, held);
    return {
      addAll: async (paths: string[]) => {
        for (const path of paths) held.set(full(path), new Response(path));
      },
      put: async (path: string, answer: Response) => void held.set(full(path), answer),
      match: async (path: string) => held.get(full(path))?.clone(),
      delete: async (path: string | Request) => held.delete(full(path)),
      keys: async () => [...held.keys()].map((url) => ({ url })),
    };
  };
  return {
    open: async (name: string) => cacheOf(name),
    keys: async () => [...stored.keys()],
    delete: async (name: string) => stored.delete(name),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  [stored, asked, answers, hear] = [new Map(), [], new Map(), new Map()];
  vi.stubGlobal('caches', fakeCaches());
  vi.stubGlobal('fetch', (input: string | Request) => {
    const { pathname, search } = new URL(typeof input === 'string' ? input : input.url, ORIGIN);
    asked.push(pathname + search);
    return (answers.get(pathname) ?? away)();
  });
  serveDonatePages({
    addEventListener: (type: string, handler: (event: never) => void) =>
      void hear.set(type, handler as (event: Asking) => void),
    skipWaiting: async () => undefined,
    clients: { claim: async () => undefined },
    location: { origin: ORIGIN },
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** What the worker answers; undefined where it leaves the request to the browser. */
async function ask(url: string, { method = 'GET', mode = 'navigate', waitMs = 0 } = {}): Promise<string | undefined> {
  const works: Promise<unknown>[] = [];
  let answer: Promise<Response> | undefined;
  hear.get('fetch')?.({
    request: { url, method, mode } as Request,
    respondWith: (given) => {
      answer = given;
      const note = () => {
        answeredAt = Date.now();
      };
      given.then(note, note);
    },
    waitUntil: (work) => void works.push(work),
  });
  await vi.advanceTimersByTimeAsync(waitMs);
  if (answer === undefined) return undefined;
  const text = await (await answer).text();
  await vi.advanceTimersByTimeAsync(1);
  return text;
}

async function happen(type: 'install' | 'activate'): Promise<void> {
  const works: Promise<unknown>[] = [];
  const event: Lasting = { waitUntil: (work) => void works.push(work) };
  hear.get(type)?.(event as Asking);
  await Promise.all(works);
}

const keptPaths = () => [...stored.values()].flatMap((held) => [...held.keys()].map((url) => url.slice(ORIGIN.length)));

describe('the worker of the donate pages', () => {
  test('WID-13 shows the public sheet that was read with the page once there is no network', async () => {
    answers.set('/give/abcdefghijklmnop', say('the form with its key'));
    answers.set('/give/abcdefghijklmnop/offline', say('the sheet'));
    expect(await ask(`${PAGE}?lang=en&amountMinor=2000&site=qingyi`)).toBe('the form with its key');
    answers.clear();
    expect(await ask(`${PAGE}?lang=en&amountMinor=5000`)).toBe('the sheet');
    await expect(ask(PAGE)).rejects.toThrow('no network');
  });

  test('keeps neither the form with its key nor what was chosen, and asks for the sheet without cookies', async () => {
    const seen = vi.spyOn(globalThis, 'fetch');
    answers.set('/give/abcdefghijklmnop', say('the form with its key'));
    answers.set('/give/abcdefghijklmnop/offline', say('the sheet'));
    await ask(`${PAGE}?amountMinor=2000&returnUrl=https%3A%2F%2Fa.example.org&size=large`);
    expect(keptPaths()).toEqual(['/give/abcdefghijklmnop/offline?size=large']);
    expect(seen).toHaveBeenLastCalledWith(expect.stringContaining('/offline'), {
      credentials: 'omit',
      cache: 'no-store',
    });
  });

  test.each([
    ['a form that is sent', PAGE, { method: 'POST' }],
    ['the way back from paying', `${PAGE}/return?session=cs_1`, {}],
    ['a receipt file', `${PAGE}/receipt`, { method: 'POST' }],
    ['a receipt', `${ORIGIN}/receipts/abcdefghijklmnop`, {}],
    ['a picture or a script of the page', `${ORIGIN}/widget/v1/give-page.js`, { mode: 'cors' }],
    ['an answer of the API', `${ORIGIN}/v1/projects/abcdefghijklmnop`, { mode: 'cors' }],
    ['another deployment', 'https://other.example.org/give/abcdefghijklmnop', {}],
  ])('leaves %s to the browser', async (_what, url, request) => {
    expect(await ask(url, request)).toBeUndefined();
    expect([asked, keptPaths()]).toEqual([[], []]);
  });

  test('after eight seconds without a word shows the sheet, and not before', async () => {
    answers.set('/give/abcdefghijklmnop', say('the form'));
    answers.set('/give/abcdefghijklmnop/offline', say('the sheet'));
    await ask(PAGE);
    answers.set('/give/abcdefghijklmnop', silent);
    const from = Date.now();
    const shown = await ask(PAGE, { waitMs: 20_000 });
    expect([shown, answeredAt - from]).toEqual(['the sheet', 8_000]);
  });

  test('waits on where nothing was kept, and keeps nothing of a page that is not there', async () => {
    answers.set(
      '/give/abcdefghijklmnop',
      () => new Promise((resolve) => setTimeout(() => resolve(new Response('late')), 9_000)),
    );
    expect(await ask(PAGE, { waitMs: 9_500 })).toBe('late');
    answers.set('/give/nothing', say('no such project', 404));
    expect(await ask(`${ORIGIN}/give/nothing`)).toBe('no such project');
    expect(keptPaths()).toEqual([]);
  });

  test('dresses the sheet without a network, by the style sheets as they were', async () => {
    await happen('install');
    expect(await ask(`${ORIGIN}/assets/pages.css`, { mode: 'no-cors' })).toBe('/assets/pages.css');
  });

  test('keeps the twelve sheets read last, and forgets what an earlier worker kept', async () => {
    stored.set('hh-give-0', new Map());
    stored.set('of-another', new Map());
    await happen('activate');
    expect([...stored.keys()]).toEqual(['of-another']);
    for (let project = 0; project < 14; project += 1) {
      answers.set(`/give/p${project}`, say('the form'));
      answers.set(`/give/p${project}/offline`, say('the sheet'));
      await ask(`${ORIGIN}/give/p${project}`);
    }
    expect(keptPaths()).toHaveLength(12);
    expect(keptPaths()[0]).toBe('/give/p2/offline?');
  });
});
