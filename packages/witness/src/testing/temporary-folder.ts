import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** An empty folder that disappears with the process of the tests. */
export function temporaryFolder(): string {
  if (made.length === 0) process.once('exit', removeAll);
  const path = mkdtempSync(join(tmpdir(), 'happy-homeland-witness-'));
  made.push(path);
  return path;
}

function removeAll(): void {
  for (const path of made) rmSync(path, { recursive: true, force: true });
}
