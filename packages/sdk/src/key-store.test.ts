import { afterEach, expect, test, vi } from 'vitest';
import { browserKeyStore, defaultKeyStore } from './key-store.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

function storageOf(entries: Map<string, string>, refuses: { write: boolean }) {
  return {
    getItem: (name: string) => entries.get(name) ?? null,
    setItem: (name: string, value: string) => {
      if (refuses.write) throw new DOMException('full', 'QuotaExceededError');
      entries.set(name, value);
    },
    removeItem: (name: string) => entries.delete(name),
  };
}

test('the browser store keeps keys in localStorage, so that another page finds them', async () => {
  const entries = new Map<string, string>();
  vi.stubGlobal('localStorage', storageOf(entries, { write: false }));
  await browserKeyStore().set('a', '1');
  expect(entries.get('a')).toBe('1');
  expect(await browserKeyStore().get('a')).toBe('1');
  await browserKeyStore().delete('a');
  expect(entries.size).toBe(0);
});

test('the browser store falls back to the memory of the page when storage is full, and back again', async () => {
  const entries = new Map<string, string>([['b', 'old']]);
  const refuses = { write: true };
  vi.stubGlobal('localStorage', storageOf(entries, refuses));
  await browserKeyStore().set('b', 'new');
  expect(await browserKeyStore().get('b')).toBe('new');
  refuses.write = false;
  await browserKeyStore().set('b', 'newest');
  expect([entries.get('b'), await browserKeyStore().get('b')]).toEqual(['newest', 'newest']);
});

test('the browser store works where even naming localStorage throws', async () => {
  vi.stubGlobal('localStorage', undefined);
  const store = browserKeyStore();
  await store.set('c', '1');
  expect(await browserKeyStore().get('c')).toBe('1');
  await store.delete('c');
  expect(await store.get('c')).toBeUndefined();
});

test('a server gets a memory of its own for every client, even where it has a localStorage', async () => {
  vi.stubGlobal('localStorage', storageOf(new Map(), { write: false }));
  await defaultKeyStore().set('d', '1');
  expect(await defaultKeyStore().get('d')).toBeUndefined();
  vi.stubGlobal('document', {});
  await defaultKeyStore().set('d', '1');
  expect(await defaultKeyStore().get('d')).toBe('1');
});
