// What it takes to forget a person for good, beside deleting a row: a list that outlives the database, so that an older one
// is told whom to forget again, and files in which nothing that was deleted can be read.

/** Names a gift and a day, and nobody. */
export interface Tombstone {
  readonly pledgeId: string;
  /** Civil date in Asia/Shanghai. */
  readonly erasedOn: string;
  /** Only of a gift whose fiscal receipt the law keeps: until then its wishes stay, and nobody is shown them. */
  readonly keptUntil?: string;
}

/**
 * Obligations: `keep` is durable on return, and the same gift again changes nothing, except that who was restricted may come
 * to be erased. `wipe` answers true once nothing that was deleted before the call can be read from the database's files, and
 * false while another process reads them; `isOwed` is true from such an answer on until a later `wipe` answers true. Where the
 * database is a server's, its files are that server's to wipe, and there is no place beside it: the list is empty then.
 */
export interface Erasures {
  keep(tombstone: Tombstone): Promise<void>;
  kept(): Promise<readonly Tombstone[]>;
  wipe(): Promise<boolean>;
  isOwed(): boolean;
}

/** Whether it says more than what is known: who was restricted may be erased, and never the other way round. */
export function isNews(known: Tombstone | undefined, { keptUntil }: Tombstone): boolean {
  return known === undefined || (known.keptUntil !== undefined && keptUntil === undefined);
}

/** A giver was forgotten: what is left of it names a gift, and nobody. */
export interface ErasureRecord {
  readonly tenantId: string;
  readonly pledgeId: string;
  readonly erasedOn: string;
}

/** A giver was forgotten as far as the law lets them be: what a document has to say of them stays, and is shown to nobody. */
export interface RestrictionRecord {
  readonly tenantId: string;
  readonly pledgeId: string;
  readonly restrictedOn: string;
  /** The last civil date in Asia/Shanghai on which it is kept. */
  readonly keptUntil: string;
}

export type ErasureChange =
  /** Removes what is private about the gift, for good: nothing private can be put there again. Loses `erasure` the second time. */
  | { readonly kind: 'insert-erasure'; readonly record: ErasureRecord }
  /**
   * Removes of it what no law keeps; the fiscal-receipt wishes stay until they are erased. Loses `erasure` the second time, and
   * where it is erased.
   */
  | { readonly kind: 'insert-restriction'; readonly record: RestrictionRecord };

export interface ErasureReads {
  erasure(pledgeId: string): Promise<ErasureRecord | null>;
  /** Whoever was forgotten, in order of their gifts' ids; `after` continues after the last one seen. */
  erasures(query: { readonly after: string; readonly limit: number }): Promise<readonly ErasureRecord[]>;
  restriction(pledgeId: string): Promise<RestrictionRecord | null>;
  /** As `erasures`. */
  restrictions(query: { readonly after: string; readonly limit: number }): Promise<readonly RestrictionRecord[]>;
  /** Those whose last day was before this civil date and who are not erased, longest over first. */
  endedRestrictions(before: string, limit: number): Promise<readonly RestrictionRecord[]>;
}
