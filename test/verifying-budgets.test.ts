// What verifying costs a page: loaded only where somebody verifies, and counted apart from what everybody loads.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';

import { brotliBytes } from './support/build-widget.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** What a page loads to verify a receipt, without the Ed25519 of browsers that have none. */
const VERIFIER_BROTLI_MAX = 12_288;
/** That Ed25519, with the SHA-512 under it. */
const ED25519_BROTLI_MAX = 9_216;

/** What reads codes on /verify, when somebody scans one; the decoder only in a browser that has none of its own. */
const SCAN_BROTLI_MAX = { 'receipt-scan': 2_560, 'qr-decoder': 13_312 };
const LOADED_BY: Readonly<Record<string, string>> = {
  'receipt-scan': 'verify-page.js',
  'qr-decoder': 'receipt-scan.js',
};

describe('the verifier of the log', () => {
  /** Every chunk by its bytes and what is inside; the first is what a page loads at once. */
  async function chunks(path: string) {
    const { outputFiles, metafile } = await build({
      entryPoints: [join(ROOT, path)],
      absWorkingDir: ROOT,
      outdir: 'out',
      bundle: true,
      splitting: true,
      write: false,
      metafile: true,
      format: 'esm',
      minify: true,
      platform: 'browser',
      logLevel: 'silent',
    });
    const inputs = Object.values(metafile.outputs).map((output) => Object.keys(output.inputs));
    return outputFiles.map(({ contents }, at) => ({ bytes: brotliBytes(contents), inputs: inputs[at] ?? [] }));
  }

  test('costs at most 12 KB with all that a receipt takes, but for the Ed25519 of browsers that have none', async () => {
    const loaded = (await chunks('packages/sdk/src/verify-receipt.ts')).filter(
      ({ inputs }) => !inputs.some((input) => input.includes('node_modules')) && inputs.length > 1,
    );
    const bytes = loaded.reduce((sum, chunk) => sum + chunk.bytes, 0);
    console.log(`receipt verifier: ${bytes} bytes with brotli (at most ${VERIFIER_BROTLI_MAX})`);
    expect(loaded.flatMap(({ inputs }) => inputs)).toContain('packages/log/src/receipt-file.ts');
    expect(bytes).toBeLessThanOrEqual(VERIFIER_BROTLI_MAX);
  });

  test('costs a page at most 12 KB, and brings no hash and no curve of its own', async () => {
    const [first, ...later] = await chunks('packages/log/src/verifier.ts');
    const lazy = later.reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(
      `verifier: ${first?.bytes} bytes with brotli (at most ${VERIFIER_BROTLI_MAX}), Ed25519 beside it: ${lazy} (at most ${ED25519_BROTLI_MAX})`,
    );
    expect(first?.bytes).toBeLessThanOrEqual(VERIFIER_BROTLI_MAX);
    expect(first?.inputs).toContain('packages/log/src/verdict.ts');
    expect(first?.inputs.filter((input) => input.includes('node_modules'))).toEqual([]);
    expect(lazy).toBeGreaterThan(0);
    expect(lazy).toBeLessThanOrEqual(ED25519_BROTLI_MAX);
  });
});

test('what scans codes is two chunks that come when somebody scans, and that nothing loads before', () => {
  const folder = join(ROOT, 'packages/widget/dist/browser');
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  for (const [part, max] of Object.entries(SCAN_BROTLI_MAX)) {
    const [file = '', ...others] = names.filter((name) => name.startsWith(`${part}-`));
    expect(others).toEqual([]);
    const bytes = brotliBytes(readFileSync(join(folder, file)));
    console.log(`${part}: ${bytes} bytes with brotli (at most ${max})`);
    expect(bytes).toBeLessThanOrEqual(max);
    const loaders = names.filter((name) => readFileSync(join(folder, name), 'utf8').includes(`./${file}`));
    const [loader = '', ...more] = loaders;
    expect([loader.replace(/-[\w-]{6}\.js$/, '.js'), more]).toEqual([LOADED_BY[part], []]);
    expect(readFileSync(join(folder, loader), 'utf8')).toMatch(new RegExp(`import\\(["'\`]\\./${file}`));
  }
});
