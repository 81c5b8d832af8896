// Built browser files from a folder. Names are looked up in a list made at start, so no request can name a path.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Asset, Assets, Reporter } from '../../ports/index.ts';
import type { AssetFolders } from './kept-versions.ts';
import { keepVersions } from './kept-versions.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Reads every known file once, and keeps the built version of the widget for the years in which it is pinned. */
export async function loadFileAssets(folders: AssetFolders, reporter: Reporter): Promise<Assets> {
  const names = await readdir(folders.built).catch(() => []);
  const known = names.filter((name) => MEDIA_TYPES[extname(name)] !== undefined);
  const assets = new Map<string, Asset>();
  for (const name of known) assets.set(name, assetOf(name, await readFile(join(folders.built, name))));
  const { pinned, list } = await keepVersions(folders, reporter);
  for (const [name, content] of pinned) assets.set(name, assetOf(name, content));
  return { find: async (name) => assets.get(name) ?? null, versions: async () => list };
}

function assetOf(name: string, content: Buffer): Asset {
  const body = new Uint8Array(content);
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  return { body, etag, mediaType: MEDIA_TYPES[extname(name)] ?? 'application/octet-stream' };
}
