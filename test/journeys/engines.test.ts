// The family in two other engines: what people come for works in Firefox and in WebKitGTK as it does in Chromium, on a
// page of another origin under the strictest policy, and says nothing in the console. Where an engine is not installed,
// its test says in one line how to get it, and fails nobody.

import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../support/engines/engine.ts';
import { FIREFOX } from '../support/engines/firefox.ts';
import type { Hand } from '../support/engines/hand.ts';
import { ESCAPE, handOn } from '../support/engines/hand.ts';
import type { Hosts } from '../support/engines/host.ts';
import { openHosts } from '../support/engines/host.ts';
import { WEBKIT } from '../support/engines/webkit.ts';
import { eventually } from '../support/eventually.ts';

const OFFERS = [FIREFOX, WEBKIT];
const HERE = OFFERS.filter(({ missing }) => missing === undefined);
const LISTED = ['hh-project', 'hh-projects', 'hh-disclosure', 'hh-donors', 'hh-compliance', 'hh-proof', 'hh-poster'];
/** Of the bytes of a picture; one of a single colour has next to none that differ from their neighbours. */
const DRAWN_MIN = 0.01;

/** In the language of the element, and not of the browser, which is not everywhere Chinese. */
const THANKED = /捐款已到账.*100\.00.*hh[a-z2-7]{16}/;

let hosts: Hosts | undefined;

beforeAll(async () => {
  for (const { name, missing } of OFFERS) if (missing) console.warn(`Not tried in ${name}. ${missing}`);
  if (HERE.length > 0) hosts = await openHosts();
});

afterAll(async () => {
  await hosts?.[Symbol.asyncDispose]();
});

test('every engine is tried, or says how to get it', () => {
  for (const { missing } of OFFERS) if (missing) expect(missing).toMatch(/apt-get install \w/);
  expect(HERE.length + OFFERS.filter(({ missing }) => missing).length).toBe(2);
});

