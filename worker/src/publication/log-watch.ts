// What readiness says of the public log, from what the database knows and what this process was stopped by.

import type { ReadinessCode } from '@happy-homeland/contract';
import type { LogStopReason } from '../ports/index.ts';
import type { LogPorts } from './known-past.ts';

const STALLED_MS = 10 * 60_000;
const UNWITNESSED_MS = 24 * 60 * 60_000;

const STOPS: Readonly<Record<LogStopReason, ReadinessCode>> = {
  'rolled-back': 'log-rolled-back',
  damaged: 'log-damaged',
  'file-differs': 'log-damaged',
  'other-origin': 'log-other-origin',
};

/** Remembers since when leaves wait; everything else stands in the database. */
export class LogWatch {
  readonly #ports: LogPorts;
  #waiting: { readonly size: number; readonly sinceMs: number } | null = null;

  constructor(ports: LogPorts) {
    this.#ports = ports;
  }

  async findings(): Promise<readonly ReadinessCode[]> {
    const { store, log, clock } = this.#ports;
    if (log.session.stop !== null) return [STOPS[log.session.stop]];
    const nowMs = clock.nowMs();
    const [fixed, checkpoint, quorate] = await Promise.all([
      store.log.fixed(),
      store.log.checkpoint(),
      store.log.quorate(),
    ]);
    const size = checkpoint?.size ?? 0;
    const isNew = this.#waiting?.size !== size;
    if (fixed <= size) this.#waiting = null;
    else if (isNew) this.#waiting = { size, sinceMs: nowMs };
    const isStalled = this.#waiting !== null && nowMs - this.#waiting.sinceMs > STALLED_MS;
    const isAlone = log.quorum > 0 && checkpoint !== null && nowMs - (quorate?.publishedMs ?? 0) > UNWITNESSED_MS;
    return [...(isStalled ? ['log-stalled' as const] : []), ...(isAlone ? ['log-unwitnessed' as const] : [])];
  }
}
