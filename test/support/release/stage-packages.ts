// Lays out each published package as it goes to a registry, in dist/packages/NAME: `npm pack` and `npm publish` take it
// from there. The working tree itself is never rewritten, so a release that is broken off leaves nothing to clean up.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PUBLISHED, publishedExports, ROOT, readManifest } from './published.ts';
import type { Extras } from './published-manifest.ts';
import { publishedManifest } from './published-manifest.ts';
import type { PackedFile } from './reachable.ts';
import { builtFrom, declarationOf, reachable } from './reachable.ts';
import { referenceOf } from './reference.ts';
import { widgetExtras } from './widget-extras.ts';

/** Written by `changeset version`. */
const HISTORY = 'CHANGELOG.md';
/** Links to files that are not in the package; without an address of the repository they lead nowhere. */
const LINK_OUTSIDE = /\[([^\]]+)\]\((?:\.\.\/)[^)]*\)/g;

type Staging = {
  readonly output: string;
  /** `git+https://…` of the repository, where it is known. */
  readonly repository?: string | undefined;
};

/** @returns the folders, in the order of {@link PUBLISHED} */
export function stagePackages({ output, repository }: Staging): string[] {
  const folders: string[] = [];
  for (const folder of PUBLISHED) {
    const target = join(output, folder);
    rmSync(target, { recursive: true, force: true });
    for (const file of filesOf(folder, repository)) write(join(target, file.path), file.text);
    folders.push(target);
  }
  return folders;
}

function filesOf(folder: string, repository: string | undefined): PackedFile[] {
  const source = join(ROOT, 'packages', folder);
  const manifest = readManifest(folder);
  const entries = publishedExports(manifest).map(([, path]) => path);
  const modules = reachable(source, [...entries, ...Object.values(manifest.bin ?? {})]);
  const more: { readonly files: readonly PackedFile[]; readonly extras: Extras } =
    folder === 'widget' ? widgetExtras(source) : { files: [], extras: {} };
  const ways = publishedExports(manifest).map(([subpath, path]) => ({
    specifier: join(manifest.name, subpath),
    path: declarationOf(builtFrom(path)),
  }));
  const json = publishedManifest({ manifest, folder, packed: modules, repository, extras: more.extras });
  return [
    { path: 'package.json', text: `${JSON.stringify(json, null, 2)}\n` },
    { path: 'README.md', text: readFileSync(join(source, 'README.md'), 'utf8').replaceAll(LINK_OUTSIDE, '$1') },
    ...(existsSync(join(source, HISTORY))
      ? [{ path: HISTORY, text: readFileSync(join(source, HISTORY), 'utf8') }]
      : []),
    { path: 'LICENSE', text: readFileSync(join(ROOT, 'LICENSE'), 'utf8') },
    { path: 'REFERENCE.md', text: referenceOf(ways, modules) },
    ...modules,
    ...more.files,
  ];
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

if (import.meta.main) {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env;
  const repository = GITHUB_REPOSITORY && `git+${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}.git`;
  const folders = stagePackages({ output: join(ROOT, 'dist/packages'), repository });
  console.log(folders.join('\n'));
}
