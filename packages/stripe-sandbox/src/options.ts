import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { Currency } from './currencies.ts';
import { defaultMinimumMinor, isCurrency } from './currencies.ts';
import type { NewId } from './ids.ts';
import { DELIVERY_TIMEOUT_MS, MAX_DELIVERY_ATTEMPTS, RETRY_BASE_MS, RETRY_LONGEST_MS } from './limits.ts';
import { SandboxError } from './sandbox-error.ts';

/** An endpoint that listens from the start, without being created through the API. */
export interface WebhookTarget {
  readonly url: string;
  /** The whole `whsec_…` text; it is the signing key. */
  readonly secret: string;
  /** Event types; every type by default. */
  readonly enabledEvents?: readonly string[];
}

/** How a sandbox behaves. Every part has a default. */
export interface SandboxOptions {
  /** Must begin with `sk_test_`. A random one by default. */
  readonly secretKey?: string;
  readonly webhooks?: readonly WebhookTarget[];
  /** Keeps the state in this file (mode 0600), so that it outlives the process. In memory by default. */
  readonly stateFile?: string;
  /** The clock beneath the sandbox's own, which the control plane moves. That of the machine by default. */
  readonly clock?: Clock;
  readonly newId?: NewId;
  /** Fee on a charge in hundredths of a percent, 0 to 10,000; half a unit is rounded up. 60 by default. */
  readonly feeBps?: number;
  /** What every charge costs besides, in its smallest unit, whatever the currency. 0 by default. */
  readonly feeFixedMinor?: number;
  /** The payee on the pay page when a session names none. */
  readonly accountName?: string;
  /** Smallest charge by lower-case currency, in its smallest unit, where the built-in table does not fit. */
  readonly minimumMinor?: Readonly<Partial<Record<Currency, number>>>;
  /** Where browsers reach the sandbox, if not at the address it listens on. */
  readonly publicUrl?: string;
  /** First wait of webhook retries; it doubles after each failure. 1,000 by default. */
  readonly retryBaseMs?: number;
  /** The longest wait of webhook retries. One minute by default; Stripe's own grow to hours. */
  readonly retryLongestMs?: number;
  /** Attempts per delivery. 8 by default. */
  readonly maxDeliveryAttempts?: number;
  /** How long an endpoint may take to answer. 10,000 by default. */
  readonly deliveryTimeoutMs?: number;
  /** Sends webhooks; the global `fetch` by default. */
  readonly fetch?: typeof fetch;
  /** Told of failures that no request waits for. Writes to standard error by default. */
  readonly report?: (error: unknown) => void;
}

/** The options with every default filled in. */
export type ResolvedOptions = Omit<Required<SandboxOptions>, 'minimumMinor' | 'newId' | 'publicUrl' | 'stateFile'> & {
  readonly stateFile: string | undefined;
  readonly publicUrl: string | undefined;
  minimumMinor(currency: Currency): number;
  readonly newId: NewId;
};

/** Throws a `SandboxError` for an option that cannot be meant. */
export function resolveOptions(options: SandboxOptions, newId: NewId): ResolvedOptions {
  const secretKey = options.secretKey ?? newId('sk_test_');
  if (!secretKey.startsWith('sk_test_')) {
    throw new SandboxError({
      code: 'live-key',
      message: 'The sandbox takes keys that begin with sk_test_ only, so that no live key is ever written down here.',
    });
  }
  const feeBps = options.feeBps ?? 60;
  if (!Number.isInteger(feeBps) || feeBps < 0 || feeBps > 10_000) {
    throw new SandboxError({
      code: 'bad-option',
      message: `feeBps must be an integer from 0 to 10,000, got ${feeBps}.`,
    });
  }
  const feeFixedMinor = options.feeFixedMinor ?? 0;
  if (!Number.isSafeInteger(feeFixedMinor) || feeFixedMinor < 0) {
    throw new SandboxError({
      code: 'bad-option',
      message: `feeFixedMinor must be a whole number from 0, got ${feeFixedMinor}.`,
    });
  }
  for (const [code, minimum] of Object.entries(options.minimumMinor ?? {})) {
    if (isCurrency(code) && Number.isSafeInteger(minimum) && minimum >= 1) continue;
    throw new SandboxError({ code: 'bad-option', message: `minimumMinor has no use for ${code}: ${minimum}.` });
  }
  return {
    secretKey,
    feeBps,
    feeFixedMinor,
    webhooks: options.webhooks ?? [],
    stateFile: options.stateFile,
    clock: options.clock ?? systemClock,
    newId,
    accountName: options.accountName ?? '沙箱商户 Sandbox',
    minimumMinor: (currency) => options.minimumMinor?.[currency] ?? defaultMinimumMinor(currency),
    publicUrl: options.publicUrl?.replace(/\/+$/, ''),
    retryBaseMs: options.retryBaseMs ?? RETRY_BASE_MS,
    retryLongestMs: options.retryLongestMs ?? RETRY_LONGEST_MS,
    maxDeliveryAttempts: options.maxDeliveryAttempts ?? MAX_DELIVERY_ATTEMPTS,
    deliveryTimeoutMs: options.deliveryTimeoutMs ?? DELIVERY_TIMEOUT_MS,
    fetch: options.fetch ?? fetch,
    report: options.report ?? reportToStandardError,
  };
}

/** Where failures go that no request waits for, unless an option says otherwise. */
export function reportToStandardError(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`stripe-sandbox: ${text}\n`);
}
