import { giverCopy, giverCopyOffer } from '@happy-homeland/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { LIMITS_DEFAULT } from '../domain/access/limits.ts';
import { OWN_ORIGIN, slugOf, testClient } from '../testing/index.ts';
import type { TwoFederations } from '../testing/two-federations.ts';
import { bearer, twoFederations } from '../testing/two-federations.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const OWN_PAGE = { ...FORM, origin: OWN_ORIGIN };

let world: TwoFederations;

beforeEach(async () => {
  world = await twoFederations();
});

function ask(key: string, body: unknown) {
  return world.call('/v1/manage/giver-copies', { body, headers: bearer(key) });
}

async function link(): Promise<string> {
  const { here } = world;
  const { status, json } = await ask(here.apiKey, { pledgeId: here.pledgeId });
  expect(status).toBe(201);
  return giverCopyOffer.parse(json).url.replace(OWN_ORIGIN, '');
}

function press(path: string, headers: Readonly<Record<string, string>> = OWN_PAGE) {
  return world.call(path, { body: '', headers });
}

/** What givers and their gift are known by. */
function personal(): readonly string[] {
  const { here } = world;
  return [...Object.values(here.giver), here.pledgeId, here.receiptNo, here.secret];
}

describe('POST /v1/manage/giver-copies', () => {
  test('PRV-09 answers a link of fifteen minutes, for the pledge or for the receipt', async () => {
    const { here, ports } = world;
    for (const body of [{ pledgeId: here.pledgeId }, { receiptNo: here.receiptNo }]) {
      const answer = await ask(here.apiKey, body);
      const { url, expiresAt } = giverCopyOffer.parse(answer.json);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'no-store']);
      expect(url).toMatch(/^https:\/\/give\.example\.org\/copy\/[a-z2-7]{26}$/);
      expect(Date.parse(expiresAt)).toBe(ports.clock.nowMs() + 15 * 60_000);
    }
  });

  test('is refused with its reason', async () => {
    const { here, there } = world;
    const { pledgeId, receiptNo } = here;
    expect(slugOf(await ask(there.apiKey, { pledgeId }))).toBe('not-found');
    expect(slugOf(await ask(there.apiKey, { receiptNo }))).toBe('not-found');
    expect(slugOf(await ask('no key at all', { pledgeId }))).toBe('unauthorized');
    expect(slugOf(await ask(here.apiKey, {}))).toBe('invalid-body');
    expect(slugOf(await ask(here.apiKey, { pledgeId, receiptNo }))).toBe('invalid-body');
  });
});

describe('the page of a link', () => {
  test.each([
    ['zh-CN', '下载文件', '这个链接只能用一次'],
    ['en', 'Download the file', 'This link works once'],
  ])('PRV-09 asks in %s, names nobody, and is kept, found and told of nowhere', async (lang, button, once) => {
    const path = await link();
    const { status, headers, text } = await world.call(`${path}?lang=${lang}`);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(text).toMatch(new RegExp(`<form method="post" action="${path}[^"]*">`));
    for (const words of [button, once]) expect(text).toContain(words);
    expect(text).not.toMatch(/<script/);
    for (const known of personal()) expect(text).not.toContain(known);
  });

  test('PRV-09 uses nothing up, however often it is opened', async () => {
    const path = await link();
    for (const method of ['GET', 'HEAD', 'GET']) expect((await world.call(path, { method })).status).toBe(200);
    expect((await press(path)).status).toBe(200);
  });

  test('has no button inside WeChat, where no file is saved, and says where there is one', async () => {
    const path = await link();
    const headers = { 'user-agent': 'Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50' };
    const { text } = await world.call(path, { headers });
    expect(text).not.toContain('<form');
    expect(text).toContain('在浏览器打开');
  });
});

describe('the button of a link', () => {
  test('PRV-09 gives the file, which nothing keeps, and then says that it is over', async () => {
    const { here, ports } = world;
    const path = await link();
    const answer = await press(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="happy-homeland-copy.json"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    const { gift, giver, receipt } = giverCopy.parse(answer.json);
    expect([gift.pledgeId, receipt?.receiptNo]).toEqual([here.pledgeId, here.receiptNo]);
    expect(giver).toMatchObject({
      displayName: here.giver.displayName,
      message: { text: here.giver.message, mayBeShown: false, state: null },
      fiscalTitle: here.giver.fiscalTitle,
      fiscalTaxNumber: here.giver.taxNumber,
      fiscalEmail: here.giver.email,
      newsEmail: `news-${here.giver.email}`,
    });
    for (const again of [await press(path), await world.call(path)]) {
      expect([again.status, again.headers.get('cache-control')]).toEqual([404, 'no-store']);
      expect(again.text).toContain('这个链接不能用了');
      expect(again.text).toContain('再联系慈善组织');
      expect(again.text).not.toContain('<form');
      for (const known of personal()) expect(again.text).not.toContain(known);
    }
    const log = JSON.stringify(ports.reported);
    for (const known of [path.split('/').at(-1) ?? '', ...personal()]) expect(log).not.toContain(known);
  });

  test('PRV-09 pressed twice at once gives the file once', async () => {
    const path = await link();
    const answers = await Promise.all([press(path), press(path), press(path)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404]);
  });

  test('PRV-09 of a link that is expired, mistyped or of nobody says the same', async () => {
    const path = await link();
    world.ports.clock.advance(15 * 60_000);
    for (const none of [path, `${path}a`, '/copy/aaaaaaaaaaaaaaaaaaaaaaaaaa']) {
      for (const answer of [await world.call(none), await press(none)]) {
        expect([none, answer.status]).toEqual([none, 404]);
        expect(answer.text).toContain('这个链接不能用了');
        expect(answer.text).not.toContain('<form');
      }
    }
  });

  test('HDR-05 is pressed on a page of ours, or nothing is used up', async () => {
    const path = await link();
    const strange = [
      { origin: 'https://evil.example.org' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      {},
    ];
    for (const headers of strange) {
      expect([headers, (await press(path, { ...FORM, ...headers })).status]).toEqual([headers, 403]);
    }
    expect((await press(path)).status).toBe(200);
  });

  test('stops answering whoever tries tokens', async () => {
    const path = await link();
    const { ports } = world;
    const call = testClient({ ...ports, settings: { ...ports.settings, limits: LIMITS_DEFAULT } });
    const guess = (at: string) => call(at, { body: '', headers: OWN_PAGE });
    const statuses: number[] = [];
    for (let time = 0; time < 12; time += 1) statuses.push((await guess(`/copy/guess${time}`)).status);
    expect([...new Set(statuses)]).toEqual([404, 429]);
    const refused = await guess(path);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^[1-9]\d*$/)]);
    ports.clock.advance(Number(refused.headers.get('retry-after')) * 1000);
    expect((await guess(path)).status).toBe(200);
  });
});
