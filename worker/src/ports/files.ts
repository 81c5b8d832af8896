// Where uploaded files lie. The database knows of every file that counts; a file it does not know is nobody's.

/** A file as a listing has it. */
export interface StoredFile {
  readonly key: string;
  readonly storedMs: number;
}

export interface FilePage {
  readonly files: readonly StoredFile[];
  /** Continues the listing; null at its end. */
  readonly next: string | null;
}

/**
 * Files by key. Keys are ours: lower-case letters, digits, `-` and one `/`. Obligations: `put` is durable on return, all of
 * the file or none; no key is put twice. `get` answers null for what is not there. `remove` of what is not there is no error.
 * `list` names every file at least once, in pages of at most 1,000. What cannot be reached throws StoreError `unavailable`.
 */
export interface Files {
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array | null>;
  remove(key: string): Promise<void>;
  list(after: string | null): Promise<FilePage>;
}
