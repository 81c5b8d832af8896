import { Alarms } from '../alarms.ts';
import type { WebhookFault } from '../control/faults.ts';
import { MAX_DELIVERIES_IN_FLIGHT } from '../limits.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { DeliveryRow } from '../state/rows.ts';
import type { Store } from '../state/store.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import { deliveryKey } from './delivery-key.ts';
import type { PostWebhook } from './post-webhook.ts';

/** How stubbornly a failed delivery is tried again. */
export interface RetryPolicy {
  /** First wait; it doubles after each failure, up to the longest. */
  readonly baseMs: number;
  readonly longestMs: number;
  readonly maxAttempts: number;
}

interface DeliveryParts {
  readonly store: Store;
  readonly clock: VirtualClock;
  readonly retry: RetryPolicy;
  readonly post: PostWebhook;
  /** Takes a fault that was armed for an event type, if there is one. */
  takeFault(eventType: string): WebhookFault | undefined;
  /** Told of failures that no request waits for. */
  report(error: unknown): void;
}

/** Sends events to endpoints, apart from the requests that caused them. */
export class Deliveries {
  readonly #parts: DeliveryParts;
  readonly #waiting: Alarms;
  readonly #ready: string[] = [];
  /** What the first attempt of a delivery meets. */
  readonly #faults = new Map<string, WebhookFault>();
  readonly #stop = new AbortController();
  #watchers: (() => void)[] = [];
  #inFlight = 0;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
    this.#waiting = new Alarms(parts.clock);
  }

  /** Puts one delivery in the queue. It leaves after the commit that it belongs to. */
  enqueue(details: { readonly eventId: string; readonly endpointId: string; readonly type: string }): void {
    const { eventId, endpointId } = details;
    const key = deliveryKey(details);
    const fault = this.#parts.takeFault(details.type);
    const delayMs = fault?.kind === 'delay' || fault?.kind === 'reorder' ? fault.delayMs : 0;
    const nextAttemptMs = this.#parts.clock.now() + delayMs;
    const state = fault?.kind === 'drop' ? 'dropped' : 'waiting';
    const row: DeliveryRow = { eventId, endpointId, state, attempts: 0, nextAttemptMs, lastStatus: null };
    this.#parts.store.put('deliveries', key, row);
    if (state === 'dropped') return;
    if (fault !== undefined) this.#faults.set(key, fault);
    this.#schedule(key, nextAttemptMs);
  }

  /** Sends an event once more to an endpoint, whatever became of it before, as the Dashboard does. */
  resend(details: { readonly eventId: string; readonly endpointId: string }): void {
    const key = deliveryKey(details);
    const nextAttemptMs = this.#parts.clock.now();
    const row: DeliveryRow = { ...details, state: 'waiting', attempts: 0, nextAttemptMs, lastStatus: null };
    this.#parts.store.put('deliveries', key, row);
    this.#schedule(key, nextAttemptMs);
  }

  /** Takes up what an earlier run left waiting. */
  resume(): void {
    for (const [key, row] of this.#parts.store.entries('deliveries')) {
      if (row.state === 'waiting') this.#schedule(key, row.nextAttemptMs);
    }
  }

  /** Gives up what still waits for an endpoint that is gone. */
  abandon(endpointId: string): void {
    for (const [key, row] of this.#parts.store.entries('deliveries')) {
      if (row.endpointId === endpointId && row.state === 'waiting') {
        this.#parts.store.put('deliveries', key, { ...row, state: 'failed' });
        this.#waiting.clear(key);
      }
    }
    for (const watcher of this.#watchers) watcher();
  }

  /** Resolves when nothing is on its way. Deliveries that wait for their next attempt do not count. */
  async settled(): Promise<void> {
    await this.#until(() => this.#inFlight === 0 && this.#ready.length === 0);
  }

  /** Resolves when every delivery has arrived or was given up. Rejects after `timeoutMs`. */
  async drain(timeoutMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_resolve, reject) => {
      const message = `Webhooks were still on their way after ${timeoutMs} ms.`;
      timer = setTimeout(() => reject(new SandboxError({ code: 'drain-timeout', message })), timeoutMs);
    });
    const quiet = this.#until(() => this.#inFlight === 0 && this.#ready.length === 0 && this.#waiting.count() === 0);
    await Promise.race([quiet, tooLate]).finally(() => clearTimeout(timer));
  }

  /** Stops at once. What waits stays in the state and is taken up by `resume`. */
  async close(): Promise<void> {
    this.#stop.abort();
    this.#waiting.clearAll();
    this.#ready.length = 0;
    await this.#until(() => this.#inFlight === 0);
  }

  #schedule(key: string, atMs: number): void {
    if (this.#stop.signal.aborted) return;
    this.#waiting.clear(key);
    const leave = (): void => {
      this.#ready.push(key);
      this.#pump();
    };
    if (atMs > this.#parts.clock.now()) this.#waiting.set(key, { atMs, ring: leave });
    else leave();
  }

  #pump(): void {
    while (this.#inFlight < MAX_DELIVERIES_IN_FLIGHT && this.#ready.length > 0) {
      const key = this.#ready.shift();
      if (key === undefined) return;
      this.#inFlight += 1;
      void this.#attempt(key)
        .catch((error: unknown) => this.#parts.report(error))
        .finally(() => {
          this.#inFlight -= 1;
          this.#pump();
          for (const watcher of this.#watchers) watcher();
        });
    }
  }

  async #attempt(key: string): Promise<void> {
    const { store } = this.#parts;
    // A notice must never run ahead of the commit that it tells about.
    await store.flushed();
    const row = store.get('deliveries', key);
    if (row?.state !== 'waiting') return;
    const fault = this.#faults.get(key);
    this.#faults.delete(key);
    const lastStatus = await this.#parts.post(row, { fault, stop: this.#stop.signal });
    // Stopped in the middle: nobody knows whether it arrived, so the next run sends it again.
    if (this.#stop.signal.aborted) return;
    this.#record(key, { ...row, attempts: row.attempts + 1, lastStatus });
    await store.flushed();
  }

  #record(key: string, tried: DeliveryRow): void {
    const { store, clock, retry } = this.#parts;
    if (store.get('deliveries', key)?.state !== 'waiting') return;
    const delivered = tried.lastStatus !== null && tried.lastStatus >= 200 && tried.lastStatus < 300;
    if (delivered || tried.attempts >= retry.maxAttempts) {
      store.put('deliveries', key, { ...tried, state: delivered ? 'delivered' : 'failed' });
      return;
    }
    const waitMs = Math.min(retry.baseMs * 2 ** (tried.attempts - 1), retry.longestMs);
    const nextAttemptMs = clock.now() + waitMs;
    store.put('deliveries', key, { ...tried, nextAttemptMs });
    this.#schedule(key, nextAttemptMs);
  }

  #until(isReached: () => boolean): Promise<void> {
    if (isReached()) return Promise.resolve();
    return new Promise((resolve) => {
      const watcher = (): void => {
        if (!isReached()) return;
        this.#watchers = this.#watchers.filter((other) => other !== watcher);
        resolve();
      };
      this.#watchers.push(watcher);
    });
  }
}
