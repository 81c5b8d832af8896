// The Worker as one file, as a deployment uploads it: what it weighs and how long it takes to start is measured on this.

import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const WORKER = resolve(import.meta.dirname, '../../../worker');
const ENTRY = resolve(WORKER, 'src/index.ts');

/**
 * The minified bundle, with the settings of worker/wrangler.jsonc. Node's own modules stay outside, because the runtime has
 * them; so do the modules of `without`, as they are imported, for the weight of all but them.
 */
export async function bundleWorker({
  without = [],
}: {
  readonly without?: readonly string[];
} = {}): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    conditions: ['workerd', 'worker'],
    mainFields: ['module', 'main'],
    alias: { '@noble/ed25519': resolve(WORKER, 'src/adapters/workers/no-ed25519.ts') },
    external: ['node:*', 'cloudflare:*', ...without],
    logLevel: 'silent',
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** Bytes as the platform counts them. */
export function gzipBytes(content: Uint8Array): number {
  return gzipSync(content, { level: 9 }).byteLength;
}
