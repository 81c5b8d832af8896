// Rows of a list as they were typed, without the empty ones in between: what a fault says of the third row is then about the
// third that is shown again.

import type { FormField } from '@happy-homeland/contract';
import type { Typed } from '../../pages/index.ts';
import { join } from '../../pages/index.ts';

export function renumbered(fields: readonly FormField[], typed: Typed): Typed {
  let result = typed;
  for (const path of listPaths(fields, '')) result = withoutGaps(result, path);
  return result;
}

function listPaths(fields: readonly FormField[], path: string): readonly string[] {
  return fields.flatMap(({ name, type }) => {
    const own = join(path, name);
    if (type.kind === 'group') return listPaths(type.fields, own);
    return type.kind === 'list' && type.item.kind === 'group' ? [own] : [];
  });
}

function withoutGaps(typed: Typed, path: string): Typed {
  const inside = [...typed].flatMap(([name, values]) => {
    const match = name.startsWith(`${path}.`) ? /^(\d{1,3})\.(.+)$/.exec(name.slice(path.length + 1)) : null;
    return match === null ? [] : [{ name, row: Number(match[1]), rest: match[2] ?? '', values }];
  });
  const filled = new Set(inside.filter(({ values }) => values.some((text) => text !== '')).map(({ row }) => row));
  const order = [...filled].toSorted((a, b) => a - b);
  const result = new Map(typed);
  for (const { name } of inside) result.delete(name);
  for (const { row, rest, values } of inside) {
    if (filled.has(row)) result.set(join(join(path, order.indexOf(row)), rest), values);
  }
  return result;
}
