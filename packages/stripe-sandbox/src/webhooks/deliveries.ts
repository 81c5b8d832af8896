import type { Clock } from '../clock.ts';
import type { WebhookFault } from '../control/faults.ts';
import { MAX_DELIVERIES_IN_FLIGHT, RETRY_LONGEST_MS } from '../limits.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { DeliveryRow } from '../state/rows.ts';
import type { Store } from '../state/store.ts';
import { deliveryKey } from './delivery-key.ts';
import type { PostWebhook } from './post-webhook.ts';

/** How stubbornly a failed delivery is tried again. */
export interface RetryPolicy {
  /** First wait; it doubles after each failure, up to a minute. */
  readonly baseMs: number;
  readonly maxAttempts: number;
}

interface DeliveryParts {
  readonly store: Store;
  readonly clock: Clock;
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
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #ready: string[] = [];
  readonly #doubled = new Set<string>();
  readonly #stop = new AbortController();
  #watchers: (() => void)[] = [];
  #inFlight = 0;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /** Puts one delivery in the queue. It leaves after the commit that it belongs to. */
  enqueue(details: { readonly eventId: string; readonly endpointId: string; readonly type: string }): void {
    const { eventId, endpointId } = details;
    const key = deliveryKey(details);
    const fault = this.#parts.takeFault(details.type);
    const delayMs = fault?.kind === 'delay' ? fault.delayMs : 0;
    const nextAttemptMs = this.#parts.clock.now() + delayMs;
    const state = fault?.kind === 'drop' ? 'dropped' : 'waiting';
    this.#parts.store.put('deliveries', key, {
      eventId,
      endpointId,
      state,
      attempts: 0,
      nextAttemptMs,
      lastStatus: null,
    });
    if (state === 'dropped') return;
    if (fault?.kind === 'duplicate') this.#doubled.add(key);
    this.#schedule(key, delayMs);
  }

  /** Takes up what an earlier run left waiting. */
  resume(): void {
    const nowMs = this.#parts.clock.now();
    for (const [key, row] of this.#parts.store.entries('deliveries')) {
      if (row.state === 'waiting') this.#schedule(key, Math.max(0, row.nextAttemptMs - nowMs));
    }
  }

  /** Gives up what still waits for an endpoint that is gone. */
  abandon(endpointId: string): void {
    for (const [key, row] of this.#parts.store.entries('deliveries')) {
      if (row.endpointId === endpointId && row.state === 'waiting') {
        this.#parts.store.put('deliveries', key, { ...row, state: 'failed' });
        clearTimeout(this.#timers.get(key));
        this.#timers.delete(key);
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
    const quiet = this.#until(() => this.#inFlight === 0 && this.#ready.length === 0 && this.#timers.size === 0);
    await Promise.race([quiet, tooLate]).finally(() => clearTimeout(timer));
  }

  /** Stops at once. What waits stays in the state and is taken up by `resume`. */
  async close(): Promise<void> {
    this.#stop.abort();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#ready.length = 0;
    await this.#until(() => this.#inFlight === 0);
  }

  #schedule(key: string, delayMs: number): void {
    if (this.#stop.signal.aborted) return;
    if (delayMs === 0) {
      this.#ready.push(key);
      this.#pump();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      this.#ready.push(key);
      this.#pump();
    }, delayMs);
    this.#timers.set(key, timer);
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
    let lastStatus = await this.#parts.post(row, this.#stop.signal);
    if (this.#doubled.delete(key)) lastStatus = await this.#parts.post(row, this.#stop.signal);
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
    const waitMs = Math.min(retry.baseMs * 2 ** (tried.attempts - 1), RETRY_LONGEST_MS);
    store.put('deliveries', key, { ...tried, nextAttemptMs: clock.now() + waitMs });
    this.#schedule(key, waitMs);
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
