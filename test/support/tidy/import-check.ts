import type { Confinement, Layer, Room } from './import-matrix.ts';
import { CONFINEMENTS, LAYERS, ROOMS } from './import-matrix.ts';
import type { Import } from './imports.ts';
import { importsOf, packageOf, resolveRelative } from './imports.ts';
import type { Finding, SourceFile } from './source-file.ts';
import { isCode, isTest } from './source-file.ts';

const RULE = 'imports against the graph';
const OWN_SCOPE = '@happy-homeland/';

/** Holds every import against the matrix of the architecture. Tests may import development tools on top. */
export function checkImports(files: readonly SourceFile[]): Finding[] {
  return files.filter(isCode).flatMap((file) => {
    const room = ROOMS.find(({ folder }) => file.path.startsWith(folder));
    if (room === undefined) return [];
    return importsOf(file).flatMap((imported) => {
      const fix = objection(file.path, imported, room);
      if (fix === undefined) return [];
      return [{ path: file.path, line: imported.line, rule: `${RULE}: '${imported.specifier}'`, fix }];
    });
  });
}

/** The way out if this import is not allowed. */
function objection(path: string, imported: Import, room: Room): string | undefined {
  const { specifier } = imported;
  if (specifier.startsWith('.')) return relativeObjection(path, specifier, room) ?? layerObjection(path, imported);
  return roomObjection(path, imported, room) ?? confinementObjection(path, imported) ?? layerObjection(path, imported);
}

function relativeObjection(path: string, specifier: string, room: Room): string | undefined {
  const home = homeOf(path, room);
  if (resolveRelative(path, specifier).startsWith(home)) return undefined;
  return `stay inside ${home} and import the other package by its published name`;
}

/** An example is a package of its own, although one row of the table serves all of them. */
function homeOf(path: string, room: Room): string {
  return room.folder === 'examples/' ? `${path.split('/').slice(0, 2).join('/')}/` : room.folder;
}

function roomObjection(path: string, { specifier }: Import, room: Room): string | undefined {
  const name = packageOf(specifier);
  if (name === undefined) {
    if (!room.isIsomorphic || isTest(path)) return undefined;
    return 'use what browsers, Node and the edge share (Web Crypto, fetch, URL); this package runs on all three';
  }
  if (name.startsWith(OWN_SCOPE)) {
    if (room.workspaces === 'any' || room.workspaces.includes(name)) return undefined;
    return `${room.folder} may import ${listed(room.workspaces)} of this repository; move the code or the need`;
  }
  if (room.thirdParty === 'any' || room.thirdParty.includes(name) || isTest(path)) return undefined;
  return `${room.folder} may depend on ${listed(room.thirdParty)}; a new dependency needs a reason in the README`;
}

function confinementObjection(path: string, imported: Import): string | undefined {
  if (isTest(path)) return undefined;
  const name = packageOf(imported.specifier);
  const broken = CONFINEMENTS.find(
    (rule) => path.startsWith(rule.folder) && rule.package === name && isBroken(rule, path, imported),
  );
  return broken?.fix;
}

function isBroken(rule: Confinement, path: string, imported: Import): boolean {
  if (rule.except?.includes(imported.specifier)) return false;
  if (rule.only !== undefined && !rule.only.test(path)) return true;
  if (rule.how === 'type') return !imported.isTypeOnly;
  if (rule.how === 'dynamic') return !imported.isDynamic && !imported.isTypeOnly;
  return false;
}

function layerObjection(path: string, imported: Import): string | undefined {
  const layer = LAYERS.find(({ folder }) => path.startsWith(folder));
  if (layer === undefined || isTest(path)) return undefined;
  const { specifier, isTypeOnly } = imported;
  if (specifier.startsWith('.')) return insideObjection(resolveRelative(path, specifier), layer);
  if (layer.packages.includes(specifier)) return undefined;
  if (isTypeOnly && layer.typeOnlyPackages.includes(specifier)) return undefined;
  const types = layer.typeOnlyPackages.map((name) => `types of ${name}`);
  return `${layer.folder} knows ${listed([...layer.packages, ...types])}; the rest comes through a port`;
}

function insideObjection(target: string, layer: Layer): string | undefined {
  if ([layer.folder, ...layer.inside].some((allowed) => target.startsWith(allowed))) return undefined;
  return `${layer.folder} sees ${listed(layer.inside)}; let the outer layer call the inner one`;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.join(', ');
}
