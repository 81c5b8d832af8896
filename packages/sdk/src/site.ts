import type { SiteRequestInput, SiteRequestResult } from '@happy-homeland/contract';
import type { CallOptions } from './call-options.ts';
import type { ConnectionOptions } from './client-options.ts';
import { send } from './transport.ts';

export interface Sites {
  /** Asks the federation to register a website; it lands in the officer's list. Sent once, never repeated. */
  request(input: SiteRequestInput, options?: CallOptions): Promise<SiteRequestResult>;
}

export function createSites(transport: ConnectionOptions): Sites {
  return {
    request: (input, options) =>
      send(transport, {
        method: 'POST',
        path: '/v1/site-requests',
        body: JSON.stringify(input),
        telltale: 'requestId',
        attemptsMax: 1,
        ...options,
      }),
  };
}
