import type { Challenge } from '@happy-homeland/contract';

export interface ProofTerms {
  readonly projectId: string;
  readonly expiresMs: number;
}

/** A proof that holds. `proofId` is its own, however it is written down. */
export interface VerifiedProof extends ProofTerms {
  readonly proofId: string;
}

/**
 * Proof of work: a few seconds of a phone, once per gift. Obligations: only this deployment can make a challenge; nothing
 * is kept; expiry and spending are the caller's to check.
 */
export interface Proofs {
  challenge(terms: ProofTerms): Promise<Challenge>;
  /** Null where the text is no proof, was not made here, or is not solved. Never throws on hostile text. */
  verify(text: string): Promise<VerifiedProof | null>;
}
