// Built browser files from a folder. Names are looked up in a list made at start, so no request can name a path.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Asset, Assets } from '../../ports/index.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Reads every known file of `folder` once. A folder that is not there is an empty one. */
export async function loadFileAssets(folder: string): Promise<Assets> {
  const names = await readdir(folder).catch(() => []);
  const known = names.filter((name) => MEDIA_TYPES[extname(name)] !== undefined);
  const entries = await Promise.all(known.map(async (name) => [name, await loadAsset(folder, name)] as const));
  const assets = new Map(entries);
  return { find: async (name) => assets.get(name) ?? null };
}

async function loadAsset(folder: string, name: string): Promise<Asset> {
  const body = new Uint8Array(await readFile(join(folder, name)));
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  return { body, etag, mediaType: MEDIA_TYPES[extname(name)] ?? 'application/octet-stream' };
}
