// The folder of the data, for nobody but whoever runs the worker.

import { mkdir } from 'node:fs/promises';
import { StoreError } from './ports/index.ts';

/** Throws where it cannot be made or used. */
export async function makeFolder(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    const message = `the data folder cannot be used: check that DATA_DIR (${dataDir}) is a folder and may be written`;
    throw new StoreError({ code: 'unavailable', message, cause });
  });
}
