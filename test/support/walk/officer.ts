// Somebody in front of the console: signs in, finds what waits, types into forms, presses what is offered.

import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright';
import type { PageComplaints } from '../phone.ts';
import { newPhone } from '../phone.ts';
import type { Member, Walk } from './deployment.ts';
import type { Deeds, Fields, Hand, Target, Upload } from './hand.ts';
import { deedsOf } from './hand.ts';
import { photograph } from './papers.ts';
import type { Cookies } from './plain-page.ts';
import { plainHand } from './plain-page.ts';

export interface Seat {
  readonly walk: Walk;
  readonly federation: string;
  readonly role: string;
}

export interface SeatWithBrowser extends Seat {
  readonly browser: Browser;
  readonly options: BrowserContextOptions;
}

/** Somebody who does without a window what they could do with one: the same pages, the same forms. */
export interface PlainOfficer extends Deeds, Hand {
  signIn(): Promise<void>;
}

export interface Officer extends Deeds {
  readonly page: Page;
  readonly complaints: PageComplaints;
  /** The same person without a window, for what was done in it often enough. */
  readonly plain: PlainOfficer;
  /** Signs in again. */
  signIn(): Promise<void>;
  fill(fields: Fields): Promise<void>;
  /** Begins to count what a finger does. */
  counting(): Finger;
}

export interface Finger {
  count(): number;
  tap(target: Locator): Promise<void>;
  fill(fields: Fields): Promise<void>;
}

const DOOR = 'form button[type=submit]';

/** Somebody new with this role in a federation, signed in without a window. */
export async function plainOfficer({ walk, federation, role }: Seat): Promise<PlainOfficer> {
  const one = plainOf(walk.url, await walk.member(federation, [role]), new Map());
  await one.signIn();
  return one;
}

/** Somebody new with this role in a federation, signed in, at the first screen. */
export async function officer({ walk, browser, federation, role, options }: SeatWithBrowser): Promise<Officer> {
  const member = await walk.member(federation, [role]);
  const { page, context, complaints } = await newPhone(browser, options);
  const hand = handOn(page, walk.url);
  const cookies: Cookies = new Map();
  const signIn = async () => {
    await enter(hand, member);
    for (const { name, value } of await context.cookies()) cookies.set(name, value);
  };
  await signIn();
  const plain = plainOf(walk.url, member, cookies);
  return { page, complaints, plain, signIn, fill: hand.fill, counting: () => fingerOn(page), ...deedsOf(hand) };
}

function plainOf(url: string, member: Member, cookies: Cookies): PlainOfficer {
  const hand = plainHand(url, cookies);
  const signIn = async () => {
    cookies.clear();
    await enter(hand, member);
  };
  return { ...hand, ...deedsOf(hand), signIn };
}

async function enter(hand: Hand, { email, password }: Member): Promise<void> {
  await hand.go('/console');
  await hand.fill({ email, password });
  await hand.press(DOOR);
  await hand.arrives(/^\/console$/);
}

function handOn(page: Page, url: string): Hand {
  const find = (role: 'button' | 'link', target: Target) =>
    typeof target === 'string' ? page.locator(target) : page.getByRole(role, { ...target, exact: true });
  return {
    go: async (path) => {
      await page.goto(url + path);
    },
    follow: (target) => find('link', target).click(),
    press: (target) => find('button', target).click(),
    fill: (fields) => fill(page, fields),
    says: (text) => page.getByText(text).first().waitFor(),
    arrives: async (path) => {
      await page.waitForURL(({ pathname }) => path.test(pathname));
      return new URL(page.url()).pathname;
    },
    hrefOf: async (css) => (await page.locator(css).first().getAttribute('href')) ?? '',
  };
}

function fingerOn(page: Page): Finger {
  let count = 0;
  return {
    count: () => count,
    tap: async (target) => {
      count += 1;
      await target.click();
    },
    fill: async (fields) => {
      count += Object.keys(fields).length;
      await fill(page, fields);
    },
  };
}

async function fill(page: Page, fields: Fields): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const control = page.locator(`[name="${name}"]`).first();
    if (typeof value !== 'string') await control.setInputFiles([...value]);
    else await type({ page, name, control }, value);
  }
}

interface Control {
  readonly page: Page;
  readonly name: string;
  readonly control: Locator;
}

async function type({ page, name, control }: Control, value: string): Promise<void> {
  const kind = await control.evaluate((node) => (node instanceof HTMLInputElement ? node.type : node.tagName));
  if (kind === 'SELECT') await control.selectOption(value);
  else if (kind === 'radio') await page.locator(`[name="${name}"][value="${value}"]`).check();
  else await control.fill(value);
}

/** A photograph to be attached. */
export function picture(shade: number): Upload {
  return { name: `照片${shade}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(photograph(shade)) };
}
