// A database that was deleted is an empty one to SQLite, and one whose write-ahead log was deleted is whole and older: it
// would open, and gifts that were acknowledged would be gone without a word. So each start names itself, in the books
// and in a small file beside them, and the next start expects to find that name. What is lost between two starts after
// SQLite has folded its log in cannot be seen this way: file-watch.ts sees it while the program runs, and the rest is what the
// backup is for.

import { existsSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { StoreError } from '../../ports/index.ts';

/** The part of a store that keeps the name of the present life. */
export interface Lives {
  life(): Promise<string | null>;
  beginLife(life: string): Promise<void>;
}

export interface LifeMark {
  /** Throws StoreError `damaged` where books were kept and the file is gone. Before the file is opened. */
  requireFile(): Promise<void>;
  /** Throws StoreError `damaged` where the books are not those that were last in use; begins this life otherwise. */
  enter(lives: Lives, life: string): Promise<void>;
}

/** The mark beside the database at a `file:` URL. */
export function lifeMark(url: string): LifeMark {
  const path = fileURLToPath(new URL(url, pathToFileURL('./')));
  const markPath = `${path}-life`;
  return {
    requireFile: async () => {
      if (!existsSync(markPath) || existsSync(path)) return;
      throw lost(`books were kept here and the file ${path} is gone`, markPath);
    },
    enter: async (lives, life) => {
      const known = await namesIn(markPath);
      const kept = await lives.life();
      if (known.length > 0 && (kept === null || !known.includes(kept))) {
        throw lost(
          'it is not the one that was last in use here, or its write-ahead log (-wal) was taken away',
          markPath,
        );
      }
      // Both names are good until the books have the new one: a crash in between must not look like a loss.
      await write(markPath, [kept, life]);
      await lives.beginLife(life);
      await write(markPath, [life]);
    },
  };
}

function lost(finding: string, markPath: string): StoreError {
  const message =
    `the database is not whole: ${finding}. Put back what is missing or restore the last backup. Only if this older ` +
    `state is meant: delete ${markPath} and start again.`;
  return new StoreError({ code: 'damaged', message });
}

async function namesIn(markPath: string): Promise<string[]> {
  if (!existsSync(markPath)) return [];
  return (await readFile(markPath, 'utf8')).split('\n').filter((name) => name !== '');
}

async function write(markPath: string, names: readonly (string | null)[]): Promise<void> {
  const draft = await open(`${markPath}.new`, 'w', 0o600);
  await draft.writeFile(names.map((name) => `${name ?? ''}\n`).join(''));
  await draft.sync();
  await draft.close();
  await rename(`${markPath}.new`, markPath);
}
