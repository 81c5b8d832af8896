// What every package.json, tsconfig.json and the lockfile have to agree on.
import { importsOf, packageOf } from './imports.ts';
import { workspaceFolders } from './names.ts';
import type { Finding, SourceFile } from './source-file.ts';
import { isCode, isTest, lineAt } from './source-file.ts';

const SECTIONS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/** Lowest versions without a published advisory that touches this project (GitHub advisories, read in November 2026). */
const FLOORS: Readonly<Record<string, string>> = {
  hono: '4.13.5',
  '@hono/node-server': '1.19.15',
  '@hono/zod-openapi': '1.6.0',
  'drizzle-orm': '0.45.2',
  '@libsql/client': '0.18.0',
  'happy-dom': '20.8.9',
  vite: '7.3.2',
};
/** Versions above these were never tried against the failure tests. */
const CEILINGS: Readonly<Record<string, string>> = { '@libsql/client': '0.19.0' };
/** Never installed, each with what to do instead. `@scarf/scarf` reports every installation to its maker. */
const NEVER: Readonly<Record<string, string>> = {
  axios: 'use fetch',
  '@scarf/scarf': 'keep the override in the root package.json that puts a harmless package in its place',
};

type Dependency = { readonly name: string; readonly version: string; readonly section: string };

/** No ranges: what was tested is what is installed. */
export function checkPins(files: readonly SourceFile[]): Finding[] {
  return manifestsOf(files).flatMap((file) =>
    dependenciesOf(file)
      .filter(({ version }) => !EXACT.test(version))
      .map(({ name, version }) => ({
        path: file.path,
        line: lineOf(file, `"${name}"`),
        rule: `'${name}' is not pinned ('${version}')`,
        fix: 'write one exact version',
      })),
  );
}

/** Floors, ceilings and packages that are never installed, over everything the lockfile would install. */
export function checkVersions(files: readonly SourceFile[]): Finding[] {
  return lockedPackages(files).flatMap(({ file, key, name, version }) => {
    const at = { path: file.path, line: lineOf(file, `"${key}"`) };
    const floor = FLOORS[name];
    const ceiling = CEILINGS[name];
    const instead = NEVER[name];
    if (instead !== undefined) return [{ ...at, rule: `'${name}' is installed`, fix: instead }];
    if (floor !== undefined && isBelow(version, floor)) {
      return [{ ...at, rule: `'${name}' ${version} has a known hole`, fix: `install ${floor} or newer` }];
    }
    if (ceiling !== undefined && !isBelow(version, ceiling)) {
      return [
        { ...at, rule: `'${name}' ${version} is untried`, fix: `stay below ${ceiling}, or run the fault tests first` },
      ];
    }
    return [];
  });
}

/** The lockfile names no registry, and everything that comes from one has a hash. */
export function checkLockfile(files: readonly SourceFile[]): Finding[] {
  return lockedPackages(files).flatMap(({ file, key, entry }) => {
    const at = { path: file.path, line: lineOf(file, `"${key}"`) };
    const resolved = entry['resolved'];
    if (typeof resolved === 'string' && /^https?:/.test(resolved)) {
      return [
        {
          ...at,
          rule: 'a registry address in the lockfile',
          fix: 'npm config set omit-lockfile-registry-resolved true',
        },
      ];
    }
    if (typeof entry['integrity'] !== 'string') {
      return [{ ...at, rule: `'${key}' has no integrity`, fix: 'remove the entry and install again' }];
    }
    return [];
  });
}

/** Project references repeat the dependencies of package.json, so that the compiler holds the graph too. */
export function checkReferences(files: readonly SourceFile[]): Finding[] {
  const folders = workspaceFolders(files);
  const folderOf = new Map(folders.map((folder) => [nameOf(find(files, `${folder}/package.json`)), folder]));
  return folders.flatMap((folder) => {
    const manifest = find(files, `${folder}/package.json`);
    const config = find(files, `${folder}/tsconfig.json`);
    if (manifest === undefined || config === undefined) return [];
    const wanted = dependenciesOf(manifest).flatMap(({ name }) => folderOf.get(name) ?? []);
    return differences({ config, wanted, actual: referencesOf(config, folder) });
  });
}

