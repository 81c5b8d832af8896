import type { Clock } from './clock.ts';
import type { Currency } from './currencies.ts';
import type { NewId } from './ids.ts';
import type { Cause, Fact } from './objects/event.ts';
import type { Store } from './state/store.ts';

/** Decisions of whoever started the sandbox. */
export interface Settings {
  readonly feeBps: number;
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
  readonly expiry: ExpiryWatch;
  /** Writes an event down and puts its deliveries in the queue. */
  announce(fact: Fact, cause: Cause): void;
}

/** Knows which sessions are still open, so that nobody has to search for the ones that ran out. */
export interface ExpiryWatch {
  watch(sessionId: string, expiresAtSeconds: number): void;
  forget(sessionId: string): void;
  /** Ids of the watched sessions whose time is up; they stay watched until they are forgotten. */
  due(nowMs: number): readonly string[];
}
