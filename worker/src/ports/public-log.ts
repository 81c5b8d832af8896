// The public log as a port sees it: leaves that are fixed with their facts, the head of the tree, the files that anybody
// reads, and the outside world that makes rewriting it visible. Sizes and indexes are safe integers here; the formats
// themselves, and all of their 64 bits, are the log package's.

/** A fact that is no entry of the books, on its way into the log. */
export interface FactLeafDraft {
  readonly kind: string;
  readonly projectId: string | null;
  /** Names the fact, so that it is published once. */
  readonly factKey: string;
  readonly bytes: Uint8Array;
}

export interface LeafRecord {
  /** From 0: its place in the log. */
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** How far the tree is integrated, and who integrates. */
export interface LogHead {
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
  /** Grows whenever another takes over. */
  readonly epoch: number;
  readonly holder: string;
  readonly leaseUntilMs: number;
}

export interface TreeSize {
  readonly size: number;
  readonly root: Uint8Array;
}

/** One file of the log, by its path below `/log/`. */
export interface LogFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface CheckpointRecord extends TreeSize {
  /** The signed note, cosignatures included. */
  readonly note: string;
  /** How many witnesses have cosigned it, and whether they are enough. */
  readonly witnesses: number;
  readonly quorate: boolean;
  readonly publishedMs: number;
}

/** What a witness is known to have seen last. */
export interface CosignatureRecord {
  /** Its verifier key. */
  readonly witness: string;
  readonly size: number;
  /** Null while it has cosigned nothing that we know of. */
  readonly line: string | null;
  readonly cosignedMs: number | null;
  readonly askedMs: number;
}

export type LogChange =
  /**
   * Loses `fact` where it is in the log already, and `log-head` unless as many leaves are fixed as it was told from. The
   * genesis takes the first place, whatever is there already.
   */
  | { readonly kind: 'append-fact'; readonly leaf: FactLeafDraft; readonly fixed?: number }
  /** Loses `log-lease` unless the epoch is still `seen`, and the lease is the holder's own or has ended. */
  | {
      readonly kind: 'take-log-lease';
      readonly holder: string;
      readonly seen: number;
      readonly epoch: number;
      readonly nowMs: number;
      readonly untilMs: number;
    }
  /** Stages the files and moves the head, both or neither. Loses `log-head` unless the head is `from` in all its parts. */
  | {
      readonly kind: 'grow-log';
      readonly from: TreeSize & { readonly epoch: number };
      readonly to: TreeSize;
      readonly files: readonly LogFile[];
    }
  /** Loses `log-head` where a larger one is published. What was staged up to its size is staged no more. */
  | { readonly kind: 'publish-checkpoint'; readonly record: CheckpointRecord }
  /** Replaces what was known of the witness. */
  | { readonly kind: 'put-cosignature'; readonly record: CosignatureRecord };

export interface LogReads {
  head(): Promise<LogHead>;
  /** How many leaves are fixed, integrated or not; 0 while there is no genesis. */
  fixed(): Promise<number>;
  /** Leaves from index `from` on, in order. */
  leaves(query: { readonly from: number; readonly limit: number }): Promise<readonly LeafRecord[]>;
  /** Leaves that name the project, from index `from` up to, not including, `until`, in order. */
  ofProject(query: {
    readonly projectId: string;
    readonly from: number;
    readonly until: number;
    readonly limit: number;
  }): Promise<readonly LeafRecord[]>;
  ofEntry(journalId: string): Promise<LeafRecord | null>;
  ofFact(factKey: string): Promise<LeafRecord | null>;
  /** The newest leaf of this kind that names the project. */
  newest(projectId: string, kind: string): Promise<LeafRecord | null>;
  /** Leaves of that kind, newest first. */
  reconciliations(limit: number): Promise<readonly LeafRecord[]>;
  staged(): Promise<readonly LogFile[]>;
  /** The newest checkpoint; the newest that enough witnesses have seen. */
  checkpoint(): Promise<CheckpointRecord | null>;
  quorate(): Promise<CheckpointRecord | null>;
  cosignatures(): Promise<readonly CosignatureRecord[]>;
}

/**
 * Published files. Obligations: `put` is durable on return and idempotent; where the path holds other bytes it throws
 * LogStop `file-differs` and changes nothing. `drop` forgets partial files that a fuller one has replaced; a full one stays.
 */
export interface Blobs {
  put(file: LogFile): Promise<void>;
  get(path: string): Promise<Uint8Array | null>;
  drop(paths: readonly string[]): Promise<void>;
}

/** The log's own keys. Obligation: the private part never leaves the adapter. */
export interface LogKeys {
  readonly origin: string;
  /** Verifier keys (C2SP vkey text), the newest first; more than one while a key is rotated out. */
  readonly verifierKeys: readonly string[];
  /** The text as a note, signed with every key. */
  sign(text: string): Promise<string>;
  /** The Ed25519 signature of one key over these bytes. */
  signWith(verifierKey: string, message: Uint8Array): Promise<Uint8Array>;
}

/** What a witness is asked: a signed checkpoint, and that it only adds to what the witness has seen. */
export interface WitnessRequest {
  readonly note: string;
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
}

export type WitnessAnswer =
  /** The line to put below the note. Not verified yet. */
  | { readonly kind: 'cosigned'; readonly line: string }
  /** It has seen another size last. */
  | { readonly kind: 'conflict'; readonly size: number }
  /** It knows another history of this log. */
  | { readonly kind: 'inconsistent' }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Somebody else who keeps the newest checkpoint. Obligation: answers within a named time, and never throws. */
export interface Witness {
  /** C2SP vkey text of a cosigner. */
  readonly verifierKey: string;
  /** Null where it is not told to the public. */
  readonly url: string | null;
  /** Whether the operator of the log runs it as well: it proves less then. */
  readonly isOwn: boolean;
  submit(request: WitnessRequest): Promise<WitnessAnswer>;
}

/**
 * What was signed last, kept apart from the database, so that a database from an old backup is noticed. Obligation: durable
 * on return. On Workers there is none beside the witnesses: `read` answers null.
 */
export interface HighMark {
  read(): Promise<TreeSize | null>;
  raise(mark: TreeSize): Promise<void>;
}

/** Why the log signs nothing any more, until people have looked. */
export type LogStopReason =
  /** The mark or a witness knows a later state than the database: it comes from a backup. */
  | 'rolled-back'
  /** What was published, what is integrated and what is fixed do not agree. */
  | 'damaged'
  /** A published file would have to change. */
  | 'file-differs'
  /** The log in the database has another name than LOG_ORIGIN. */
  | 'other-origin';

interface LogStopOptions {
  readonly reason: LogStopReason;
  readonly message: string;
  readonly cause?: unknown;
}

export class LogStop extends Error {
  readonly reason: LogStopReason;

  constructor({ reason, message, cause }: LogStopOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'LogStop';
    this.reason = reason;
  }
}

/** What this process remembers between two rounds. Nothing of the log hangs on it. */
export interface LogSession {
  /** Random; names this process in the lease. */
  readonly holder: string;
  /** Why nothing is signed any more; null while all is well. */
  stop: LogStopReason | null;
  /** The epoch in which the outside world was asked whether it knows more than the database. */
  provedEpoch: number | null;
  /** A round is under way in this process. */
  isRunning: boolean;
  /** The last month, `YYYY-MM`, that all projects have a statement of. */
  statedMonth?: string;
}

/** Everything that publishing takes beside the store. */
export interface PublicLog {
  readonly keys: LogKeys;
  readonly blobs: Blobs;
  readonly witnesses: readonly Witness[];
  /** How many cosignatures make a checkpoint that a browser trusts. */
  readonly quorum: number;
  readonly mark: HighMark;
  readonly session: LogSession;
}