/** The solution at the root refers to every workspace and to the tests, and the tests to every workspace. */
export function checkSolution(files: readonly SourceFile[]): Finding[] {
  const folders = workspaceFolders(files);
  const compare = (folder: string, wanted: readonly string[]): Finding[] => {
    const config = find(files, folder === '' ? 'tsconfig.json' : `${folder}/tsconfig.json`);
    return config === undefined ? [] : differences({ config, wanted, actual: referencesOf(config, folder) });
  };
  return [...compare('', [...folders, 'test']), ...compare('test', folders)];
}

/** A package declares what its source imports; tests may use the tools of the root as well. */
export function checkDeclared(files: readonly SourceFile[]): Finding[] {
  const root = find(files, 'package.json');
  const tools = root === undefined ? [] : dependenciesOf(root).map(({ name }) => name);
  return workspaceFolders(files).flatMap((folder) => {
    const manifest = find(files, `${folder}/package.json`);
    const declared = new Set(manifest === undefined ? [] : dependenciesOf(manifest).map(({ name }) => name));
    const code = files.filter((file) => file.path.startsWith(`${folder}/`) && isCode(file));
    return code.flatMap((file) =>
      importsOf(file).flatMap(({ specifier, line }) => {
        const name = packageOf(specifier);
        if (name === undefined || declared.has(name) || (isTest(file.path) && tools.includes(name))) return [];
        const fix = `add it to ${folder}/package.json, or do without it`;
        return [{ path: file.path, line, rule: `'${name}' is not declared`, fix }];
      }),
    );
  });
}

type Comparison = {
  readonly config: SourceFile;
  readonly wanted: readonly string[];
  readonly actual: readonly string[];
};

function differences({ config, wanted, actual }: Comparison): Finding[] {
  const at = { path: config.path, line: lineOf(config, '"references"') };
  const missing = wanted.filter((folder) => !actual.includes(folder));
  const extra = actual.filter((folder) => !wanted.includes(folder));
  return [
    ...missing.map((folder) => ({ ...at, rule: `no reference to ${folder}`, fix: 'add it to references' })),
    ...extra.map((folder) => ({
      ...at,
      rule: `a reference to ${folder}`,
      fix: 'remove it, or declare the dependency',
    })),
  ];
}

function referencesOf(config: SourceFile, folder: string): string[] {
  const references = parseRecord(config)['references'];
  if (!Array.isArray(references)) return [];
  return references.map(({ path }: { path: string }) => joined(folder, path));
}

function joined(folder: string, path: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function manifestsOf(files: readonly SourceFile[]): SourceFile[] {
  return files.filter(({ path }) => path === 'package.json' || path.endsWith('/package.json'));
}

function find(files: readonly SourceFile[], path: string): SourceFile | undefined {
  return files.find((file) => file.path === path);
}

function nameOf(manifest: SourceFile | undefined): string {
  return manifest === undefined ? '' : String(parseRecord(manifest)['name']);
}

function dependenciesOf(manifest: SourceFile): Dependency[] {
  const record = parseRecord(manifest);
  return SECTIONS.flatMap((section) =>
    Object.entries(record[section] ?? {}).map(([name, version]) => ({ name, version: String(version), section })),
  );
}

type Locked = {
  readonly file: SourceFile;
  readonly key: string;
  readonly name: string;
  readonly version: string;
  readonly entry: Readonly<Record<string, unknown>>;
};

/** Entries that come from a registry: workspaces and links are ours. */
function lockedPackages(files: readonly SourceFile[]): Locked[] {
  const file = find(files, 'package-lock.json');
  if (file === undefined) return [];
  const packages: Record<string, Record<string, unknown>> = parseRecord(file)['packages'] ?? {};
  return Object.entries(packages)
    .filter(([key, entry]) => key.includes('node_modules/') && entry['link'] !== true)
    .map(([key, entry]) => {
      const folder = key.slice(key.lastIndexOf('node_modules/') + 'node_modules/'.length);
      // A package in another's place (an alias) says its own name.
      const name = String(entry['name'] ?? folder);
      return { file, key, name, version: String(entry['version']), entry };
    });
}

function isBelow(version: string, bound: string): boolean {
  const numbers = (text: string): number[] => text.split('-', 1).join('').split('.').map(Number);
  const [left, right] = [numbers(version), numbers(bound)];
  for (let part = 0; part < 3; part += 1) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function parseRecord(file: SourceFile): Record<string, any> {
  return JSON.parse(file.text);
}

function lineOf(file: SourceFile, text: string): number {
  return lineAt(file.text, Math.max(0, file.text.indexOf(text)));
}
