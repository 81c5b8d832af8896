// The lockfile as a graph: what a set of workspaces brings with it, development tools left out.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

export type LockedEntry = {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** Path in the lockfile (`node_modules/zod`) → entry. */
export type Lockfile = ReadonlyMap<string, LockedEntry>;

export function readLockfile(): Lockfile {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  return new Map(Object.entries<LockedEntry>(packages));
}

/** `name@version` of everything that these workspaces need at run time; workspaces themselves are left out. */
export function runTimePackages(lockfile: Lockfile, workspaces: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const found = new Set<string>();
  const follow = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const linked = lockfile.get(path);
    const entry = linked?.link === true ? lockfile.get(linked.resolved ?? '') : linked;
    if (entry === undefined) return;
    if (linked?.link !== true && path.includes('node_modules/')) found.add(`${nameOf(path)}@${entry.version}`);
    for (const name of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) follow(find(path, name));
  };
  // As Node looks for it: in the folder of who asks, then in each one above.
  const find = (from: string, name: string): string => {
    for (let folder = from; ; folder = folder.replace(/(?:^|\/)[^/]*$/, '')) {
      const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
      if (lockfile.has(path) || folder === '') return path;
    }
  };
  for (const workspace of workspaces) follow(workspace);
  return found;
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
