import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Asset, Assets } from '../ports/index.ts';
import type { TestClient } from '../testing/index.ts';
import { aProject, publishedPorts, testClient } from '../testing/index.ts';

const VERSION = '0.1.0-0123456789abcdef';
const CHECK_VERSION = '0.1.0-fedcba9876543210';
const PINNED_CHECK = `/widget/${CHECK_VERSION}/compliance.js`;
const PROOF_VERSION = '0.1.0-0fedcba987654321';
const PINNED_PROOF = `/widget/${PROOF_VERSION}/proof.js`;
const FAMILY_VERSION = '0.1.0-00fedcba98765432';
const PINNED_FAMILY = `/widget/${FAMILY_VERSION}/family.js`;
const FRAME_VERSION = '0.1.0-000fedcba9876543';
const PINNED_FRAME = `/widget/${FRAME_VERSION}/frame.js`;
const PINNED = `/widget/${VERSION}/happy-homeland.js`;
const EVERGREEN = '/widget/v1/happy-homeland.js';
const PATHS = [EVERGREEN, PINNED];

const body = new TextEncoder().encode('export const widget = 1;\n');
const integrity = `sha384-${createHash('sha384').update(body).digest('base64')}`;
const script: Asset = { body, mediaType: 'text/javascript; charset=utf-8', etag: '"one"' };

/** The other scripts that can be pinned, each with bytes of its own. */
const BESIDE = (
  [
    [CHECK_VERSION, 'compliance.js'],
    [PROOF_VERSION, 'proof.js'],
    [FAMILY_VERSION, 'family.js'],
    [FRAME_VERSION, 'frame.js'],
  ] as const
).map(([version, name]) => {
  const bytes = new TextEncoder().encode(`export const name = '${name}';\n`);
  const hash = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
  return { version, name, asset: { ...script, body: bytes, etag: `"${name}"` }, bytes: bytes.byteLength, hash };
});
const files = new Map<string, Asset>([
  ['give-worker.js', script],
  ['happy-homeland.js', script],
  [`${VERSION}/happy-homeland.js`, script],
  ...BESIDE.map(({ version, name, asset }) => [`${version}/${name}`, asset] as const),
]);
const versions = {
  current: VERSION,
  currentCompliance: CHECK_VERSION,
  currentProof: PROOF_VERSION,
  currentFamily: FAMILY_VERSION,
  currentFrame: FRAME_VERSION,
  versions: [
    { version: VERSION, files: { 'happy-homeland.js': { bytes: body.byteLength, integrity } } },
    ...BESIDE.map(({ version, name, bytes, hash }) => ({ version, files: { [name]: { bytes, integrity: hash } } })),
  ],
};
const assets: Assets = { find: async (name) => files.get(name) ?? null, versions: async () => versions };

let call: TestClient;

beforeEach(async () => {
  call = testClient(await publishedPorts({}, { assets }));
});

describe('the script of the widget', () => {
  test.each(PATHS)('HDR-08 at %s may be loaded by a page of any origin', async (path) => {
    const answer = await call(path, {
      headers: { origin: 'https://qingyi.example.org', 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
      etag: '"one"',
    });
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  test('HDR-08 is kept for a year where its address says the version, and for minutes where it does not', async () => {
    expect((await call(PINNED)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await call(EVERGREEN)).headers.get('cache-control')).toBe('public, max-age=300, must-revalidate');
  });

  test.each(PATHS)('at %s is not sent again to who has it, and the answer still crosses origins', async (path) => {
    const answer = await call(path, { headers: { 'if-none-match': '"one"' } });
    expect([answer.status, answer.text]).toEqual([304, '']);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  test.each([
    '/widget/0.1.0-ffffffffffffffff/happy-homeland.js',
    `/widget/${VERSION}/manifest.json`,
    `/widget/v1/${VERSION}%2Fhappy-homeland.js`,
    `/widget/${VERSION}/..%2F${VERSION}%2Fhappy-homeland.js`,
    '/widget/v1/nothing.js',
    '/widget/v1/..%2F..%2Fpackage.json',
  ])('at %s is not there, and no cache believes that for long', async (path) => {
    const answer = await call(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('cache-control')).not.toMatch(/immutable|max-age=[1-9]\d{2,}/);
  });
});

test('HDR-08 the list of versions names every file with its bytes and hash', async () => {
  const answer = await call('/widget/versions.json');
  expect(answer.json).toEqual(versions);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=300, must-revalidate');
});

describe('the page for webmasters', () => {
  const { projectId } = aProject();

  test('HDR-08 prints the pinned tag with the hash of the bytes that its address answers', async () => {
    const elements = ['hh-donate', 'hh-compliance', 'hh-proof', 'hh-poster'];
    const pages = elements.map(async (element) => (await call(`/embed/${projectId}?element=${element}`)).text);
    const page = (await Promise.all(pages)).join('\n');
    const tag =
      /&lt;script type=&quot;module&quot; src=&quot;([^&]+)&quot; integrity=&quot;([^&]+)&quot; crossorigin=&quot;anonymous&quot;&gt;/g;
    const printed = [...page.matchAll(tag)];
    // The element, several of them where that is another script, and the frame.
    const beside = [PINNED_FAMILY, PINNED_FRAME];
    expect(printed.map(([, src]) => src)).toEqual(
      [PINNED, ...beside, PINNED_CHECK, ...beside, PINNED_PROOF, ...beside, ...beside].map(
        (at) => `https://give.example.org${at}`,
      ),
    );
    for (const [, src = '', hash] of printed) {
      const { text } = await call(new URL(src).pathname);
      expect(hash).toBe(`sha384-${createHash('sha384').update(text).digest('base64')}`);
    }
  });

  test('prints no pinned tag while no version is served', async () => {
    call = testClient(await publishedPorts());
    const page = (await call(`/embed/${projectId}`)).text;
    expect(page).toContain('snippet-tag');
    expect(page).not.toContain('integrity');
  });

  test('lets the worker of the donate pages reach them, and no other script anything', async () => {
    const reachOf = async (name: string) => (await call(`/widget/v1/${name}`)).headers.get('service-worker-allowed');
    expect(await reachOf('give-worker.js')).toBe('/give/');
    expect(await reachOf('happy-homeland.js')).toBeNull();
    const policyOf = async (name: string) => (await call(`/widget/v1/${name}`)).headers.get('content-security-policy');
    expect(await policyOf('give-worker.js')).toContain("connect-src 'self'");
    expect(await policyOf('happy-homeland.js')).not.toContain('connect-src');
  });
});
