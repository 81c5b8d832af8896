import { beforeEach, describe, expect, test } from 'vitest';
import type { TestClient, TestPorts } from '../testing/index.ts';
import { aProject, publishedPorts, testClient } from '../testing/index.ts';

const { projectId, title } = aProject();
const PATH = `/give/${projectId}`;

let ports: TestPorts;
let call: TestClient;

beforeEach(async () => {
  ports = await publishedPorts();
  call = testClient(ports);
});

describe('the sheet of the donate page for when there is no network', () => {
  test('says of when it is and how to give without the internet, and holds nothing that could be sent', async () => {
    const { status, text } = await call(`${PATH}/offline`);
    expect(status).toBe(200);
    for (const words of [title, '截至', '不上网也能捐', '不是最新的']) expect(text).toContain(words);
    expect(text).not.toMatch(/<form|<input|<script|name="key"/);
    expect(text).toContain(`href="${PATH}"`);
    const english = (await call(`${PATH}/offline?lang=en&size=large`)).text;
    expect(english).toContain('Give without the internet');
    expect(english).toContain(`href="${PATH}?lang=en&amp;size=large"`);
  });

  test('names no account where the charity may not take gifts', async () => {
    const { text } = await call(`${PATH}/offline`, { headers: { host: 'elsewhere.example.org' } });
    expect(text).not.toContain('不上网也能捐');
  });

  test('is a problem page for a project that is not there', async () => {
    expect((await call('/give/nosuchthing/offline', { headers: { accept: 'text/html' } })).status).toBe(404);
    expect((await call('/give/nosuchthing/app.webmanifest')).status).toBe(404);
  });
});

describe('the donate page among the apps of a phone', () => {
  test('is named in the language of its reader, has icons, and never leaves its project', async () => {
    const { headers, json } = await call(`${PATH}/app.webmanifest?lang=en`);
    expect(headers.get('content-type')).toBe('application/manifest+json; charset=utf-8');
    expect(json).toMatchObject({
      name: `Give: ${title}`,
      lang: 'en',
      scope: PATH,
      id: PATH,
      start_url: `${PATH}?lang=en`,
      display: 'minimal-ui',
    });
    expect((await call(`${PATH}/app.webmanifest`)).json.name).toBe(`捐赠：${title}`);
    const sizes = json.icons.map(({ sizes: size }: { sizes: string }) => size);
    expect(sizes).toEqual(['192x192', '512x512', '512x512']);
  });

  test('is offered by the page where gifts are taken, whose policy lets one worker start and its manifest be read', async () => {
    const page = await call(PATH);
    expect(page.text).toContain(`<link rel="manifest" href="${PATH}/app.webmanifest?lang=zh-CN">`);
    const policy = page.headers.get('content-security-policy') ?? '';
    for (const part of ["manifest-src 'self'", "worker-src 'self'", 'trusted-types lit-html hh-worker;']) {
      expect(policy).toContain(part);
    }
    expect((await call(`/p/${projectId}`)).headers.get('content-security-policy')).not.toMatch(/worker|manifest/);
    expect((await call(PATH, { headers: { host: 'elsewhere.example.org' } })).text).not.toContain('rel="manifest"');
  });
});
