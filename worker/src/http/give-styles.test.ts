import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Assets } from '../ports/index.ts';
import { aProject, publishedPorts, testClient } from '../testing/index.ts';

const TOKENS = ':root{--hh-ink:#1F1B16}\n';
const assets: Assets = {
  find: async (name) =>
    name === 'tokens.css' ? { body: new TextEncoder().encode(TOKENS), mediaType: 'text/css', etag: '"t"' } : null,
  versions: async () => ({
    current: '',
    currentCompliance: '',
    currentProof: '',
    currentFamily: '',
    currentFrame: '',
    versions: [],
  }),
};
const give = `/give/${aProject().projectId}`;

test('the donate page is dressed by what it brings itself, and its policy allows those bytes and no others', async () => {
  const ports = await publishedPorts();
  const { text, headers } = await testClient({ ...ports, assets })(give);
  const [, css = ''] = /<style>([^<]*)<\/style>/.exec(text) ?? [];
  expect(css.startsWith(TOKENS.trimEnd())).toBe(true);
  expect(css).toContain('@media print');
  const hash = createHash('sha256').update(css).digest('base64');
  expect(headers.get('content-security-policy')).toContain(`; style-src 'self' 'sha256-${hash}'; `);
  expect(text).not.toContain('rel="stylesheet"');
  expect(text.match(/<style|style=/g)).toHaveLength(1);
});

test('without tokens it names its sheets as other pages do, and nothing inline is allowed', async () => {
  const call = testClient(await publishedPorts());
  const { text, headers } = await call(give);
  expect(text.match(/rel="stylesheet"/g)).toHaveLength(2);
  expect(text).not.toContain('<style');
  expect(headers.get('content-security-policy')).toContain("; style-src 'self'; ");
  expect((await call('/')).headers.get('content-security-policy')).toContain("; style-src 'self'; ");
});
