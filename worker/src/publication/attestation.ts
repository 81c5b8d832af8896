// An auditor's word in the public log: their own signature over their own report. It is verified before it is taken, because
// what is in the log stays.

import type { FactLeaf } from '@happy-homeland/log/books';
import { verifyAttestation } from '@happy-homeland/log/books';
import type { LogChange } from '../ports/index.ts';
import { publishing } from './facts.ts';

export interface Attestation {
  /** Civil date on which it was taken. */
  readonly date: string;
  readonly charityId: string;
  /** Null where it is about the whole charity. */
  readonly projectId: string | null;
  /** Who attests, as an organisation. */
  readonly by: string;
  /** SHA-256 of the report, hex. */
  readonly digest: string;
  readonly title: string;
  /** C2SP vkey text of an Ed25519 key of type 0x01. */
  readonly key: string;
  /** Over `attestationMessage`, base64url. */
  readonly signature: string;
}

/** Names the fact "this key has attested this report". */
export function attestationKey({ charityId, projectId, digest, key }: Attestation): string {
  return `attestation:${charityId}:${projectId ?? ''}:${digest}:${key}`;
}

/** Whether the key has signed it, for the log of that name. */
export function isSigned(attestation: Attestation, origin: string): Promise<boolean> {
  return verifyAttestation(leafOfAttestation(attestation), origin);
}

/** The change that publishes it. Throws RangeError where the format cannot say it. */
export function attestationPublished(attestation: Attestation): LogChange {
  return publishing({ factKey: attestationKey(attestation), leaf: leafOfAttestation(attestation) });
}

function leafOfAttestation({ date, charityId, projectId, by, digest, title, key, signature }: Attestation): FactLeaf {
  const about = { charity: charityId, ...(projectId !== null && { project: projectId }) };
  return { v: 1, kind: 'attestation', date, ...about, by, digest, title, key, signature };
}
