// Proof of work by ALTCHA (version 2). The counter that solves a challenge is drawn here, so the work has an upper bound:
// nobody's phone is unlucky. PBKDF2 runs natively in every browser, outside the page's own thread. Checking a solution
// is two HMACs, because the derived key was signed when the challenge was made.

import type { Challenge } from '@happy-homeland/contract';
import { challenge, proof } from '@happy-homeland/contract';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Ids, Proofs, ProofTerms, Secrets, VerifiedProof } from '../../ports/index.ts';

/** How much is asked of a phone. Making a challenge costs one try of `cost` rounds, solving it that many tries. */
export interface Work {
  readonly cost: number;
  readonly triesMin: number;
  readonly triesMax: number;
}

/** A second or two of an old phone; what was measured is in decision 0015. */
export const PHONE_WORK: Work = { cost: 1_000, triesMin: 200, triesMax: 600 };

/** Longest header that is looked at. */
const PROOF_MAX_CHARS = 2_048;

export interface ProofOptions {
  readonly secrets: Secrets;
  readonly ids: Ids;
  readonly work: Work;
}

/** Proofs under keys derived from `PLEDGE_KEY`. */
export async function createProofs({ secrets, ids, work }: ProofOptions): Promise<Proofs> {
  const [hmacSignatureSecret, hmacKeySignatureSecret] = await Promise.all([
    secrets.fingerprint('proof-of-work', 'challenge'),
    secrets.fingerprint('proof-of-work', 'derived-key'),
  ]);
  const keys = { hmacSignatureSecret, hmacKeySignatureSecret };
  return {
    challenge: async ({ projectId, expiresMs }: ProofTerms): Promise<Challenge> => {
      const data = { projectId, expiresAt: new Date(expiresMs).toISOString() };
      const counter = drawCounter(ids, work);
      return challenge.parse(
        await createChallenge({ algorithm: 'PBKDF2/SHA-256', cost: work.cost, counter, data, deriveKey, ...keys }),
      );
    },
    verify: async (text) => {
      const sent = parseProof(text);
      if (sent === null) return null;
      const { verified } = await verifySolution({ ...sent, deriveKey, ...keys });
      return verified ? termsOf(sent.challenge) : null;
    },
  };
}

// Counters start at 0, so the solver makes one try more than the counter says.
function drawCounter(ids: Ids, { triesMin, triesMax }: Work): number {
  const [high = 0, low = 0] = ids.random(2);
  return triesMin - 1 + (((high << 8) | low) % (triesMax - triesMin + 1));
}

function termsOf({ parameters: { data, nonce } }: Challenge): VerifiedProof {
  return { projectId: data.projectId, expiresMs: Date.parse(data.expiresAt), proofId: nonce };
}

function parseProof(text: string) {
  if (text.length > PROOF_MAX_CHARS || !/^[\w+/=-]+$/.test(text)) return null;
  try {
    const json: unknown = JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')));
    return proof.safeParse(json).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return null;
    throw error;
  }
}
