import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from './civil-date.ts';
import { PROJECT_SLUGS } from './demo-data.ts';
import type { Site } from './site-server.ts';
import { startSite } from './site-server.ts';

const API = 'http://127.0.0.1:8787';
let parent: string;
let site: Site;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'happy-homeland-site-'));
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  const directory = join(parent, 'site');
  mkdirSync(join(directory, 'img'), { recursive: true });
  writeFileSync(join(directory, 'index.html'), '<a href="{{api}}/p/{{project:a}}">{{project:a}}</a>');
  writeFileSync(join(directory, '404.html'), 'no such page');
  writeFileSync(join(directory, 'site.css'), 'a{content:"{{api}}"}');
  writeFileSync(join(directory, 'img/a.svg'), '<svg/>');
  writeFileSync(join(directory, '.env'), 'secret');
  writeFileSync(join(directory, 'notes.md'), 'secret');
  symlinkSync(join(parent, 'secret.txt'), join(directory, 'link.txt'));
  site = await startSite({ directory, port: 0, api: API, values: { api: API, 'project:a': 'abcdefgh' } });
});
afterAll(async () => {
  await site.close();
  rmSync(parent, { recursive: true });
});

/** As sent: fetch would tidy the path up first. */
async function rawGet(path: string): Promise<string> {
  const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
  socket.end(`GET ${path} HTTP/1.1\r\nHost: site\r\nConnection: close\r\n\r\n`);
  return text(socket);
}

test('names in pages are filled in, and only in pages', async () => {
  const page = await fetch(site.url);
  expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  expect(await page.text()).toBe(`<a href="${API}/p/abcdefgh">abcdefgh</a>`);
  const sheet = await fetch(`${site.url}/site.css`);
  expect(sheet.headers.get('Content-Type')).toBe('text/css; charset=utf-8');
  expect(await sheet.text()).toContain('{{api}}');
  expect((await fetch(`${site.url}/img/a.svg?v=1`)).headers.get('Content-Type')).toBe('image/svg+xml');
});

test('a page with a name that has no value stops the start and is named', async () => {
  const directory = join(parent, 'broken');
  mkdirSync(directory);
  writeFileSync(join(directory, 'a.html'), '{{project:unknown}}');
  await expect(startSite({ directory, port: 0, api: API, values: {} })).rejects.toMatchObject({
    code: 'site-page',
    zh: expect.stringMatching(/\/a\.html.*project:unknown/),
  });
});

describe('a path that leads out of the site, or to what is not for readers, is not found', () => {
  test.each([
    ['/../secret.txt'],
    ['/img/../../secret.txt'],
    ['/%2e%2e/secret.txt'],
    ['/..%2fsecret.txt'],
    ['/%2e%2e%2fsecret.txt'],
    ['/img/..%5c..%5csecret.txt'],
    ['//secret.txt'],
    ['/site.css%00.html'],
    ['/%'],
    ['/.env'],
    ['/notes.md'],
    ['/link.txt'],
    ['/img'],
    ['/constructor'],
    ['*'],
    ['http://evil.example/secret.txt'],
  ])('%s', async (path) => {
    const answer = await rawGet(path);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).toMatch(/no such page$/);
    expect(answer).not.toMatch(/secret/);
  });
});

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is not for a site that is only read', async (method) => {
  const answer = await fetch(site.url, { method });
  expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'GET, HEAD']);
});

test('HEAD has the length and no body', async () => {
  const answer = await fetch(site.url, { method: 'HEAD' });
  expect([answer.status, answer.headers.get('Content-Length'), await answer.text()]).toEqual([200, '55', '']);
});

test('every answer, also a refusal, has the strict policy', async () => {
  for (const answer of [
    await fetch(site.url),
    await fetch(`${site.url}/x`),
    await fetch(site.url, { method: 'PUT' }),
  ]) {
    const policy = answer.headers.get('Content-Security-Policy');
    expect(policy).toContain(
      "default-src 'none'; script-src http://127.0.0.1:8787; connect-src http://127.0.0.1:8787;",
    );
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types lit-html");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
  }
});

describe('the community site', () => {
  const directory = fileURLToPath(new URL('../../community-site/', import.meta.url));
  const values = {
    api: API,
    ...Object.fromEntries(PROJECT_SLUGS.map((slug) => [`project:${slug}`, `id-${slug}`])),
    ...Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`day-${n}`, addDays('2026-11-22', -n)])),
  };
  const PAGES = ['/', '/canteen.html', '/lights.html', '/notices.html', '/gongshi.html'];
  let community: Site;
  beforeAll(async () => {
    community = await startSite({ directory, port: 0, api: API, values });
  });
  afterAll(() => community.close());

  test.each(PAGES)(
    '%s works under its own policy: no inline style, script or handler, nothing from elsewhere',
    async (path) => {
      const page = await (await fetch(community.url + path)).text();
      expect(page).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
      expect(page).not.toMatch(/<style|style=|\son\w+=|javascript:/);
      expect(page).not.toMatch(/<script(?![^>]* src="http:\/\/127\.0\.0\.1:8787\/)/);
      const outside = [...page.matchAll(/(?:src|href)="(https?:[^"]*)"/g)].map(([, address]) => address);
      expect(outside.filter((address) => !address?.startsWith(`${API}/`))).toEqual([]);
    },
  );

  test.each(PAGES)('%s leads nowhere that does not exist', async (path) => {
    const page = await (await fetch(community.url + path)).text();
    const links = [...page.matchAll(/(?:src|href)="(\/[^"]*)"/g)].flatMap(([, link]) => link ?? []);
    expect(links.length).toBeGreaterThan(5);
    for (const link of new Set(links)) {
      const answer = await fetch(community.url + link);
      const [, fragment] = link.split('#');
      expect([link, answer.status]).toEqual([link, 200]);
      if (fragment) expect(await answer.text()).toContain(`id="${fragment}"`);
    }
  });

  test.each(['/canteen.html', '/lights.html', '/gongshi.html'])(
    '%s has a link for readers without scripts',
    async (path) => {
      const page = await (await fetch(community.url + path)).text();
      const elements = [...page.matchAll(/<hh-(?:donate|project) project="([^"]+)">([\s\S]*?)<\/hh-/g)];
      expect(elements.length).toBeGreaterThan(0);
      for (const [, projectId, fallback] of elements) expect(fallback).toContain(`href="${API}/p/${projectId}"`);
    },
  );
});
