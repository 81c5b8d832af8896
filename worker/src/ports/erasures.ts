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
 * false while another process reads them; `isOwed` is true from such an answer on until a later `wipe` answers true. Where the database is a server's, its files are that
 * server's to wipe, and there is no place beside it: the list is empty then.
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
