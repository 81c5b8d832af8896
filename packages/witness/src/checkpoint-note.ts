import type { LogKey } from '@happy-homeland/log';
import { parseSignatureLine } from '@happy-homeland/log';
import type { WatchedLog } from './watched-log.ts';

const BLANK_LINE = '\n\n';
const ROOT_LINE = 2;

/** Whether a key may sign a tree of this size. */
export function fitsSize(size: bigint): (key: LogKey) => boolean {
  return ({ fromSize, toSize }) => size >= BigInt(fromSize) && (toSize === undefined || size <= BigInt(toSize));
}

/** The root of a checkpoint as its text says it. */
export function rootLine(text: string): string {
  return text.split('\n')[ROOT_LINE] ?? '';
}

/**
 * A verified note without the lines of other keys: anybody may have put some there, and what is kept must not grow by
 * what nobody vouches for.
 */
export function ownNote(note: string, { keys }: WatchedLog): string {
  const end = note.lastIndexOf(BLANK_LINE);
  const isOwn = (line: string): boolean => {
    const signature = parseSignatureLine(line);
    return keys.some(({ key }) => key.name === signature?.name && key.keyId === signature.keyId);
  };
  const lines = note.slice(end + BLANK_LINE.length, -1).split('\n');
  const own = [...new Set(lines)].filter(isOwn);
  return `${note.slice(0, end + 1)}\n${own.join('\n')}\n`;
}
