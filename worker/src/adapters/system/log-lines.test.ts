import { setImmediate } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { gatherLines } from './log-lines.ts';

let written: string[];
let lines: ReturnType<typeof gatherLines>;

beforeEach(() => {
  written = [];
  lines = gatherLines((text) => written.push(text));
});

test('writes the lines of one turn of the loop together, in order, once', async () => {
  lines.write('a', 'info');
  lines.write('b', 'info');
  expect(written).toEqual([]);
  await setImmediate();
  await setImmediate();
  expect(written).toEqual(['a\nb\n']);
  lines.write('c', 'info');
  await setImmediate();
  await setImmediate();
  expect(written).toEqual(['a\nb\n', 'c\n']);
});

test.each(['warn', 'error'] as const)('writes a line of level %s at once, with those before it', (level) => {
  lines.write('a', 'info');
  lines.write('b', level);
  expect(written).toEqual(['a\nb\n']);
});

test('writes what is left when it is told to, and nothing twice', async () => {
  lines.write('a', 'info');
  lines.flush();
  lines.flush();
  await setImmediate();
  expect(written).toEqual(['a\n']);
});
