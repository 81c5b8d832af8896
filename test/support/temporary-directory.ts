import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new, empty directory that disappears with `using`, or when `remove` is called. */
export function temporaryDirectory(purpose: string): { readonly path: string; remove(): void } & Disposable {
  const path = mkdtempSync(join(tmpdir(), `happy-homeland-${purpose}-`));
  const remove = (): void => rmSync(path, { recursive: true, force: true });
  return { path, remove, [Symbol.dispose]: remove };
}