describe.each(HERE.map((offer) => [offer.name, offer] as const))('in %s', (_name, offer) => {
  let engine: Engine;
  let hand: Hand;

  beforeAll(async () => {
    engine = await offer.start();
    hand = handOn(engine);
  });

  afterAll(async () => {
    await engine[Symbol.asyncDispose]();
  });

  const open = async (at: 'community' | 'own', body: string) => engine.open(hosts?.page(at, body) ?? '');
  const tag = (name: string, attributes = '') =>
    `<${name} project="${hosts?.projectId}" ${attributes}><a href="/">链接</a></${name}>`;
  const complaints = () => engine.evaluate('window.complaints');

  test('the whole family is drawn on a website of another origin, in its language and on pages written from the right', async () => {
    await open(
      'community',
      `<main>${['hh-donate', ...LISTED].map((name) => tag(name)).join('')}${tag('hh-receipt')}</main>`,
    );
    for (const name of ['hh-donate', ...LISTED, 'hh-receipt']) await hand.reads(`${name} >> article`, /./);
    const bar = await hand.see('hh-donate >> progress', (element) => {
      const progress = element as HTMLProgressElement;
      return { share: progress.value / progress.max, width: progress.getBoundingClientRect().width };
    });
    expect(bar?.width).toBeGreaterThan(100);
    expect(bar?.share).toBeGreaterThanOrEqual(0);
    expect(await hand.see('hh-donate >> .go', (link) => getComputedStyle(link).backgroundColor)).toBe(
      'rgb(166, 30, 37)',
    );
    await hand.reads('hh-proof >> article i', /^[✓▲] /);
    await hand.reads('hh-compliance >> summary', /自动核对：/);
    expect(
      await hand.see('hh-poster >> canvas', (canvas) => {
        const { width, height } = canvas as HTMLCanvasElement;
        return [width, height];
      }),
    ).toEqual([750, 1000]);
    await engine.evaluate(`(document.querySelector('hh-donors').lang = 'en', document.documentElement.dir = 'rtl', 1)`);
    await hand.reads('hh-donors >> article', /gift/i);
    expect(await hand.see('hh-donate >> article', (card) => getComputedStyle(card).direction)).toBe('ltr');
    expect(await engine.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await complaints()).toEqual([]);
  });

  test('projects are narrowed down by what a reader chooses', async () => {
    await open('community', '<hh-projects><a href="/">链接</a></hh-projects>');
    await hand.reads('hh-projects >> ul', /./);
    const before = (await hand.see('hh-projects >> ul', (list) => list.children.length)) ?? 0;
    await hand.see('hh-projects >> select', (element) => {
      const select = element as HTMLSelectElement;
      select.value = select.options[1]?.value ?? '';
      select.dispatchEvent(new Event('change'));
    });
    await eventually(async () => {
      const after = (await hand.see('hh-projects >> ul', (list) => list.children.length)) ?? 0;
      expect(after).toBeGreaterThan(0);
      expect(after).toBeLessThan(before);
    });
    expect(await complaints()).toEqual([]);
  });

  test('the dialog before the charity’s page is modal, and Escape gives the focus back', async () => {
    await open('community', tag('hh-donate'));
    await hand.reads('hh-donate >> .go', /前往/);
    await hand.see('hh-donate >> p > .go', (link) => link.focus());
    await hand.click('hh-donate >> p > .go');
    await hand.reads('hh-donate >> dialog[open]', /您将离开/);
    expect(await hand.see('hh-donate >> dialog', (dialog) => dialog.matches(':modal'))).toBe(true);
    await hand.press(ESCAPE);
    await eventually(async () => {
      expect(await hand.see('hh-donate >> dialog', (dialog) => dialog.matches('[open]'))).toBe(false);
    });
    expect(await hand.see('hh-donate', (card) => card.shadowRoot?.activeElement?.className)).toBe('go');
    expect(await complaints()).toEqual([]);
  });

  test('an amount is understood or refused beside its field, a gift is thanked for, and its receipt found again', async () => {
    await open('own', tag('hh-donate'));
    await hand.reads('hh-donate >> .go', /去支付/);
    await hand.type('hh-donate >> [name=amount]', '1e9');
    await hand.click('hh-donate >> .go');
    await hand.reads('hh-donate >> #e-amount', /请填写金额/);
    expect(await hand.see('hh-donate', (card) => card.shadowRoot?.activeElement?.getAttribute('name'))).toBe('amount');
    await hand.type('hh-donate >> [name=amount]', '１００');
    await hand.reads('hh-donate >> output', /^一百元/);
    await hand.click('hh-donate >> [name=fiscal][value=waived]');
    expect(await complaints()).toEqual([]);
    await hand.click('hh-donate >> .go');
    await hand.reads('button', /支付成功/);
    // The sandbox's page is not what is tried here.
    await hand.see('button', (button) => button.click());
    const thanks = await hand.reads('main', THANKED);
    const receiptNo = /hh[a-z2-7]{16}/.exec(thanks)?.[0] ?? '';
    await open('own', '<hh-receipt><a href="/">链接</a></hh-receipt>');
    await hand.reads('hh-receipt >> .go', /查询/);
    await hand.type('hh-receipt >> [name=code]', receiptNo.slice(2, 12).toUpperCase());
    await hand.type('hh-receipt >> [name=amount]', '１００');
    await hand.click('hh-receipt >> .go');
    await hand.reads('hh-receipt >> dl', /100\.00 元/);
    expect(await complaints()).toEqual([]);
  });

  test('what is seen is a picture, and not one colour', async () => {
    await open('own', '<p></p>');
    const nothing = await drawnShare(engine);
    await open('own', tag('hh-donate'));
    await hand.reads('hh-donate >> .go', /去支付/);
    expect(nothing).toBeLessThan(DRAWN_MIN);
    // What is there is painted a moment later.
    await eventually(async () => expect(await drawnShare(engine)).toBeGreaterThan(DRAWN_MIN));
  });
});

/** Rows of a PNG say how they differ from what is beside and above them. */
async function drawnShare(engine: Engine): Promise<number> {
  const png = Buffer.from(await engine.screenshot(), 'base64');
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const rows = inflateSync(Buffer.concat(data));
  return rows.filter((byte) => byte !== 0).length / rows.length;
}
