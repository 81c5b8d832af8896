import type { VirtualClock } from './virtual-clock.ts';

/** The longest wait that the machine's timers can keep. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

interface Alarm {
  readonly atMs: number;
  readonly ring: () => void;
  readonly timer: NodeJS.Timeout | undefined;
}

/** Things to do at instants of the clock, and at once when the clock is moved past them. */
export class Alarms {
  readonly #clock: VirtualClock;
  readonly #alarms = new Map<string, Alarm>();

  constructor(clock: VirtualClock) {
    this.#clock = clock;
    clock.onMove(() => {
      for (const [key, { atMs, ring }] of [...this.#alarms]) {
        if (atMs > clock.now()) this.set(key, { atMs, ring });
        else this.#ring(key, ring);
      }
    });
  }

  /** Rings once. A key has one alarm; setting it again replaces it. */
  set(key: string, given: { readonly atMs: number; readonly ring: () => void }): void {
    this.clear(key);
    const waitMs = this.#clock.waitMs(given.atMs);
    const ring = (): void => this.#ring(key, given.ring);
    const timer = waitMs === null ? undefined : setTimeout(ring, Math.min(waitMs, LONGEST_WAIT_MS));
    this.#alarms.set(key, { ...given, timer });
  }

  clear(key: string): void {
    clearTimeout(this.#alarms.get(key)?.timer);
    this.#alarms.delete(key);
  }

  clearAll(): void {
    for (const key of [...this.#alarms.keys()]) this.clear(key);
  }

  count(): number {
    return this.#alarms.size;
  }

  #ring(key: string, ring: () => void): void {
    this.clear(key);
    ring();
  }
}
