// Builds what a host page loads: packages/widget/dist/browser/. The same sources give the same bytes, in any folder and
// at any time: whoever doubts what a page runs can build it again and compare the hashes in versions.json.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

import type { BuiltFile, WidgetManifest, WidgetVersion } from './bundle-widget.ts';
import { bundleInParts, bundleWhole } from './bundle-widget.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ENTRY_NAME = 'happy-homeland.js';
/**
 * Scripts that can be pinned: what `versions.json` calls the current one of each, its name, and the source of the whole of it.
 * A version is one file, because its name is made from the bytes of one.
 */
const PINNED = [
  ['current', ENTRY_NAME, 'donate-part.ts'],
  ['currentCompliance', 'compliance.js', 'compliance-part.ts'],
  ['currentProof', 'proof.js', 'proof-pinned.ts'],
  ['currentFamily', 'family.js', 'family-pinned.ts'],
  ['currentFrame', 'frame.js', 'frame-host.ts'],
] as const;
/** Reached from the entry through the index of the SDK, and used by the form, one of the checks or the lists alone. */
const LAZY_ONLY =
  /\/(?:amount-text|project-checks|compliance[\w-]*|log-[\w-]+|verify-receipt|receipt[\w-]*|poster[\w-]*|proof[\w-]*|verified-event|save-file|pages|project-lists|list(?:-[\w-]+)?|projects[\w-]*|disclosure[\w-]*|donors[\w-]*|widget\/src\/clock)\.ts(?:\?own)?$|\/node_modules\/uqr\//;
/** What the elements with lists share: one chunk, so that the second of them costs a page no more than itself. */
const LISTS = /\/(?:pages|project-lists|list(?:-[\w-]+)?)\.ts$/;
/**
 * The form and what makes pledges, which the words for a returning donor need as well: one chunk, because one that is
 * imported by another is asked for after it, which on slow 3G is two seconds before anybody can give.
 */
const FORM =
  /\/(?:donate-controller|donate-view|gift-draft|submit-event|redirect-event|gift-zh-cn|amount-text|amount-words|pledge[\w-]*|key-store|tab-session)\.ts$|\/(?:hex|canonical-json)\.ts\?own$/;
/** Characters of the hash in the name of a version: enough that no two builds ever share one by accident. */
const VERSION_HASH_CHARS = 16;
const VERSION_NAME = /^\d+\.\d+\.\d+-[0-9a-f]{16}$/;

/** Builds the bundles, the style sheet of tokens and the lists of hashes. Throws if a source is missing. */
export async function buildWidget(root: string = ROOT): Promise<WidgetManifest> {
  const widget = join(root, 'packages/widget');
  const output = join(widget, 'dist/browser');
  const entry = requireSource(join(widget, 'src/donate-part.ts'));
  /** The pages' own small script. Built apart, so that it shares no chunk with the widget and stays as small as it is. */
  const pageEntry = requireSource(join(widget, 'src/give-page.ts'));
  /** The checks and lists, for pages that have their tags: they take what they can from the cards, which know nothing of them. */
  const loader = requireSource(join(widget, 'src/happy-homeland.ts'));
  const beside = {
    compliance: requireSource(join(widget, 'src/compliance-part.ts')),
    poster: requireSource(join(widget, 'src/poster-part.ts')),
    proof: requireSource(join(widget, 'src/proof-part.ts')),
    receipt: requireSource(join(widget, 'src/receipt-part.ts')),
    projects: requireSource(join(widget, 'src/projects-part.ts')),
    disclosure: requireSource(join(widget, 'src/disclosure-part.ts')),
    donors: requireSource(join(widget, 'src/donors-part.ts')),
  };
  const inParts = {
    widget,
    output,
    entry,
    name: 'donate',
    beside,
    emptyOutDir: true,
    lazyOnly: LAZY_ONLY,
    shared: { lists: LISTS, form: FORM },
  };
  await bundleInParts(inParts);
  const standing = Object.fromEntries(
    ['donate', ...Object.keys(beside)].map((name) => [`./${name}-part.ts`, `./${name}.js`]),
  );
  await bundleInParts({ widget, output, entry: loader, name: 'happy-homeland', emptyOutDir: false, standing });
  await bundleInParts({ widget, output, entry: pageEntry, name: 'give-page', emptyOutDir: false });
  for (const name of ['give-app', 'give-worker', 'wechat-share']) {
    const script = requireSource(join(widget, `src/${name}-part.ts`));
    await bundleInParts({ widget, output, entry: script, name, emptyOutDir: false });
  }
  /** The card in a frame, and the page around it: a few lines each, that know each other by their messages alone. */
  for (const [name, source] of [
    ['frame', 'frame-host'],
    ['frame-page', 'frame-page'],
  ] as const) {
    const script = requireSource(join(widget, `src/${source}.ts`));
    await bundleInParts({ widget, output, entry: script, name, emptyOutDir: false });
  }
  for (const [name, source] of Object.entries({ 'verify-page': 'verify-part', 'receipt-page': 'receipt-page-part' })) {
    const script = requireSource(join(widget, `src/${source}.ts`));
    await bundleInParts({ widget, output, entry: script, name, emptyOutDir: false });
  }
  writeFileSync(join(output, 'tokens.css'), await tokenStyleSheet(join(widget, 'src/tokens.ts')));
  // Drawn once and kept as they are: what a shared link shows, and what stands on a phone's first screen.
  cpSync(join(widget, 'pictures'), output, { recursive: true });
  const prefix = `${packageVersion(widget)}-`;
  const pin = async (source: string, name: string) => {
    const whole = await bundleWhole({ widget, output, entry: source, name: basename(name, '.js'), emptyOutDir: false });
    return keepVersion({ output, prefix, name, whole });
  };
  const pinned: Pinned[] = [];
  for (const [field, name, source] of PINNED) {
    pinned.push({ field, name, version: await pin(requireSource(join(widget, 'src', source)), name) });
  }
  const current = Object.fromEntries(pinned.map(({ field, version }) => [field, version]));
  copyKeptVersions(join(widget, 'releases'), output);
  writeJson(join(output, 'versions.json'), { ...current, versions: listVersions(output, pinned) });
  const manifest = describe(output, pinned);
  writeJson(join(output, 'manifest.json'), manifest);
  return manifest;
}

