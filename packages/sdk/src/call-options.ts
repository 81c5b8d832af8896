/** What every call takes. Aborting rejects with the signal's reason. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Limit of this call with all its attempts, milliseconds; without it that of the client. */
  readonly timeoutMs?: number | undefined;
}

/** Stops waiting when the signal says so; what is under way goes on. */
export function unlessAborted<Value>(pending: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return pending;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    pending.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
