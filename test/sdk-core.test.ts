// What a page pays for the client: the part that reads projects, makes pledges and reads receipts back. What verifies, and
// what proves work, comes when it is called. Measured with the bundler that most sites have: it leaves out what nobody
// calls, also behind import(), where esbuild keeps a share of it.
import { resolve } from 'node:path';
import type { Rolldown } from 'vite';
import { build } from 'vite';
import { expect, test } from 'vitest';

import { brotliBytes } from './support/build-widget.ts';

const ROOT = resolve(import.meta.dirname, '..');
const CORE_BROTLI_MAX = 6_144;
const ENTRY = 'virtual:core';
const CORE = "export { ApiError, createClient, iterateItems, iteratePages } from '@happy-homeland/sdk'";
const VERIFIES = /packages\/log\/src\/(?:verdict|checkpoint|inclusion)|packages\/sdk\/src\/(?:receipt|log)-check/;

async function chunks(): Promise<ReadonlyMap<string, Rolldown.OutputChunk>> {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    plugins: [
      {
        name: 'core',
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load: (id) => (id === ENTRY ? CORE : undefined),
      },
    ],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict' },
    },
  });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  return new Map(outputs.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])));
}

test('the browser core of the client is at most 6 KB, without zod, a hash or a curve, and without what verifies', async () => {
  const all = await chunks();
  const loaded = new Set([...all.values()].filter(({ isEntry }) => isEntry));
  for (const { imports } of loaded) for (const name of imports) loaded.add(all.get(name) as Rolldown.OutputChunk);
  const bytes = [...loaded].reduce((sum, { code }) => sum + brotliBytes(Buffer.from(code)), 0);
  console.log(`browser core: ${bytes} bytes with brotli in ${loaded.size} files (at most ${CORE_BROTLI_MAX})`);
  expect(bytes).toBeLessThanOrEqual(CORE_BROTLI_MAX);
  const modules = [...loaded].flatMap(({ moduleIds }) => moduleIds);
  expect(modules).toContain(`${ROOT}/packages/sdk/src/pledge.ts`);
  expect(modules.filter((id) => id.includes('node_modules') || VERIFIES.test(id))).toEqual([]);
});
