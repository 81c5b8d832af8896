const FIRST_PAUSE_MS = 25;
const PAUSE_MAX_MS = 400;

/** Waits before attempt `attempt` + 1: doubling, bounded, and with jitter, so that two isolates do not wait in step. */
export async function jitteredPause(attempt: number): Promise<void> {
  const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), PAUSE_MAX_MS) * (0.5 + byte / 510);
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
}
