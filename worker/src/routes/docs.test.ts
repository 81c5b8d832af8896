import { describe, expect, test } from 'vitest';
import type { Asset } from '../ports/index.ts';
import { testClient, testPorts } from '../testing/index.ts';

const ASSET: Asset = { body: new Uint8Array([1]), mediaType: 'text/javascript; charset=utf-8', etag: '"a"' };

async function client(hasViewer: boolean) {
  const find = async (name: string) => (hasViewer && name === 'swagger-ui-bundle.js' ? ASSET : null);
  return testClient({ ...(await testPorts()), viewer: { find } });
}

describe('the reference', () => {
  test('offers the viewer where its files are, and is whole without them', async () => {
    const withFiles = await client(true);
    expect((await withFiles('/docs')).text).toContain('href="/docs/viewer"');
    expect((await withFiles('/docs/viewer')).status).toBe(200);
    const without = await client(false);
    expect((await without('/docs')).text).not.toContain('/docs/viewer');
    expect((await without('/docs')).text).toContain('id="goal-reached"');
    expect((await without('/docs/viewer')).status).toBe(404);
  });

  test('HDR-01 keeps the policy of every page: no inline script or style, no foreign host, Trusted Types', async () => {
    const { headers, text } = await (await client(true))('/docs/viewer');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|nonce|sha\d/);
    expect(text).not.toMatch(/<script(?![^>]*\ssrc="\/)|\sstyle=|\son\w+=/);
  });

  test('serves the viewer’s files with a validator, and nothing by another name', async () => {
    const call = await client(true);
    const { status, headers } = await call('/docs/viewer/swagger-ui-bundle.js');
    expect([status, headers.get('content-type'), headers.get('etag')]).toEqual([200, ASSET.mediaType, '"a"']);
    expect((await call('/docs/viewer/swagger-ui-bundle.js', { headers: { 'if-none-match': '"a"' } })).status).toBe(304);
    expect((await call('/docs/viewer/start.js')).text).toContain("url: '/openapi.json'");
    for (const name of ['nothing.js', '..%2fpackage.json', '__proto__', 'swagger-ui.css.map']) {
      expect((await call(`/docs/viewer/${name}`)).status, name).toBe(404);
    }
  });
});
