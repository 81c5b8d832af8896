import { describe, expect, test } from 'vitest';
import { FAMILIES } from '../families/families.ts';
import { FACTS } from './facts.ts';
import { labelOf } from './labels.ts';
import type { Shape } from './shape.ts';

const PATHS = pathsIn(FACTS, '');

function pathsIn(shape: Shape, path: string): string[] {
  const inside = path === '' ? '' : `${path}.`;
  if (shape.kind === 'section') {
    const inner = shape.entries.flatMap(({ name, shape: field }) => pathsIn(field, `${inside}${name}`));
    return path === '' ? inner : [path, ...inner];
  }
  if (shape.kind === 'leaf') return [path];
  return shape.item.kind === 'leaf' ? [path] : pathsIn(shape.item, path);
}

describe('the label of a fact', () => {
  test('is there in both languages for every fact, list and section', () => {
    expect(PATHS.length).toBeGreaterThan(200);
    const without = PATHS.filter((path) => {
      const { zh, en } = labelOf(path);
      return !/\p{Script=Han}/u.test(zh) || !/^[A-Z][^\p{Script=Han}]+$/u.test(en) || zh.includes('/');
    });
    expect(without).toEqual([]);
  });

  test('is short, and says which fact of its section it is', () => {
    const rules = Object.values(FAMILIES).flatMap((family) => family.rules);
    for (const { id, paths } of rules) {
      const said = paths.map((path) => labelOf(path).zh);
      expect(new Set(said).size, id).toBe(paths.length);
    }
    expect(PATHS.filter((path) => labelOf(path).zh.length > 20 || labelOf(path).en.length > 60)).toEqual([]);
  });

  test('tells which one of a list is meant, counted from one', () => {
    expect(labelOf('campaign.endsOn')).toEqual({ zh: '募捐结束日', en: 'Last day of the campaign' });
    expect(labelOf('campaign.partners[0].name')).toEqual({
      zh: '合作方名称（第 1 项）',
      en: 'Name of the partner (no. 1)',
    });
    expect(labelOf('disclosures[11].entryUrl').zh).toBe('慈善中国条目网址（第 12 项）');
  });

  test.each(['campaign.filling.number', 'constructor', '__proto__', '', '[3]', '<b>'])(
    'of %j, which leads to no fact, is the path itself',
    (path) => {
      expect(labelOf(path)).toEqual({ zh: path, en: path });
    },
  );
});
