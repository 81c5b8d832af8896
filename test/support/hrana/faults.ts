// What a network and a server do to a request. Each fault says whether the unit was kept, so that a test can ask
// afterwards whether its sender found out.

export type FaultKind =
  /** The answer is lost, the connection closed: nothing was done. */
  | 'lost-before'
  /** The answer is lost, the connection closed: everything was done. */
  | 'lost-after'
  /** The connection breaks in the middle of the answer. */
  | 'cut-answer'
  /** No answer within any patience; nothing was done. */
  | 'silent-before'
  /** No answer within any patience; everything was done. */
  | 'silent-after'
  /** No answer, and the request is carried out only later, when its sender has long given up. */
  | 'late'
  /** A proxy's answer; nothing was done. */
  | 'bad-gateway-before'
  /** A proxy's answer; everything was done. */
  | 'bad-gateway-after'
  | 'stream-expired'
  | 'stream-not-found'
  /** The write lock was not had in time. */
  | 'busy';

interface Armed {
  readonly kind: FaultKind;
  readonly hits: RegExp;
  times: number;
}

/** Faults wait here for the requests they are meant for. */
export class Faults {
  readonly #armed: Armed[] = [];
  #fired = 0;

  /** How many requests were hit. */
  get fired(): number {
    return this.#fired;
  }

  /** Hits the next `times` requests whose body matches. */
  arm(kind: FaultKind, { times = 1, hits = /BEGIN IMMEDIATE/ }: { times?: number; hits?: RegExp } = {}): void {
    this.#armed.push({ kind, hits, times });
  }

  disarm(): void {
    this.#armed.length = 0;
  }

  /** The fault for this request, used up. */
  take(body: string): FaultKind | null {
    const armed = this.#armed.find(({ hits, times }) => times > 0 && hits.test(body));
    if (armed === undefined) return null;
    armed.times -= 1;
    this.#fired += 1;
    return armed.kind;
  }
}
