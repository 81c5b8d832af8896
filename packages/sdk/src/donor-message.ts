import type { MessageWithdrawn } from '@happy-homeland/contract';
import type { CallOptions } from './call-options.ts';
import type { ConnectionOptions } from './client-options.ts';
import { REPLAY_ATTEMPTS_MAX, send } from './transport.ts';

/** Messages of givers. What is shown of a project is `projects.messages`. */
export interface DonorMessages {
  /** Takes the message of a gift back, for good. `secret` is the one that `pledges.create` answered. */
  withdraw(pledgeId: string, secret: string, options?: CallOptions): Promise<MessageWithdrawn>;
}

export function createDonorMessages(transport: ConnectionOptions): DonorMessages {
  return {
    withdraw: (pledgeId, secret, options) =>
      send(transport, {
        method: 'POST',
        path: `/v1/pledges/${encodeURIComponent(pledgeId)}/message/withdraw`,
        headers: { Authorization: `Bearer ${secret}` },
        telltale: 'shows',
        attemptsMax: REPLAY_ATTEMPTS_MAX,
        ...options,
      }),
  };
}
