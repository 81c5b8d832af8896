// Builds the public log's ports out of the configuration, the same on both platforms but for the mark.

import { createHttpWitness } from './adapters/log/http-witness.ts';
import { createLogKeys } from './adapters/log/log-keys.ts';
import type { LogConfig } from './config-log.ts';
import type { Blobs, HighMark, PublicLog } from './ports/index.ts';

interface Surroundings {
  readonly blobs: Blobs;
  readonly mark: HighMark;
  /** Names this process in the lease. */
  readonly holder: string;
}

export async function openPublicLog(
  { origin, keys, witnesses, quorum }: LogConfig,
  { blobs, mark, holder }: Surroundings,
): Promise<PublicLog> {
  return {
    keys: await createLogKeys({ origin, keys }),
    blobs,
    witnesses: witnesses.map((witness) => createHttpWitness(witness)),
    quorum,
    mark,
    session: { holder, stop: null, provedEpoch: null, isRunning: false },
  };
}
