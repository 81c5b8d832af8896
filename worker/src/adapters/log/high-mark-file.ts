// What was signed last, in a small file beside the database. A restore lays the database aside and leaves this one: that is
// how an older database is told from the one that signed.

import { open, readFile, rename } from 'node:fs/promises';
import type { HighMark, TreeSize } from '../../ports/index.ts';
import { LogStop } from '../../ports/index.ts';

const LINE = /^(0|[1-9]\d{0,15}) ([0-9a-f]{64})\n$/;

/** The mark beside the database at `path`. */
export function highMarkFile(path: string): HighMark {
  const markPath = `${path}-log`;
  return {
    read: () => readMark(markPath),
    raise: async (mark) => {
      const known = await readMark(markPath);
      if (known !== null && known.size >= mark.size) return;
      await write(markPath, mark);
    },
  };
}

async function readMark(markPath: string): Promise<TreeSize | null> {
  const text = await readFile(markPath, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const [, size, root] = LINE.exec(text) ?? [];
  if (size === undefined || root === undefined)
    throw new LogStop({ reason: 'damaged', message: `${markPath} is not a mark` });
  return { size: Number(size), root: Uint8Array.from(Buffer.from(root, 'hex')) };
}

async function write(markPath: string, { size, root }: TreeSize): Promise<void> {
  const draft = await open(`${markPath}.new`, 'w', 0o600);
  try {
    await draft.writeFile(`${size} ${Buffer.from(root).toString('hex')}\n`);
    await draft.sync();
  } finally {
    await draft.close();
  }
  await rename(`${markPath}.new`, markPath);
}
