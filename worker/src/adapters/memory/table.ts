/** Rows by key. A fork shares its rows with the original until it is first written to. */
export class Table<Row> {
  #rows: ReadonlyMap<string, Row>;
  #own: Map<string, Row> | null = null;

  constructor(rows: ReadonlyMap<string, Row> = new Map()) {
    this.#rows = rows;
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  has(key: string): boolean {
    return this.#rows.has(key);
  }

  /** In order of first insertion. */
  all(): Row[] {
    return [...this.#rows.values()];
  }

  /** In order of first insertion. */
  keys(): string[] {
    return [...this.#rows.keys()];
  }

  some(matches: (row: Row) => boolean): boolean {
    for (const row of this.#rows.values()) if (matches(row)) return true;
    return false;
  }

  find(matches: (row: Row) => boolean): Row | undefined {
    for (const row of this.#rows.values()) if (matches(row)) return row;
    return undefined;
  }

  put(key: string, row: Row): void {
    this.#writable().set(key, row);
  }

  remove(key: string): void {
    this.#writable().delete(key);
  }

  get size(): number {
    return this.#rows.size;
  }

  fork(): Table<Row> {
    return new Table(this.#rows);
  }

  #writable(): Map<string, Row> {
    if (this.#own === null) {
      this.#own = new Map(this.#rows);
      this.#rows = this.#own;
    }
    return this.#own;
  }
}
