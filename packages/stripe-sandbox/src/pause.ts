/** Resolves after `delayMs`, or as soon as one of the signals is aborted. Leaves no timer behind. */
export function pause(delayMs: number, signals: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, delayMs);
    for (const signal of signals) signal.addEventListener('abort', finish, { once: true });
    if (signals.some((signal) => signal.aborted)) finish();
  });
}
