// Built browser files from the deployment's own static files. The platform keeps them outside the bundle, under their
// names; what may be asked for is settled here, so that no request can name a path.

import type { DescribedOperation } from '@happy-homeland/contract';
import { ROUTES } from '@happy-homeland/contract';
import { toHex } from '@happy-homeland/log';
import { assert } from '../../assert.ts';
import type { ApiDocument, Asset, Assets, Prepared, Viewer, WidgetVersions } from '../../ports/index.ts';
import { PREPARED_FILES } from '../../prepared.ts';

/** The platform's binding to static files. */
export interface AssetsBinding {
  fetch(request: Request): Promise<Response>;
}

const NAME = /^(?:\d+\.\d+\.\d+-([0-9a-f]{16})\/)?[A-Za-z0-9][\w.-]*$/;
const NAME_CHARS_MAX = 200;
const NO_VERSIONS: WidgetVersions = {
  current: '',
  currentCompliance: '',
  currentProof: '',
  currentFamily: '',
  currentFrame: '',
  versions: [],
};

export function boundAssets(binding: AssetsBinding): Assets {
  return {
    find: async (name) => {
      const known = name.length > NAME_CHARS_MAX ? null : NAME.exec(name);
      if (known === null) return null;
      const asset = await read(binding, name);
      const [, hash] = known;
      return asset !== null && hash !== undefined && !(await fits(asset, hash)) ? null : asset;
    },
    versions: async () => {
      const list = await read(binding, 'versions.json');
      return list === null ? NO_VERSIONS : parseVersions(list);
    },
  };
}

const VIEWER_NAME = /^[a-z-]+\.(?:js|css)$/;

/** The API viewer's files, which stand beside the widget's in a folder of their own. */
export function boundViewer(binding: AssetsBinding): Viewer {
  return { find: async (name) => (VIEWER_NAME.test(name) ? read(binding, `viewer/${name}`) : null) };
}

/** Document and reference are read once in the life of an isolate; what the build did not leave is an error. */
export function boundPrepared(binding: AssetsBinding): Prepared {
  // Values, never promises: one request must not wait for the input and output of another.
  let document: ApiDocument | null = null;
  let reference: readonly DescribedOperation[] | null = null;
  return {
    apiDocument: async () => {
      document ??= parseDocument(await readPrepared(binding, PREPARED_FILES.apiDocument));
      return document;
    },
    reference: async () => {
      reference ??= parseReference(await readPrepared(binding, PREPARED_FILES.reference));
      return reference;
    },
    pagesCss: () => readPrepared(binding, PREPARED_FILES.pagesCss),
    giveCss: () => readPrepared(binding, PREPARED_FILES.giveCss),
  };
}

async function readPrepared(binding: AssetsBinding, name: string): Promise<string> {
  const asset = await read(binding, name);
  assert(asset !== null, `the static file ${name} is there: npm run build makes it`);
  return new TextDecoder().decode(asset.body);
}

async function read(binding: AssetsBinding, name: string): Promise<Asset | null> {
  // The platform looks at the path only; the host is a placeholder.
  const response = await binding.fetch(new Request(`https://assets.invalid/${name}`));
  const mediaType = response.headers.get('content-type');
  const etag = response.headers.get('etag');
  if (response.status !== 200 || mediaType === null || etag === null) {
    await response.body?.cancel();
    return null;
  }
  return { body: new Uint8Array(await response.arrayBuffer()), mediaType, etag };
}

// A pinned version is named by its own bytes.
async function fits({ body }: Asset, hash: string): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', body));
  return toHex(digest).startsWith(hash);
}

// The build wrote it, in the shape of the port.
function parseVersions({ body }: Asset): WidgetVersions {
  return JSON.parse(new TextDecoder().decode(body)) as WidgetVersions;
}

function parseDocument(text: string): ApiDocument {
  const document = JSON.parse(text) as ApiDocument & { readonly paths: Readonly<Record<string, object>> };
  const described = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method} ${path}`),
  );
  requireOwn(described);
  return document;
}

function parseReference(text: string): readonly DescribedOperation[] {
  const reference = JSON.parse(text) as readonly DescribedOperation[];
  requireOwn(reference.map(({ method, path }) => `${method} ${path}`));
  return reference;
}

// A folder that was left from another build must not describe this one.
function requireOwn(described: readonly string[]): void {
  const served = Object.values(ROUTES).map(({ method, path }) => `${method} ${path}`);
  assert(
    described.toSorted().join() === served.toSorted().join(),
    'what describes the API is of this build: npm run build',
  );
}
