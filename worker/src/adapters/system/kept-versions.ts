// A webmaster who pinned a version with its hash needs the same bytes at the same address for as long as the page
// stands, whatever was deployed since. So a version that is served once is copied beside the data, and served from
// there when no build has it any more. Its name is made from its bytes: a file that does not fit is not served.

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reporter, WidgetVersion, WidgetVersions } from '../../ports/index.ts';

const ENTRY = 'happy-homeland.js';
const VERSION = /^\d+\.\d+\.\d+-([0-9a-f]{16})$/;

export interface AssetFolders {
  /** What the build wrote. A folder that is not there is an empty one. */
  readonly built: string;
  /** Where versions of the widget outlive the build that made them; made when there is something to keep. */
  readonly kept: string;
}

export interface KeptVersions {
  /** `{version}/{name}` → content. */
  readonly pinned: ReadonlyMap<string, Buffer>;
  readonly list: WidgetVersions;
}

/** Every version there is, after what is built has been kept. What cannot be kept or read is reported, and no more. */
export async function keepVersions({ built, kept }: AssetFolders, reporter: Reporter): Promise<KeptVersions> {
  const fresh = await readVersions(built, reporter);
  const old = await readVersions(kept, reporter);
  for (const [version, content] of fresh) {
    if (!old.has(version)) await keep(kept, { version, content }).catch((error) => report(reporter, version, error));
  }
  const all = new Map([...old, ...fresh]);
  const current = await currentVersion(built, all);
  const names = [...all.keys()].toSorted((a, b) => Number(b === current) - Number(a === current) || (a < b ? 1 : -1));
  const versions = names.map((version) => describe(version, all.get(version) ?? Buffer.of()));
  const pinned = new Map([...all].map(([version, content]) => [`${version}/${ENTRY}`, content]));
  return { pinned, list: { current, versions } };
}

async function readVersions(folder: string, reporter: Reporter): Promise<ReadonlyMap<string, Buffer>> {
  const names = await readdir(folder).catch(() => []);
  const found = new Map<string, Buffer>();
  for (const version of names.filter((name) => VERSION.test(name))) {
    const content = await readFile(join(folder, version, ENTRY)).catch(() => Buffer.of());
    if (fits(version, content)) found.set(version, content);
    else reporter.report('error', 'widget-version-damaged', { version });
  }
  return found;
}

function fits(version: string, content: Buffer): boolean {
  return VERSION.exec(version)?.[1] === createHash('sha384').update(content).digest('hex').slice(0, 16);
}

// Written aside and renamed, so that a crash leaves no half file under a name that promises all of it.
async function keep(folder: string, { version, content }: { version: string; content: Buffer }): Promise<void> {
  const path = join(folder, version);
  await mkdir(path, { recursive: true });
  const aside = join(path, `.${ENTRY}.${process.pid}`);
  await writeFile(aside, content, { flush: true });
  await rename(aside, join(path, ENTRY));
}

function report(reporter: Reporter, version: string, error: unknown): void {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  reporter.report('error', 'widget-version-not-kept', { version, reason });
}

/** What the build calls its own, if it is there. */
async function currentVersion(built: string, versions: ReadonlyMap<string, Buffer>): Promise<string> {
  const text = await readFile(join(built, 'versions.json'), 'utf8').catch(() => '{}');
  const { current }: { current?: unknown } = JSON.parse(text);
  return typeof current === 'string' && versions.has(current) ? current : '';
}

function describe(version: string, content: Buffer): WidgetVersion {
  const integrity = `sha384-${createHash('sha384').update(content).digest('base64')}`;
  return { version, files: { [ENTRY]: { bytes: content.byteLength, integrity } } };
}
