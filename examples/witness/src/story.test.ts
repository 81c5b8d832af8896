import { expect, test } from 'vitest';
import { tellStory } from './story.ts';

test('the honest books are cosigned, the changed ones are not, and the evidence proves it', async () => {
  const lines: string[] = [];
  const { statuses, verdict } = await tellStory((line) => lines.push(line));
  expect([statuses, verdict]).toEqual([[200, 409, 200], 'fork']);
  expect(lines.join('\n')).toContain('two different trees');
});