function requireSource(path: string): string {
  if (existsSync(path)) return path;
  throw new Error(`${relative(ROOT, path)} is missing: the widget cannot be built without it.`);
}

function packageVersion(widget: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(widget, 'package.json'), 'utf8'));
  if (
    typeof manifest === 'object' &&
    manifest !== null &&
    'version' in manifest &&
    typeof manifest.version === 'string'
  ) {
    return manifest.version;
  }
  throw new Error('packages/widget/package.json has no version.');
}

/** The pages of the worker read the same tokens as the elements, as one style sheet. */
async function tokenStyleSheet(path: string): Promise<string> {
  const module: unknown = await import(pathToFileURL(requireSource(path)).href);
  if (typeof module === 'object' && module !== null && 'tokensCss' in module && typeof module.tokensCss === 'string') {
    return `${module.tokensCss.trim()}\n`;
  }
  throw new Error(`${relative(ROOT, path)} has to export the style sheet as a string named tokensCss.`);
}

interface WholeFile {
  readonly output: string;
  /** The version of the package and a hyphen. */
  readonly prefix: string;
  readonly name: string;
  readonly whole: string;
}

/** Writes the whole file under a name that its bytes decide, so that no other bytes can ever stand there. */
function keepVersion({ output, prefix, name, whole }: WholeFile): string {
  const hash = createHash('sha384').update(whole).digest('hex').slice(0, VERSION_HASH_CHARS);
  const version = `${prefix}${hash}`;
  mkdirSync(join(output, version), { recursive: true });
  writeFileSync(join(output, version, name), whole);
  return version;
}

/** The script that a version holds. */
function nameIn(folder: string): string {
  return PINNED.map(([, name]) => name).find((name) => existsSync(join(folder, name))) ?? ENTRY_NAME;
}

/** Earlier versions that whoever deploys keeps; each must still hold the bytes that its name was made from. */
function copyKeptVersions(releases: string, output: string): void {
  if (!existsSync(releases)) return;
  for (const version of versionsIn(releases)) {
    const name = nameIn(join(releases, version));
    const whole = readFileSync(join(releases, version, name), 'utf8');
    const written = keepVersion({ output, prefix: version.slice(0, -VERSION_HASH_CHARS), name, whole });
    if (written !== version) throw new Error(`releases/${version}/${name} is not what it was when it was kept.`);
  }
}

function versionsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => VERSION_NAME.test(name))
    .toSorted();
}

/** The current versions first. */
function listVersions(output: string, pinned: readonly Pinned[]): WidgetVersion[] {
  const current = pinned.map(({ version }) => version);
  const others = versionsIn(output).filter((version) => !current.includes(version));
  return [...current, ...others].map((version) => {
    const name = nameIn(join(output, version));
    const { bytes, integrity } = describeFile(readFileSync(join(output, version, name)));
    return { version, files: { [name]: { bytes, integrity } } };
  });
}

interface Pinned {
  /** Of `versions.json`. */
  readonly field: string;
  readonly name: string;
  readonly version: string;
}

function describe(output: string, pinned: readonly Pinned[]): WidgetManifest {
  const names = readdirSync(output, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !['manifest.json', 'versions.json'].includes(entry.name))
    .map(({ name }) => name);
  const files = [...names, ...pinned.map(({ version, name }) => join(version, name))].toSorted();
  return {
    version: pinned[0]?.version ?? '',
    entry: ENTRY_NAME,
    files: Object.fromEntries(files.map((name) => [name, describeFile(readFileSync(join(output, name)))])),
  };
}

function describeFile(content: Buffer): BuiltFile {
  return {
    bytes: content.byteLength,
    brotliBytes: brotliBytes(content),
    integrity: `sha384-${createHash('sha384').update(content).digest('base64')}`,
  };
}

/** The size at the quality that a server would use for a file it compresses once. */
export function brotliBytes(content: Uint8Array): number {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).byteLength;
}

function writeJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

if (import.meta.main) {
  try {
    const manifest = await buildWidget();
    for (const [name, file] of Object.entries(manifest.files)) {
      console.log(`${name}: ${file.bytes} bytes, ${file.brotliBytes} with brotli`);
    }
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem);
    process.exitCode = 1;
  }
}
