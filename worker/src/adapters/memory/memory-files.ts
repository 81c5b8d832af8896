import type { Clock, Files, StoredFile } from '../../ports/index.ts';

/** Files that last as long as the process. */
export function memoryFiles(clock: Clock): Files {
  const files = new Map<string, StoredFile & { readonly bytes: Uint8Array }>();
  return {
    put: async (key, bytes) => {
      files.set(key, { key, storedMs: clock.nowMs(), bytes: bytes.slice() });
    },
    get: async (key) => files.get(key)?.bytes.slice() ?? null,
    remove: async (key) => {
      files.delete(key);
    },
    list: async () => ({ files: [...files.values()].map(({ key, storedMs }) => ({ key, storedMs })), next: null }),
  };
}
