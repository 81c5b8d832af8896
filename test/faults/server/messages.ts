// What the driver and a server under test say to each other, beside HTTP.

import type { CrashPoint } from './call-watch.ts';
import type { Sabotage } from './sabotage.ts';

/** How a server under test is started. */
export interface ServerPlan {
  /** How far its clock is ahead of the machine's. */
  readonly clockOffsetMs: number;
  /** `told`: its provider is a file of facts and no other process. */
  readonly provider: 'real' | 'told';
  /** A promise that it breaks on purpose, as the negative control of a scenario. */
  readonly sabotage: Sabotage | null;
}

/** To the server. */
export type Order =
  | { readonly kind: 'arm'; readonly point: CrashPoint | null }
  | { readonly kind: 'calls' }
  | { readonly kind: 'clock'; readonly offsetMs: number }
  | { readonly kind: 'fault'; readonly how: 'exception' | 'rejection' };

/** From the server. */
export type Word =
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'armed' }
  | { readonly kind: 'calls'; readonly calls: readonly string[] }
  /** A sweep has found nothing that it had not looked at. */
  | { readonly kind: 'swept' };

export function parseOrder(value: unknown): Order {
  return value as Order;
}

export function parseWord(value: unknown): Word {
  return value as Word;
}

export function parsePlan(text: string): ServerPlan {
  return JSON.parse(text) as ServerPlan;
}
