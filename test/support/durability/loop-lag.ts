/** Measures how late the event loop is, in steps of a millisecond, until it is stopped. */
export function watchLoopLag(): { stop(): number } {
  let lagMaxMs = 0;
  let dueAt = performance.now() + 1;
  const timer = setInterval(() => {
    const now = performance.now();
    lagMaxMs = Math.max(lagMaxMs, now - dueAt);
    dueAt = now + 1;
  }, 1);
  const stop = () => {
    clearInterval(timer);
    // The loop may be held at this very moment.
    return Math.max(lagMaxMs, performance.now() - dueAt);
  };
  return { stop };
}
