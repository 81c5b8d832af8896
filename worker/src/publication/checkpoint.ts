// Signing what is integrated. Only a tree that the head has is signed, and only while the outside world knows no later one:
// a signature that has left this process cannot be taken back.

import { formatCheckpoint } from '@happy-homeland/log';
import type { CosignatureRecord, TreeSize } from '../ports/index.ts';
import type { LogPorts } from './known-past.ts';
import { requireMark } from './known-past.ts';
import { askWitnesses } from './witnessing.ts';

/** Signs an integrated tree, shows it to the witnesses and publishes it. Throws LogStop. */
export async function publishCheckpoint(ports: LogPorts, { size, root }: TreeSize): Promise<void> {
  const { keys, mark, quorum } = ports.log;
  const known = await requireMark(ports);
  if (known === null || known.size < size) await mark.raise({ size, root });
  const note = await keys.sign(formatCheckpoint({ origin: keys.origin, size: BigInt(size), root }));
  const cosignatures = await askWitnesses(ports, { note, size, root });
  const lines = linesFor(size, cosignatures);
  const record = {
    size,
    root,
    note: `${note}${lines.join('')}`,
    witnesses: lines.length,
    quorate: lines.length >= quorum,
    publishedMs: ports.clock.nowMs(),
  };
  // A larger one may be out already; then this one is history, and was one of its beginnings.
  await ports.store.commit([
    { kind: 'publish-checkpoint', record },
    ...cosignatures.map((each) => ({ kind: 'put-cosignature', record: each }) as const),
  ]);
}

function linesFor(size: number, cosignatures: readonly CosignatureRecord[]): string[] {
  return cosignatures.flatMap((each) => (each.size === size && each.line !== null ? [each.line] : []));
}
