import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import type { Expected, Verdict } from './expected.ts';
import { NOTHING_EXPECTED } from './expected.ts';

const EXAMINER = join(import.meta.dirname, 'check-books.ts');
const LIMIT_MS = 120_000;

/** Has the books of a database that nobody has open examined by a fresh process, on a copy. */
export async function verifyBooks(path: string, expected: Partial<Expected> = {}): Promise<Verdict> {
  using folder = temporaryDirectory('verify');
  const copy = join(folder.path, 'copy.db');
  copyFileSync(path, copy);
  // The write-ahead log belongs to it; the index beside it is made again.
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
  const told = join(folder.path, 'expected.json');
  writeFileSync(told, JSON.stringify({ ...NOTHING_EXPECTED, ...expected }));
  const args = ['--disable-warning=ExperimentalWarning', EXAMINER, copy, told];
  const examiner = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: LIMIT_MS });
  const ended = once(examiner, 'close');
  const [found, complaints] = await Promise.all([text(examiner.stdout), text(examiner.stderr)]);
  const [code] = await ended;
  if (code !== 0) throw new Error(`the examiner failed (${code}): ${complaints}`);
  return parseVerdict(found);
}

function parseVerdict(found: string): Verdict {
  return JSON.parse(found) as Verdict;
}
