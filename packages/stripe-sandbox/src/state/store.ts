import type { Journal } from './journal.ts';
import type { Change, Rows, TableName } from './rows.ts';
import { TABLE_NAMES } from './rows.ts';

type Tables = { readonly [Name in TableName]: Map<string, Rows[Name]> };

/**
 * The sandbox's whole state. Reads and puts are synchronous; a request makes all its puts without awaiting, so they stand
 * in one commit. `flushed` resolves when everything put so far is in the journal, and every answer waits for it.
 */
export class Store {
  readonly #tables: Tables = {
    sessions: new Map(),
    paymentIntents: new Map(),
    charges: new Map(),
    balanceTransactions: new Map(),
    events: new Map(),
    endpoints: new Map(),
    deliveries: new Map(),
    answers: new Map(),
    clock: new Map(),
    refunds: new Map(),
    disputes: new Map(),
  };
  #journal: Journal | undefined;
  #unwritten: Change[] = [];
  #writing: Promise<void> = Promise.resolve();

  /** Takes the changes of an earlier run, before a journal is attached. */
  replay(changes: readonly Change[]): void {
    for (const change of changes) this.#apply(change);
  }

  attach(journal: Journal): void {
    this.#journal = journal;
  }

  get<Name extends TableName>(table: Name, id: string): Rows[Name] | undefined {
    return this.#tables[table].get(id);
  }

  put<Name extends TableName>(table: Name, id: string, row: Rows[Name]): void {
    this.#record({ table, id, row });
  }

  remove(table: TableName, id: string): void {
    this.#record({ table, id, row: null });
  }

  /** Rows in the order in which their ids were first put. */
  all<Name extends TableName>(table: Name): readonly Rows[Name][] {
    return [...this.#tables[table].values()];
  }

  /** Ids and rows, oldest first, without a copy. Removing the current row while walking is safe. */
  entries<Name extends TableName>(table: Name): Iterable<readonly [string, Rows[Name]]> {
    return this.#tables[table].entries();
  }

  count(table: TableName): number {
    return this.#tables[table].size;
  }

  /** Every row as a change, for rewriting the journal. */
  snapshot(): readonly Change[] {
    return TABLE_NAMES.flatMap((table) => Array.from(this.entries(table), ([id, row]) => ({ table, id, row })));
  }

  /** Resolves once all puts made before the call are durable. Writers that wait at the same time share one write. */
  async flushed(): Promise<void> {
    const earlier = this.#writing;
    if (this.#unwritten.length === 0) return earlier;
    const next = earlier.then(() => this.#writeUnwritten());
    // Those who wait for this write are told when it fails; a later write fails for itself.
    this.#writing = next.catch(() => undefined);
    return next;
  }

  async close(): Promise<void> {
    await this.flushed();
    await this.#journal?.close();
    this.#journal = undefined;
  }

  async #writeUnwritten(): Promise<void> {
    const changes = this.#unwritten;
    if (changes.length === 0) return;
    this.#unwritten = [];
    await this.#journal?.append(changes);
  }

  #record(change: Change): void {
    this.#apply(change);
    if (this.#journal !== undefined) this.#unwritten.push(change);
  }

  #apply<Name extends TableName>(change: Change<Name>): void {
    const table = this.#tables[change.table];
    if (change.row === null) table.delete(change.id);
    else table.set(change.id, change.row);
  }
}
