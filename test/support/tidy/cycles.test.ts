import { describe, expect, test } from 'vitest';

import { checkCycles, checkRooms } from './cycles.ts';

const file = (name: string, ...targets: string[]): { path: string; text: string } => ({
  path: `packages/sdk/src/${name}.ts`,
  text: targets.map((target) => `import { x } from './${target}.ts';`).join('\n'),
});

describe('checkCycles', () => {
  test('finds two files that import each other', () => {
    expect(checkCycles([file('a', 'b'), file('b', 'a')])).toHaveLength(1);
  });

  test('finds a circle that passes through a third file, and shows it', () => {
    const [finding] = checkCycles([file('a', 'b'), file('b', 'c'), file('c', 'a'), file('d', 'a')]);
    expect(finding?.rule).toContain('a.ts → packages/sdk/src/b.ts → packages/sdk/src/c.ts → packages/sdk/src/a.ts');
  });

  test('finds a file that imports itself', () => {
    expect(checkCycles([file('a', 'a')])).toHaveLength(1);
  });

  test('counts type imports, because a circle of types is a circle of design', () => {
    const back = { path: 'packages/sdk/src/b.ts', text: "import type { A } from './a.ts';" };
    expect(checkCycles([file('a', 'b'), back])).toHaveLength(1);
  });

  test('reports separate circles separately', () => {
    expect(checkCycles([file('a', 'b'), file('b', 'a'), file('c', 'd'), file('d', 'c')])).toHaveLength(2);
  });

  test('allows a diamond', () => {
    expect(checkCycles([file('a', 'b', 'c'), file('b', 'd'), file('c', 'd'), file('d')])).toEqual([]);
  });
});

describe('checkRooms', () => {
  const inRoom = (path: string, ...targets: string[]) => ({
    path: `worker/src/domain/${path}`,
    text: targets.map((target) => `import { x } from '${target}';`).join('\n'),
  });
  const BELOW = [inRoom('fund/c.ts'), inRoom('fund/d.ts'), inRoom('refusal.ts')];

  test('finds two rooms that import each other through different files', () => {
    const files = [inRoom('gift/a.ts', '../fund/c.ts'), inRoom('fund/d.ts', '../gift/b.ts'), inRoom('gift/b.ts')];
    const [finding] = checkRooms([...files, inRoom('fund/c.ts')]);
    expect(finding?.rule).toContain('worker/src/domain/fund, worker/src/domain/gift');
  });

  test('allows a room to import another, and both what lies beside them', () => {
    const files = [inRoom('gift/a.ts', '../fund/c.ts', '../refusal.ts', './b.ts'), inRoom('gift/b.ts')];
    expect(checkRooms([...files, ...BELOW])).toEqual([]);
  });

  test('leaves tests free', () => {
    const files = [inRoom('gift/a.ts', '../fund/c.ts'), inRoom('fund/c.test.ts', '../gift/a.ts')];
    expect(checkRooms([...files, ...BELOW])).toEqual([]);
  });
});
