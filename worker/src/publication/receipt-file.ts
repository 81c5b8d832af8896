// The receipt as a file: the leaf of a gift with its path to a published checkpoint, which proves itself wherever it is
// opened later, whatever has become of this server.

import { proveInclusion, tilePath } from '@happy-homeland/log';
import { SALT_BYTES } from '@happy-homeland/log/books';
import { formatReceiptFile } from '@happy-homeland/log/receipt';
import type { DonorPrivateRecord, Ports } from '../ports/index.ts';
import { LogStop } from '../ports/index.ts';
import { parseBase64Url } from './base64url.ts';
import { commitmentTo, factsOf } from './leaf.ts';
import { findLogFile } from './served-files.ts';

/** Null while no checkpoint that enough witnesses have seen has the entry. `donor` is for the giver's own copy alone. */
export async function receiptFileOf(
  ports: Pick<Ports, 'log' | 'store'>,
  journalId: string,
  donor: DonorPrivateRecord | null,
): Promise<string | null> {
  const [leaf, checkpoint] = await Promise.all([ports.store.log.ofEntry(journalId), ports.store.log.quorate()]);
  if (leaf === null || checkpoint === null || leaf.index >= checkpoint.size) return null;
  const index = BigInt(leaf.index);
  const size = BigInt(checkpoint.size);
  const readTile = async (address: Parameters<typeof tilePath>[0]) => {
    const bytes = await findLogFile(ports, tilePath(address));
    if (bytes === null) throw new LogStop({ reason: 'damaged', message: `${tilePath(address)} is missing` });
    return bytes;
  };
  const proof = await proveInclusion({ index, size, readTile });
  const opening = donor === null ? null : openingOf(donor);
  return formatReceiptFile({
    leaf: leaf.bytes,
    index,
    proof,
    checkpoint: checkpoint.note,
    ...(opening && { opening }),
  });
}

// A gift whose salt was too short to hide anything behind has no commitment, and so nothing opens it.
function openingOf(donor: DonorPrivateRecord) {
  const salt = parseBase64Url(donor.salt);
  return salt?.length === SALT_BYTES && commitmentTo(donor) !== null ? { salt, facts: factsOf(donor) } : null;
}
