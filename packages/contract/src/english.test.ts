import { expect, test } from 'vitest';
import { pledgeInput } from './index.ts';

test('a refusal says in English what was expected', () => {
  const messages = pledgeInput.safeParse({ projectId: 1, amount: { amountMinor: 0, currency: 'CNY' } }).error?.issues;
  expect(messages?.map(({ message }) => message)).toEqual([
    'Invalid input: expected string, received number',
    'Too small: expected number to be >=1',
  ]);
});
