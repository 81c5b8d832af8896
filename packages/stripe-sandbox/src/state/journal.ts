// The state file is a journal: a header, then one line of JSON per commit. A commit is one line so that a line torn by a
// crash is dropped whole, and it was never answered. At every start the journal is rewritten to its current rows, in a
// temporary file that is renamed over the old one.

import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { SandboxError } from '../sandbox-error.ts';
import type { Change, TableName } from './rows.ts';
import { TABLE_NAMES } from './rows.ts';

const HEADER = '{"stripeSandbox":1}';
/** Only the owner may read the file: it holds webhook secrets. */
const FILE_MODE = 0o600;

/** Where committed changes go. `append` resolves once they would survive the end of the process. */
export interface Journal {
  append(changes: readonly Change[]): Promise<void>;
  close(): Promise<void>;
}

/** Keeps nothing: the sandbox forgets everything when it ends. */
export const memoryJournal: Journal = {
  append: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** The committed changes in the file, oldest first; none when the file does not exist. */
export function readJournal(path: string): readonly Change[] {
  const text = readIfPresent(path);
  if (text === undefined || text === '') return [];
  const lines = text.split('\n');
  // What follows the last line break is a commit that was not finished, or nothing.
  lines.pop();
  if (lines.shift() !== HEADER) throw unreadable(path, 'it does not start with the header of a sandbox state file');
  return lines.flatMap((line, index) => parseCommit(line, { path, lineNumber: index + 2 }));
}

/** Replaces the file by the given rows and opens it for appending. */
export async function openJournal(path: string, rows: readonly Change[]): Promise<Journal> {
  const temporary = `${path}.${process.pid}.tmp`;
  const file = openSync(temporary, 'w', FILE_MODE);
  writeSync(file, `${HEADER}\n`);
  for (const row of rows) writeSync(file, `${JSON.stringify([row])}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(temporary, path);
  return fileJournal(await open(path, 'a', FILE_MODE));
}

function fileJournal(handle: FileHandle): Journal {
  // A failed write may have left half a line. Appending to it would spoil the file, so nothing is written after that.
  let failure: SandboxError | undefined;
  return {
    append: async (changes) => {
      if (failure !== undefined) throw failure;
      try {
        await handle.appendFile(`${JSON.stringify(changes)}\n`);
        await handle.datasync();
      } catch (cause) {
        const message = 'The state file could not be written; the sandbox must be started again.';
        failure = new SandboxError({ code: 'state-write-failed', message, cause });
        throw failure;
      }
    },
    close: () => handle.close(),
  };
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw unreadable(path, 'the file cannot be opened', cause);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function parseCommit(line: string, place: { path: string; lineNumber: number }): readonly Change[] {
  let commit: unknown;
  try {
    commit = JSON.parse(line);
  } catch (cause) {
    throw unreadable(place.path, `line ${place.lineNumber} is not JSON`, cause);
  }
  if (!Array.isArray(commit) || !commit.every(isChangeShaped)) {
    throw unreadable(place.path, `line ${place.lineNumber} is not a list of changes`);
  }
  // The rows were written by this package under this header, so their inner shape is taken as it is.
  return commit as readonly Change[];
}

function isChangeShaped(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const hasTable = 'table' in value && TABLE_NAMES.some((name: TableName) => name === value.table);
  return hasTable && 'id' in value && typeof value.id === 'string' && 'row' in value;
}

function unreadable(path: string, why: string, cause?: unknown): SandboxError {
  return new SandboxError({
    code: 'state-unreadable',
    message: `The state file ${path} cannot be used: ${why}. Move it away to start with an empty sandbox.`,
    cause,
  });
}
