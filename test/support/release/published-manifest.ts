// The package.json that is published. In the repository the entries are sources, which Node, the tests and the bundlers
// read as they are; whoever installs a package gets modules and declarations instead.

import type { SourceManifest } from './published.ts';
import { publishedExports } from './published.ts';
import type { PackedFile } from './reachable.ts';
import { builtFrom, declarationOf, packagesIn } from './reachable.ts';

/** The one Node that the libraries themselves ask for; scripts of this repository run on a newer one. */
const ENGINES = { node: '>=20.19' };

export type Extras = {
  /** Further entries with what they point to: subpath → conditions or file. */
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly files?: readonly string[];
  readonly fields?: Readonly<Record<string, unknown>>;
};

type Publishing = {
  readonly manifest: SourceManifest;
  /** The folder in the repository. */
  readonly folder: string;
  /** The modules that are packed. */
  readonly packed: readonly PackedFile[];
  /** Where the repository is; npm attests provenance only to a package that names it. */
  readonly repository?: string | undefined;
  readonly extras?: Extras;
};

export function publishedManifest({ manifest, folder, packed, repository, extras = {} }: Publishing): object {
  const { name, version, description, license, type, bin } = manifest;
  const entries = publishedExports(manifest).map(([subpath, source]) => [subpath, conditionsOf(source)]);
  return {
    name,
    version,
    description,
    license,
    ...(repository && { repository: { type: 'git', url: repository, directory: `packages/${folder}` } }),
    type,
    engines: ENGINES,
    sideEffects: sideEffectsOf(manifest, packed),
    files: ['dist', 'CHANGELOG.md', 'REFERENCE.md', ...(extras.files ?? [])],
    exports: { ...Object.fromEntries(entries), ...extras.exports, './package.json': './package.json' },
    ...(bin && { bin: Object.fromEntries(Object.entries(bin).map(([tool, source]) => [tool, builtFrom(source)])) }),
    dependencies: neededOf(manifest, packed),
    ...extras.fields,
    publishConfig: { access: 'public', provenance: true },
  };
}

/** Types first: a resolver takes the first condition that it knows. */
function conditionsOf(source: string): { readonly types: string; readonly default: string } {
  const module = `./${builtFrom(source)}`;
  return { types: declarationOf(module), default: module };
}

function sideEffectsOf({ sideEffects }: SourceManifest, packed: readonly PackedFile[]): false | string[] {
  if (sideEffects === false) return false;
  const kept = sideEffects.map(builtFrom).filter((built) => packed.some(({ path }) => path === built));
  return kept.length === 0 ? false : kept.map((path) => `./${path}`);
}

/** What only the scripts of a deployment's own pages import is not asked of those who install the package. */
function neededOf({ dependencies = {} }: SourceManifest, packed: readonly PackedFile[]): object {
  const imported = packagesIn(packed);
  return Object.fromEntries(Object.entries(dependencies).filter(([name]) => imported.has(name)));
}
