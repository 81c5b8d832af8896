import { beforeEach, expect, test, vi } from 'vitest';
import { tabSession } from './tab-session.ts';

beforeEach(() => sessionStorage.clear());

test('a tab has one value, and another tab another', () => {
  const session = tabSession();
  expect(session).toMatch(/^[\w-]{16,64}$/);
  expect(tabSession()).toBe(session);
  sessionStorage.clear();
  expect(tabSession()).not.toBe(session);
});

test('a tab whose storage is refused has none', () => {
  vi.stubGlobal('sessionStorage', undefined);
  expect(tabSession()).toBeUndefined();
  vi.unstubAllGlobals();
});
