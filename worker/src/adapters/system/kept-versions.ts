// A webmaster who pinned a version with its hash needs the same bytes at the same address for as long as the page
// stands, whatever was deployed since. So a version that is served once is copied beside the data, and served from
// there when no build has it any more. Its name is made from its bytes: a file that does not fit is not served.

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CurrentVersions, Reporter, WidgetVersion, WidgetVersions } from '../../ports/index.ts';

/** The scripts that can be pinned; a version is one of them, because its name is made from the bytes of one file. */
const NAMES = ['happy-homeland.js', 'compliance.js', 'proof.js', 'family.js', 'frame.js'] as const;
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

interface Script {
  readonly name: string;
  readonly content: Buffer;
}

/** Every version there is, after what is built has been kept. What cannot be kept or read is reported, and no more. */
export async function keepVersions({ built, kept }: AssetFolders, reporter: Reporter): Promise<KeptVersions> {
  const fresh = await readVersions(built, reporter);
  const old = await readVersions(kept, reporter);
  for (const [version, script] of fresh) {
    if (old.has(version)) continue;
    await keep(join(kept, version), script).catch((error) => report(reporter, version, error));
  }
  const all = new Map([...old, ...fresh]);
  const current = await currentVersions(built, all);
  const first = Object.values(current).toReversed();
  const sorted = [...all].toSorted(([a], [b]) => first.indexOf(b) - first.indexOf(a) || (a < b ? 1 : -1));
  const versions = sorted.map(([version, script]) => describe(version, script));
  const pinned = new Map(sorted.map(([version, { name, content }]) => [`${version}/${name}`, content]));
  return { pinned, list: { ...current, versions } };
}

async function readVersions(folder: string, reporter: Reporter): Promise<ReadonlyMap<string, Script>> {
  const names = await readdir(folder).catch(() => []);
  const found = new Map<string, Script>();
  for (const version of names.filter((name) => VERSION.test(name))) {
    const script = await readScript(join(folder, version));
    if (script !== null && fits(version, script.content)) found.set(version, script);
    else reporter.report('error', 'widget-version-damaged', { version });
  }
  return found;
}

async function readScript(folder: string): Promise<Script | null> {
  for (const name of NAMES) {
    const content = await readFile(join(folder, name)).catch(() => null);
    if (content !== null) return { name, content };
  }
  return null;
}

function fits(version: string, content: Buffer): boolean {
  return VERSION.exec(version)?.[1] === createHash('sha384').update(content).digest('hex').slice(0, 16);
}

// Written aside and renamed, so that a crash leaves no half file under a name that promises all of it.
async function keep(path: string, { name, content }: Script): Promise<void> {
  await mkdir(path, { recursive: true });
  const aside = join(path, `.${name}.${process.pid}`);
  await writeFile(aside, content, { flush: true });
  await rename(aside, join(path, name));
}

function report(reporter: Reporter, version: string, error: unknown): void {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  reporter.report('error', 'widget-version-not-kept', { version, reason });
}

/** What the build calls its own, if it is there. */
async function currentVersions(built: string, versions: ReadonlyMap<string, Script>): Promise<CurrentVersions> {
  const text = await readFile(join(built, 'versions.json'), 'utf8').catch(() => '{}');
  const named: { readonly [name in keyof CurrentVersions]?: unknown } = JSON.parse(text);
  const known = (version: unknown) => (typeof version === 'string' && versions.has(version) ? version : '');
  return {
    current: known(named.current),
    currentCompliance: known(named.currentCompliance),
    currentProof: known(named.currentProof),
    currentFamily: known(named.currentFamily),
    currentFrame: known(named.currentFrame),
  };
}

function describe(version: string, { name, content }: Script): WidgetVersion {
  const integrity = `sha384-${createHash('sha384').update(content).digest('base64')}`;
  return { version, files: { [name]: { bytes: content.byteLength, integrity } } };
}
