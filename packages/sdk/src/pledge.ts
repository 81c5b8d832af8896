// Second layer of a gift's way: keeps the key, sends the pledge, and reads back what became of it.

import type { Pledge, PledgeCreated, PledgeInput, PledgeQuery } from '@happy-homeland/contract';
import { canonicalJson } from '@happy-homeland/contract/canonical-json';
import { ApiError } from './api-error.ts';
import type { CallOptions } from './call-options.ts';
import { unlessAborted } from './call-options.ts';
import type { ClientOptions } from './client-options.ts';
import { defaultKeyStore } from './key-store.ts';
import { createPledgeKeys } from './pledge-key.ts';
import type { Send } from './proven-sending.ts';
import { REPLAY_ATTEMPTS_MAX, send } from './transport.ts';

/** Without `display` the gift is anonymous; without `fiscalReceipt` none is asked for, and that is recorded. */
export type PledgeRequest = Omit<PledgeInput, 'display' | 'fiscalReceipt'> &
  Partial<Pick<PledgeInput, 'display' | 'fiscalReceipt'>>;

/** A pledge has the client's time: cut short, nobody would know of it. Who waits no longer aborts. */
export interface CreateOptions extends Pick<CallOptions, 'signal'> {
  /** How the page looks on which the gift is made, for the pages after paying; no part of the gift itself. */
  readonly page?: PledgeQuery;
  /**
   * A UUID of the caller's own, kept by the caller. Servers that act for many people give one per gift: without it,
   * equal gifts of one client within 30 minutes count as the same gift come again.
   */
  readonly idempotencyKey?: string;
}

export interface Pledges {
  /**
   * Pledges an amount. Calls with the same input while one is under way share it, and within 30 minutes the same input
   * is the same pledge until that pledge is over. Aborting stops the waiting, not the pledge.
   * @throws ApiError; a refusal by rule or state has its slug as `code`
   */
  create(request: PledgeRequest, options?: CreateOptions): Promise<PledgeCreated>;
  /** `bearer` is the `secret` from `create`, or the one-use token of the return address. */
  get(pledgeId: string, bearer: string, options?: CallOptions): Promise<Pledge>;
}

/**
 * The pledges of a client, for bundles that need no more. `sendPledge` is how one is sent: a client proves its work when
 * it is asked to; plain `send` leaves `challenge-required` to the caller.
 */
export function createPledges(
  { keys: keyStore = defaultKeyStore(), ...transport }: ClientOptions,
  sendPledge: Send = send,
): Pledges {
  const keys = createPledgeKeys(keyStore);
  const underWay = new Map<string, Promise<PledgeCreated>>();

  const get: Pledges['get'] = (pledgeId, bearer, options) =>
    send(transport, {
      path: `/v1/pledges/${encodeURIComponent(pledgeId)}`,
      headers: { Authorization: `Bearer ${bearer}` },
      telltale: 'status',
      ...options,
    });

  const post = (body: string, key: string, page: PledgeQuery): Promise<PledgeCreated> =>
    sendPledge(transport, {
      method: 'POST',
      path: `/v1/pledges?${new URLSearchParams(JSON.parse(JSON.stringify(page)))}`.replace(/\?$/, ''),
      headers: { 'Idempotency-Key': key },
      body,
      telltale: 'pledgeId',
      attemptsMax: REPLAY_ATTEMPTS_MAX,
    });

  const postWithKeptKey = async (projectId: string, body: string, page: PledgeQuery): Promise<PledgeCreated> => {
    const kept = await keys.take(projectId, body);
    try {
      const created = await post(body, kept.key, page);
      if (kept.answered && (await isOver(created))) {
        // The kept pledge was paid or has lapsed, so whoever gives the same again means a second gift.
        await keys.replace(projectId, kept);
        return postWithKeptKey(projectId, body, page);
      }
      await keys.replace(projectId, kept, { ...kept, answered: true });
      return created;
    } catch (error) {
      if (error instanceof ApiError && isDefiniteRefusal(error)) await keys.replace(projectId, kept);
      throw error;
    }
  };

  // Where nobody can say, the pledge that was answered stands.
  const isOver = ({ pledgeId, secret }: PledgeCreated): Promise<boolean> =>
    get(pledgeId, secret).then(
      ({ status }) => status !== 'created' && status !== 'awaiting_payment',
      () => false,
    );

  return {
    get,
    async create(request, { signal, idempotencyKey, page = {} } = {}) {
      if (signal?.aborted) throw signal.reason;
      const body = canonicalJson(request);
      const name = body + idempotencyKey;
      let pending = underWay.get(name);
      if (!pending) {
        pending = idempotencyKey ? post(body, idempotencyKey, page) : postWithKeptKey(request.projectId, body, page);
        underWay.set(name, pending);
        const forget = () => underWay.delete(name);
        pending.then(forget, forget);
      }
      return unlessAborted(pending, signal);
    },
  };
}

/** The deployment looked at the pledge and said no: nothing exists under the key, and the same again stays no. */
function isDefiniteRefusal({ code, status = 500, problem }: ApiError): boolean {
  const mayStillHappen = /progress|challenge|too-many/.test(code);
  return problem !== undefined && status < 500 && !mayStillHappen;
}
