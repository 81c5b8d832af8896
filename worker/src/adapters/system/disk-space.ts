import { statfs } from 'node:fs/promises';

/** Bytes that may still be written where `folder` is, or null where the system does not say. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
