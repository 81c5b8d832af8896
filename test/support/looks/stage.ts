// Where elements are looked at: the built widget on a page of its own, a deployment that answers what a state says, and a
// clock that stands still, so that the same state looks the same in every year.

import type { ProjectCard } from '@happy-homeland/sdk';
import type { Browser, BrowserContextOptions, Locator, Page, Route } from 'playwright';
import type { Phone } from '../phone.ts';
import { newPhone, startBrowser } from '../phone.ts';
import { startHostileApi } from '../xss/hostile-api.ts';
import { PROJECT } from './card-answers.ts';
import type { Answers, ElementState, Said } from './state.ts';
import { NOW_MS } from './state.ts';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const HERE = /\/s\/\d+(\/[^?]*)/;

export interface Stage {
  readonly page: Page;
  readonly complaints: Phone['complaints'];
  /** Takes away what was shown before, and resolves once the state is reached. */
  show(state: ElementState, attributes: Readonly<Record<string, string>>): Promise<Locator>;
  /** Changes the look of what is shown: `theme` and `size`, which is taken away where it is not given. */
  dress(attributes: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

export interface Theatre {
  openStage(overrides?: BrowserContextOptions): Promise<Stage>;
  close(): Promise<void>;
}

export async function openTheatre(): Promise<Theatre> {
  const [browser, files] = await Promise.all([startBrowser(), startHostileApi()]);
  const text = `<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>host</title><script type="module" src="/widget/v1/happy-homeland.js"></script><main></main>`;
  files.answers.set('/host', { type: 'text/html; charset=utf-8', text });
  return {
    openStage: (overrides) => openStage(browser, files.url, overrides),
    close: async () => {
      await browser.close();
      files.close();
    },
  };
}

async function openStage(browser: Browser, url: string, overrides: BrowserContextOptions = {}): Promise<Stage> {
  const { page, complaints, close } = await newPhone(browser, { deviceScaleFactor: 1, ...overrides });
  let answers: Answers = {};
  let worn: ElementState | undefined;
  let asked = new Map<string, number>();
  let shown = 0;
  await page.clock.setFixedTime(NOW_MS);
  await page.route(HERE, (route) => {
    const [, path = ''] = HERE.exec(route.request().url()) ?? [];
    const turn = asked.get(path) ?? 0;
    asked.set(path, turn + 1);
    return answer(route, answers[path], turn);
  });
  await page.goto(`${url}/host`);
  return {
    page,
    complaints,
    close,
    show: async (state, attributes) => {
      shown += 1;
      worn = state;
      answers = state.answers;
      asked = new Map();
      const api = `${url}/s/${shown}`;
      // A state may have left it standing.
      await page.clock.resume();
      const hash = state.hash ? `#hh-pledge=${state.hash}&hh-token=t${shown}` : '';
      await putUp(page, {
        tag: state.tag,
        hash,
        kept: state.kept,
        attributes: { project: PROJECT, api, ...attributes, ...state.attributes },
      });
      const element = page.locator(state.tag);
      if (state.act) {
        await element.locator(state.from ?? 'article').waitFor({ state: 'attached' });
        await state.act(element);
      }
      await element.locator(state.until).first().waitFor({ state: 'attached' });
      await settle(page);
      return element;
    },
    dress: async (attributes) => {
      await putOn(page, worn?.tag ?? '', { theme: 'light', size: '', ...attributes, ...worn?.attributes });
      await settle(page);
    },
  };
}

/** A picture of the last frame is a picture of the last words only two frames later. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // Each ends with a frame; those that a page asks for do not come while its clock stands still.
    for (let frame = 0; frame < 2; frame += 1) await document.documentElement.animate([], 1).finished;
  });
}

function answer(route: Route, laidDown: Said | readonly Said[] | undefined, turn: number): Promise<void> {
  const turns: readonly Said[] = laidDown === undefined ? [{ status: 404, body: {} }] : [laidDown].flat();
  const { status = 200, body, never, lost } = turns[Math.min(turn, turns.length - 1)] ?? {};
  // A request that is not answered hangs until its page is closed.
  if (never) return Promise.resolve();
  if (lost) return route.abort();
  const isText = typeof body === 'string';
  return route.fulfill({
    status,
    contentType: isText ? 'text/plain; charset=utf-8' : 'application/json',
    body: isText ? body : JSON.stringify(body),
  });
}

async function putOn(page: Page, tag: string, attributes: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate(
    ([name, worn]) => {
      document.documentElement.style.colorScheme = worn['theme'] ?? 'light';
      const element = document.querySelector(name);
      for (const which of ['theme', 'size']) {
        if (worn[which]) element?.setAttribute(which, worn[which]);
        else element?.removeAttribute(which);
      }
    },
    [tag, attributes] as const,
  );
}

interface PutUp {
  readonly tag: string;
  readonly hash: string;
  readonly kept: ProjectCard | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}

async function putUp(page: Page, whole: PutUp): Promise<void> {
  await page.evaluate(({ tag, hash, kept, attributes }) => {
    localStorage.clear();
    sessionStorage.clear();
    if (kept) {
      const text = JSON.stringify({ version: 1, keptAtMs: Date.now(), card: kept });
      localStorage.setItem(`hh:card:${attributes['api']} ${kept.projectId}`, text);
    }
    // As a page would have it that was opened at that address.
    history.replaceState(null, '', `${location.pathname}${hash}`);
    document.documentElement.lang = attributes['lang'] ?? 'zh-CN';
    document.documentElement.style.colorScheme = attributes['theme'] ?? 'light';
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const fallback = document.createElement('a');
    fallback.href = 'https://give.example.org/p/abcdefghijklmnop';
    fallback.textContent = attributes['lang'] === 'en' ? 'To the project' : '打开项目';
    element.append(fallback);
    document.querySelector('main')?.replaceChildren(element);
    scrollTo(0, 0);
  }, whole);
}
