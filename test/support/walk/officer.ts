// Somebody in front of the console: signs in, finds what waits, types into forms, presses what is offered.

import { isWorkKind, machineOf } from '@happy-homeland/contract';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright';
import type { PageComplaints } from '../phone.ts';
import { newPhone } from '../phone.ts';
import type { Walk } from './deployment.ts';
import { photograph } from './papers.ts';

export interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Name of a control → what is typed, chosen or attached. */
export type Fields = Readonly<Record<string, string | readonly Upload[]>>;

export interface Doing {
  readonly step: string;
  readonly fields?: Fields;
}

export interface Opening {
  readonly kind: string;
  readonly fields: Fields;
}

export interface Seat {
  readonly walk: Walk;
  readonly browser: Browser;
  readonly federation: string;
  readonly role: string;
  readonly options: BrowserContextOptions;
}

/** Somebody new with this role in a federation, signed in, at the first screen. */
export async function officer({ walk, browser, federation, role, options }: Seat): Promise<Officer> {
  const member = await walk.member(federation, [role]);
  const { page, complaints } = await newPhone(browser, options);
  const signIn = async () => {
    await page.goto(`${walk.url}/console`);
    await page.locator('#email').fill(member.email);
    await page.locator('#password').fill(member.password);
    await page.locator('form button[type=submit]').click();
    await page.waitForURL(/\/console$/);
  };
  await signIn();
  return { page, complaints, signIn, ...deedsOf(page, walk.url) };
}

export interface Officer extends Deeds {
  readonly page: Page;
  readonly complaints: PageComplaints;
  signIn(): Promise<void>;
}

interface Deeds {
  /** Opens a page of the deployment. */
  go(path: string): Promise<void>;
  /** Sends the form that the page shows; answers the address of what was opened. */
  send(opening: Opening): Promise<string>;
  /** Opens work of a project from its screen. */
  open(projectId: string, opening: Opening): Promise<string>;
  /** Finds the item among what waits today, and takes a step. */
  act(path: string, doing: Doing): Promise<void>;
  /** Takes a step of the item that the page shows. */
  take(path: string, doing: Doing): Promise<void>;
  /** Begins to count what a finger does. */
  counting(): Finger;
}

export interface Finger {
  count(): number;
  tap(target: Locator): Promise<void>;
  fill(fields: Fields): Promise<void>;
}

function deedsOf(page: Page, url: string): Deeds {
  const go = async (path: string) => {
    await page.goto(url + path);
  };
  const send = async ({ kind, fields }: Opening) => {
    await fill(page, fields);
    await page.locator('form.desk-form .main-action button').click();
    await page.waitForURL(new RegExp(`/console/work/${kind}/`));
    return new URL(page.url()).pathname;
  };
  const take = async (path: string, { step, fields = {} }: Doing) => {
    const name = stepName(path, step);
    if (Object.keys(fields).length > 0) {
      await page.getByRole('link', { name, exact: true }).click();
      await fill(page, fields);
    }
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByText('已办理。').waitFor();
  };
  return {
    go,
    send,
    take,
    open: async (projectId, opening) => {
      await go(`/console/projects/${projectId}`);
      await page.locator(`a[href*="/console/open/${opening.kind}"]`).click();
      return send(opening);
    },
    act: async (path, doing) => {
      await go('/console');
      await page.locator(`.desk-item a[href^="${path}"]`).click();
      await take(path, doing);
    },
    counting: () => fingerOn(page),
  };
}

function stepName(path: string, step: string): string {
  const kind = path.split('/')[3] ?? '';
  if (!isWorkKind(kind)) throw new Error(`${path} is no work`);
  return machineOf(kind).steps[step]?.zh ?? '';
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
    else if ((await control.evaluate((node) => node.tagName)) === 'SELECT') await control.selectOption(value);
    else await control.fill(value);
  }
}

/** A photograph to be attached. */
export function picture(shade: number): Upload {
  return { name: `照片${shade}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(photograph(shade)) };
}
