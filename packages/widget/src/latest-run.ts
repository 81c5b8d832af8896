// One asynchronous piece of work at a time. A later run makes an earlier one worthless: it is aborted, and should its
// answer come all the same it is dropped, so that a slow answer never overwrites a newer one.

export type RunState<Value> =
  | { readonly status: 'initial' | 'pending' }
  | { readonly status: 'complete'; readonly value: Value }
  | { readonly status: 'error'; readonly error: unknown };

/** The async state of an element. Time limits are the SDK's. */
export class LatestRun<Value> {
  state: RunState<Value> = { status: 'initial' };
  readonly #changed: (state: RunState<Value>) => void;
  #abort: AbortController | undefined;

  constructor(changed: (state: RunState<Value>) => void) {
    this.#changed = changed;
  }

  async run(task: (signal: AbortSignal) => Promise<Value>): Promise<void> {
    this.reset();
    const abort = new AbortController();
    this.#abort = abort;
    this.#set({ status: 'pending' });
    let state: RunState<Value>;
    try {
      state = { status: 'complete', value: await task(abort.signal) };
    } catch (error) {
      state = { status: 'error', error };
      // Whatever else it had under way, attempts of its own included, is of no use any more.
      abort.abort();
    }
    if (abort === this.#abort) this.#set(state);
  }

  /** What was read is of no use after all. */
  fail(error: unknown): void {
    this.#set({ status: 'error', error });
  }

  reset(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#set({ status: 'initial' });
  }

  #set(state: RunState<Value>): void {
    this.state = state;
    this.#changed(state);
  }
}
