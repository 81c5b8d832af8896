// Keys that took over from others: both have to have signed that, in the log itself, before the newer one is believed.

import type { Trust } from '@happy-homeland/log';
import { formatVerifierKey, loadEd25519, parseVerifierKey } from '@happy-homeland/log';
import type { FactLeaf } from '@happy-homeland/log/books';
import type { AuditFinding } from './finding.ts';
import type { Replay } from './replay.ts';

/** What is wrong with the keys of a log that has been gone through. */
export async function rotationFindings({ rotations }: Replay, trust: Trust): Promise<AuditFinding[]> {
  const found: AuditFinding[] = [];
  const takenOver = new Map<string, number>();
  for (const [index, leaf] of rotations) {
    const { newKey = '', validFrom = 0 } = leaf;
    if (await isSignedByBoth(leaf, trust.origin)) takenOver.set(newKey, validFrom);
    else found.push({ kind: 'rotation-wrong', index, key: newKey });
  }
  for (const { key, fromSize } of trust.logKeys) {
    const text = formatVerifierKey(key);
    if (fromSize > 0 && takenOver.get(text) !== fromSize)
      found.push({ kind: 'rotation-wrong', index: null, key: text });
  }
  return found;
}

async function isSignedByBoth(leaf: FactLeaf, origin: string): Promise<boolean> {
  const { oldKey = '', newKey = '', oldSignature = '', newSignature = '', validFrom } = leaf;
  const message = new TextEncoder().encode(`fund/key-rotation/v1\n${origin}\n${oldKey}\n${newKey}\n${validFrom}\n`);
  const ed25519 = await loadEd25519();
  for (const [text, signature] of [[oldKey, oldSignature] as const, [newKey, newSignature] as const]) {
    const key = await parseVerifierKey(text);
    if (key?.role !== 'log') return false;
    const { publicKey } = key;
    if (!(await ed25519.verify({ publicKey, message, signature: Buffer.from(signature, 'base64url') }))) return false;
  }
  return true;
}
