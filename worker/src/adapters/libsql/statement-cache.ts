/** Keeps what was made for a text, at most `max` of it: the longest unused goes first. */
export class StatementCache<Kept> {
  readonly #kept = new Map<string, Kept>();
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  get size(): number {
    return this.#kept.size;
  }

  /** What is kept for `sql`, or what `make` makes now. */
  take(sql: string, make: () => Kept): Kept {
    const known = this.#kept.get(sql);
    const kept = known ?? make();
    // A Map goes through its keys in the order they were set, so the first is the longest unused.
    if (known !== undefined) this.#kept.delete(sql);
    this.#kept.set(sql, kept);
    if (this.#kept.size > this.#max) this.#dropOldest();
    return kept;
  }

  drop(sql: string): void {
    this.#kept.delete(sql);
  }

  clear(): void {
    this.#kept.clear();
  }

  #dropOldest(): void {
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}
