// A database or a write-ahead log that somebody removes or replaces stays open in the process that uses it, and is gone
// for everybody else: what is acknowledged from then on would be lost with this process, and nobody would be told. SQLite
// does not look; so the two names are compared with what was opened.

import { stat } from 'node:fs/promises';

const LOOKS_EVERY_MS = 1_000;

export interface FileWatch {
  /** Resolves once either file is no longer the one that was there at the start. */
  readonly taken: Promise<void>;
  stop(): void;
}

/** Looks once a second at the database at `path`, which must be open, and at its log. */
export async function watchFiles(path: string): Promise<FileWatch> {
  const names = [path, `${path}-wal`];
  const opened = await Promise.all(names.map(identityOf));
  let timer: NodeJS.Timeout | undefined;
  const taken = new Promise<void>((resolve) => {
    timer = setInterval(async () => {
      const found = await Promise.all(names.map(identityOf));
      if (found.every((identity, index) => identity === null || identity === opened[index])) return;
      clearInterval(timer);
      resolve();
    }, LOOKS_EVERY_MS);
    timer.unref();
  });
  return { taken, stop: () => clearInterval(timer) };
}

// Null where nobody can say: a folder that may not be read for a moment has lost nothing.
async function identityOf(path: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'gone' : null;
  }
}
