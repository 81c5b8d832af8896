// The programs that touch database files, run as processes of their own: what they say about a file is said by a process
// that has never written to it, and nothing they do can hold up the server.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Inspection } from '../adapters/libsql/file/inspect.ts';

const FOLDER = new URL('../adapters/libsql/file/', import.meta.url);
const run = promisify(execFile);

/** What a fresh process found in a file. Where there are faults, the rest may be empty. */
export interface Inspected extends Inspection {
  readonly bytes: number;
  readonly sha256: string;
}

/** Copies a database that may be in use. Rejects when it cannot; what it began to write may be left. */
export async function copyDatabase(source: string, target: string, signal?: AbortSignal): Promise<void> {
  await program('copy-program', [source, target], signal);
}

/** What is in a database file that nobody writes to. */
export async function inspectDatabase(path: string, signal?: AbortSignal): Promise<Inspected> {
  return parseInspected(await program('inspect-program', [path], signal));
}

/** Whether any process has this database open. */
export async function usageOf(path: string): Promise<'in use' | 'free' | 'unreadable'> {
  // The program ends itself without closing, so its end is a signal and only its word counts.
  const { stdout } = await run(process.execPath, [pathOf('in-use-program'), path], { env: {} }).catch(
    (failure: { readonly stdout: string }) => failure,
  );
  const word = stdout.trim();
  if (word === 'in use' || word === 'free' || word === 'unreadable') return word;
  throw new Error('nobody can say whether the database is in use');
}

async function program(name: string, args: readonly string[], signal: AbortSignal | undefined): Promise<string> {
  // No environment: none of these programs needs a key.
  const { stdout } = await run(process.execPath, [pathOf(name), ...args], { env: {}, ...(signal && { signal }) });
  return stdout;
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(`${name}.ts`, FOLDER));
}

// The program is ours and its type is checked where it prints.
function parseInspected(line: string): Inspected {
  return JSON.parse(line) as Inspected;
}
