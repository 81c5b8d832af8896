import { importsOf, resolveRelative } from './imports.ts';
import type { Finding, SourceFile } from './source-file.ts';
import { isCode, isTest } from './source-file.ts';

type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * Finds groups of files that import each other in a circle, type imports included: a type circle is a design circle.
 * Tarjan's algorithm for strongly connected components, in one pass over the files.
 */
export function checkCycles(files: readonly SourceFile[]): Finding[] {
  const graph = graphOf(files.filter(isCode));
  return circles(graph).map((circle) => ({
    path: circle[0] ?? '',
    line: 1,
    rule: `import cycle: ${[...circle, circle[0]].join(' → ')}`,
    fix: 'move what both need into a file of its own, below both',
  }));
}

/** Folders whose rooms import each other one way only, so that each can be read with those below it alone. */
const HOUSES = ['worker/src/domain/', 'worker/src/pages/'];

/** Finds rooms of one house that import each other in a circle. Tests and files beside the rooms are free. */
export function checkRooms(files: readonly SourceFile[]): Finding[] {
  return HOUSES.flatMap((house) => {
    const graph = new Map<string, readonly string[]>();
    for (const [path, targets] of graphOf(files.filter((file) => isCode(file) && !isTest(file.path)))) {
      const room = roomOf(house, path);
      if (room === undefined) continue;
      const others = targets.map((target) => roomOf(house, target)).filter((other) => other !== undefined);
      graph.set(room, [...(graph.get(room) ?? []), ...others.filter((other) => other !== room)]);
    }
    return circles(graph).map((circle) => ({
      path: circle[0] ?? '',
      line: 1,
      rule: `rooms import each other: ${circle.toSorted().join(', ')}`,
      fix: 'move what both need into the lower room, or beside the rooms',
    }));
  });
}

/** The first folder below the house; undefined beside the rooms and elsewhere. */
function roomOf(house: string, path: string): string | undefined {
  const [room = '', ...inside] = path.startsWith(house) ? path.slice(house.length).split('/') : [];
  return inside.length > 0 ? `${house}${room}` : undefined;
}

function graphOf(files: readonly SourceFile[]): Graph {
  const paths = new Set(files.map(({ path }) => path));
  const targets = (file: SourceFile): string[] =>
    importsOf(file)
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ specifier }) => resolveRelative(file.path, specifier))
      .filter((path) => paths.has(path));
  return new Map(files.map((file) => [file.path, targets(file)]));
}

type Search = {
  readonly graph: Graph;
  readonly order: Map<string, number>;
  readonly low: Map<string, number>;
  readonly stack: string[];
  readonly found: string[][];
};

function circles(graph: Graph): string[][] {
  const search: Search = { graph, order: new Map(), low: new Map(), stack: [], found: [] };
  for (const path of graph.keys()) if (!search.order.has(path)) connect(path, search);
  return search.found;
}

function connect(path: string, search: Search): void {
  const { graph, order, low, stack, found } = search;
  const index = order.size;
  order.set(path, index);
  low.set(path, index);
  stack.push(path);
  for (const target of graph.get(path) ?? []) {
    if (!order.has(target)) connect(target, search);
    // A finished component is no longer on the stack and cannot be part of this one.
    if (stack.includes(target)) lower(low, path, low.get(target) ?? index);
  }
  if (low.get(path) !== index) return;
  const component = stack.splice(stack.indexOf(path));
  const importsItself = graph.get(path)?.includes(path) ?? false;
  if (component.length > 1 || importsItself) found.push(component);
}

function lower(low: Map<string, number>, path: string, candidate: number): void {
  low.set(path, Math.min(low.get(path) ?? candidate, candidate));
}
