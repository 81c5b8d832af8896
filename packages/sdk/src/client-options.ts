import type { KeyStore } from './key-store.ts';
import type { Fetch } from './transport.ts';

export interface ConnectionOptions {
  /** Where the deployment answers, such as `https://give.example.org`. */
  readonly baseUrl: string;
  readonly fetch?: Fetch;
  /** Limit of one call with all its attempts. Without it 8 s for reads, 20 s for writes. */
  readonly timeoutMs?: number;
}

export interface ClientOptions extends ConnectionOptions {
  /** Where pledge keys are kept. A browser page: `localStorage`. Elsewhere: memory of this client alone. */
  readonly keys?: KeyStore;
}
