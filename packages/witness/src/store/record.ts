// What a witness must never forget, and what it keeps to show others. Two ports, because losing the first makes it
// dangerous and losing the second only makes it less useful.

/** The newest checkpoint of a log that this witness has promised to have seen as the largest. */
export interface Witnessed {
  readonly origin: string;
  readonly size: bigint;
  /** 32 bytes, base64. */
  readonly root: string;
  /** The checkpoint with the signatures of its log, and no others. */
  readonly note: string;
  /** The time that was cosigned, seconds since 1970. Never earlier than that of the checkpoint before. */
  readonly timeS: number;
}

export interface WitnessedRecord extends Witnessed {
  /** Counts the checkpoints that stood here, from 1. */
  readonly version: number;
}

/**
 * Obligations: `replace` compares and writes in one step, whoever else writes at the same time, in this process or
 * another. When it answers true, the checkpoint survives a loss of power. When it rejects, the outcome is unknown: it may
 * have been written or not, and nothing may be signed. It never writes a smaller size, nor another root at the same size,
 * whatever it is asked.
 */
export interface WitnessRecords {
  read(origin: string): Promise<WitnessedRecord | undefined>;
  /** False when the record is not at `version` any more; 0 stands for no record. */
  replace(next: Witnessed, version: number): Promise<boolean>;
}

export type EvidenceKind =
  /** Two trees of one size, both signed by the log: proof by itself. */
  | 'fork'
  /** A signed checkpoint that was not shown to continue the one before: suspicious until the log shows that it does. */
  | 'unproven';

export interface EvidenceHead {
  /** Names the two texts, so that sending them again makes no second one. */
  readonly id: string;
  readonly origin: string;
  readonly kind: EvidenceKind;
  /** Of the checkpoint that contradicts. */
  readonly size: bigint;
  readonly root: string;
  readonly keptS: number;
}

export interface Evidence extends EvidenceHead {
  /** What is served, byte for byte. */
  readonly file: string;
}

/** Obligation: keeps at most `EVIDENCE_MAX` of a kind for each log; of forks the first, of the others the last. */
export interface EvidenceStore {
  /** False when it is there already, or when there is no more room. */
  keep(evidence: Evidence): Promise<boolean>;
  /** The newest first. */
  list(): Promise<EvidenceHead[]>;
  file(id: string): Promise<string | undefined>;
  /** The log has shown after all that this checkpoint continues what was seen: it is no evidence any more. */
  settle(shown: Pick<Witnessed, 'origin' | 'size' | 'root'>): Promise<void>;
}

export const EVIDENCE_MAX: Readonly<Record<EvidenceKind, number>> = { fork: 32, unproven: 8 };

export interface WitnessStore {
  readonly records: WitnessRecords;
  readonly evidence: EvidenceStore;
}
