// On Workers an alarm drives the tick. What is due stands in the database, so an object that is lost loses no work, and two
// that tick at once do no harm. It only has to be woken. The one thing that it keeps is what was signed last, because a
// database that comes from a backup cannot know.

import type { MarkStorage } from './adapters/workers/object-mark.ts';
import { objectMark } from './adapters/workers/object-mark.ts';
import { tick } from './domain/tick/tick.ts';
import type { Ports } from './ports/index.ts';

/** While payments are under way. */
const PAUSE_BUSY_MS = 5_000;
/** While nothing waits: a check that costs one read. */
const PAUSE_IDLE_MS = 60_000;
/** How long one tick may go on; an alarm may run for 15 minutes, but the next one should not have to wait. */
const TICK_MAX_MS = 20_000;
/** Payments that must be looked at within this time keep the alarm busy. */
const SOON_MS = 10 * 60_000;

/** What of a Durable Object's storage is used. */
export interface AlarmStorage extends MarkStorage {
  getAlarm(): Promise<number | null>;
  setAlarm(atMs: number): Promise<void>;
}

export class Ticking {
  readonly #storage: AlarmStorage;
  readonly #ports: () => Promise<Ports>;
  readonly #nowMs: () => number;

  constructor(storage: AlarmStorage, { ports, nowMs }: { ports: () => Promise<Ports>; nowMs: () => number }) {
    this.#storage = storage;
    this.#ports = ports;
    this.#nowMs = nowMs;
  }

  /** Makes sure that a tick comes within a few seconds. Cheap when one is on its way. */
  async arm(): Promise<void> {
    await this.#wakeBy(this.#nowMs() + PAUSE_BUSY_MS);
  }

  /** One tick, and the alarm for the next. Never throws: the platform gives up an alarm that fails again and again. */
  async run(): Promise<void> {
    // First of all, so that an object that dies in mid-tick wakes again.
    await this.#storage.setAlarm(this.#nowMs() + PAUSE_IDLE_MS);
    const isWaiting = await this.#tick();
    // What was written meanwhile may have asked for a sooner one.
    await this.#wakeBy(this.#nowMs() + (isWaiting ? PAUSE_BUSY_MS : PAUSE_IDLE_MS));
  }

  async #wakeBy(atMs: number): Promise<void> {
    const alarmMs = await this.#storage.getAlarm();
    if (alarmMs === null || alarmMs > atMs) await this.#storage.setAlarm(atMs);
  }

  #marked(ports: Ports): Ports {
    const { log } = ports;
    return { ...ports, log: { ...log, mark: objectMark(this.#storage, log.keys.origin) } };
  }

  async #tick(): Promise<boolean> {
    let ports: Ports | null = null;
    try {
      ports = this.#marked(await this.#ports());
      const report = await tick(ports, { deadlineMs: this.#nowMs() + TICK_MAX_MS });
      if (report.swept + report.failed > 0) ports.reporter.report('info', 'tick', { ...report });
      return (await ports.store.pledges.due(this.#nowMs() + SOON_MS, 1)).length > 0;
    } catch (error) {
      ports?.reporter.report('error', 'tick-failed', { message: error instanceof Error ? error.name : 'not an error' });
      return true;
    }
  }
}
