import type { Clock } from './clock.ts';
import type { Currency } from './currencies.ts';
import type { NewId } from './ids.ts';
import type { Cause, Fact } from './objects/event.ts';
import type { Store } from './state/store.ts';

/** Decisions of whoever started the sandbox. */
export interface Settings {
  readonly feeBps: number;
  /** The part of the fee that does not depend on the amount, in the charge's smallest unit. */
  readonly feeFixedMinor: number;
  readonly accountName: string;
  /** The smallest charge in the smallest unit of a currency. */
  minimumMinor(currency: Currency): number;
  /** Where browsers reach the sandbox; known once it listens. No slash at the end. */
  publicUrl(): string;
}

/** What every use case is given. Its parts are synchronous, so one use case makes one commit. */
export interface World {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly settings: Settings;
  /** Sessions that are still open. */
  readonly expiry: DueWatch;
  /** Refunds that wait for a wallet's answer. */
  readonly pendingRefunds: DueWatch;
  /** Writes an event down and puts its deliveries in the queue. */
  announce(fact: Fact, cause: Cause): void;
}

/** Knows what falls due when, so that nobody has to search for it. */
export interface DueWatch {
  watch(id: string, atSeconds: number): void;
  forget(id: string): void;
  /** Ids whose time is up; they stay watched until they are forgotten. */
  due(nowMs: number): readonly string[];
}
