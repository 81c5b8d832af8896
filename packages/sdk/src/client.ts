// What a page, a server or an edge function holds of one deployment.

import type { KeyStore } from './key-store.ts';
import { defaultKeyStore } from './key-store.ts';
import type { Pledges } from './pledge.ts';
import { createPledges } from './pledge.ts';
import type { Projects } from './project.ts';
import { createProjects } from './project.ts';
import type { Receipts } from './receipt.ts';
import { createReceipts } from './receipt.ts';
import type { Sites } from './site.ts';
import { createSites } from './site.ts';
import type { Fetch } from './transport.ts';

export interface ClientOptions {
  /** Where the deployment answers, such as `https://give.example.org`. */
  readonly baseUrl: string;
  readonly fetch?: Fetch;
  /** Where pledge keys are kept. A browser page: `localStorage`. Elsewhere: memory of this client alone. */
  readonly keys?: KeyStore;
  /** Limit of one call with all its attempts. Without it 8 s for reads, 20 s for writes. */
  readonly timeoutMs?: number;
}

export interface Client {
  readonly projects: Projects;
  readonly pledges: Pledges;
  readonly receipts: Receipts;
  readonly sites: Sites;
}

/** One client stands for one person: it keeps the keys of that person's pledges. */
export function createClient({ keys = defaultKeyStore(), ...transport }: ClientOptions): Client {
  return {
    projects: createProjects(transport),
    pledges: createPledges(transport, keys),
    receipts: createReceipts(transport),
    sites: createSites(transport),
  };
}
