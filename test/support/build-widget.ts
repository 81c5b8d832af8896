// Builds what a host page loads: packages/widget/dist/browser/. Lib mode is avoided on purpose: Vite leaves the white
// space in there, which costs a fifth of the size.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');
const WIDGET = join(ROOT, 'packages/widget');
const ENTRY = join(WIDGET, 'src/happy-homeland.ts');
/** The pages' own small script. Built apart, so that it shares no chunk with the widget and stays as small as it is. */
const PAGE_ENTRY = join(WIDGET, 'src/give-page.ts');
const TOKENS = join(WIDGET, 'src/tokens.ts');
const OUTPUT = join(WIDGET, 'dist/browser');

/** Bytes and subresource integrity of one built file, as `manifest.json` records them. */
export type BuiltFile = {
  readonly bytes: number;
  readonly brotliBytes: number;
  /** For the `integrity` attribute: `sha384-` and base64. */
  readonly integrity: string;
};

/** What `manifest.json` holds. */
export type WidgetManifest = {
  readonly version: string;
  readonly entry: string;
  readonly files: Readonly<Record<string, BuiltFile>>;
};

/** Builds the bundle, the style sheet of tokens and the manifest. Throws if a source is missing. */
export async function buildWidget(): Promise<WidgetManifest> {
  requireSource(ENTRY);
  requireSource(PAGE_ENTRY);
  requireSource(TOKENS);
  await bundle({ name: 'happy-homeland', entry: ENTRY, emptyOutDir: true });
  await bundle({ name: 'give-page', entry: PAGE_ENTRY, emptyOutDir: false });
  writeFileSync(join(OUTPUT, 'tokens.css'), await tokenStyleSheet());
  const manifest = describe();
  writeFileSync(join(OUTPUT, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

function requireSource(path: string): void {
  if (existsSync(path)) return;
  throw new Error(`${relative(ROOT, path)} is missing: the widget cannot be built without it.`);
}

/** Vite's preload helper writes `<link>` elements into the host's page; our chunks are few and small enough without. */
const WITHOUT_PRELOAD = {
  name: 'without-preload',
  enforce: 'pre' as const,
  load: (id: string): string | undefined =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined,
};

type Bundle = { readonly name: string; readonly entry: string; readonly emptyOutDir: boolean };

async function bundle({ name, entry, emptyOutDir }: Bundle): Promise<void> {
  await build({
    root: WIDGET,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [WITHOUT_PRELOAD],
    build: {
      target: 'es2022',
      outDir: OUTPUT,
      emptyOutDir,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { [name]: entry },
        // A lazy chunk may take what it shares with the entry from the entry: one file less before the card is drawn.
        preserveEntrySignatures: 'allow-extension',
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

function widgetVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(WIDGET, 'package.json'), 'utf8'));
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
async function tokenStyleSheet(): Promise<string> {
  const module: unknown = await import(pathToFileURL(TOKENS).href);
  if (typeof module === 'object' && module !== null && 'tokensCss' in module && typeof module.tokensCss === 'string') {
    return `${module.tokensCss.trim()}\n`;
  }
  throw new Error(`${relative(ROOT, TOKENS)} has to export the style sheet as a string named tokensCss.`);
}

function describe(): WidgetManifest {
  const names = readdirSync(OUTPUT)
    .filter((name) => name !== 'manifest.json')
    .toSorted();
  const files = Object.fromEntries(names.map((name) => [name, describeFile(readFileSync(join(OUTPUT, name)))]));
  return { version: widgetVersion(), entry: 'happy-homeland.js', files };
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
