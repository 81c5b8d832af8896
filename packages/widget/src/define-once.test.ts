import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { VERSION } from './define-once.ts';

test('the version in the script is the version of the package', () => {
  expect(VERSION).toBe(manifest.version);
});
