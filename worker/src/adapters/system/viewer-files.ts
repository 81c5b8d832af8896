// The two files of the API viewer, from the package that brings them. They are read when somebody first wants them: most
// deployments are asked for them seldom, and they are larger than everything else together.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asset, Viewer } from '../../ports/index.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'swagger-ui.css': 'text/css; charset=utf-8',
};

/** Serves from `folder`; where the package is not installed there is no viewer. */
export function viewerFiles(folder: string): Viewer {
  const read = new Map<string, Promise<Asset | null>>();
  return {
    find: async (name) => {
      const mediaType = MEDIA_TYPES[name];
      if (mediaType === undefined || !Object.hasOwn(MEDIA_TYPES, name)) return null;
      const asset = read.get(name) ?? readAsset(join(folder, name), mediaType);
      read.set(name, asset);
      return asset;
    },
  };
}

async function readAsset(path: string, mediaType: string): Promise<Asset | null> {
  const content = await readFile(path).catch(() => null);
  if (content === null) return null;
  const etag = `"${createHash('sha256').update(content).digest('base64url')}"`;
  return { body: new Uint8Array(content), etag, mediaType };
}
