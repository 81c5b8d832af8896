import { MAX_REQUEST_LOG } from '../limits.ts';

/** What the sandbox remembers of one API request; never its body or key. */
export interface RequestEntry {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly atMs: number;
  readonly idempotencyKey: string | null;
  readonly isReplay: boolean;
  readonly errorMessage: string | null;
}

/** The last few hundred requests, for `request_log_url`. */
export class RequestLog {
  readonly #entries = new Map<string, RequestEntry>();

  add(entry: RequestEntry): void {
    this.#entries.set(entry.id, entry);
    if (this.#entries.size <= MAX_REQUEST_LOG) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  get(id: string): RequestEntry | undefined {
    return this.#entries.get(id);
  }

  count(): number {
    return this.#entries.size;
  }
}
