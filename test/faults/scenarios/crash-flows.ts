// What can be under way when a process dies. Each flow is a step that the outside world takes, what the outside world
// does once the server is back, and what must then be true.

import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { aProject } from '@happy-homeland/worker/testing';
import type { Deployment } from '../server/deployment.ts';
import { BOOTSTRAP_KEY } from '../server/deployment.ts';
import type { Acknowledged, Gift } from '../server/giver.ts';
import { give, pay, send, sendNotice, sendPledge, stateOf } from '../server/giver.ts';
import type { Ground, Prepared } from './crash-ground.ts';
import { completed, deliver, paidGift } from './crash-ground.ts';
import { heldRefund } from './held-flow.ts';

/** Later than every first look and every lease. */
const LATER_MS = 3 * 60_000;
const REFUND_MINOR = 700;

export interface Flow {
  readonly name: string;
  readonly prepare: (ground: Ground) => Promise<Prepared>;
}

export const FLOWS: readonly Flow[] = [
  { name: 'donate', prepare: async (ground) => donate(ground, randomUUID()) },
  { name: 'webhook', prepare: webhook },
  { name: 'way back', prepare: wayBack },
  { name: 'refund notice', prepare: refundNotice },
  { name: 'publish', prepare: async (ground) => publish(ground, `crash-${randomUUID()}`) },
  { name: 'sweep', prepare: sweep },
  { name: 'held refund', prepare: heldRefund },
];

function donate({ deployment, acknowledged }: Ground, key: string): Prepared {
  return {
    act: () => sendPledge(deployment, key),
    swept: async () => null,
    repeat: async () => {
      const gift = await give(deployment, acknowledged, { key });
      if (gift === null) return 'the giver never heard an answer';
      await pay(deployment, gift);
      return expectPaid(deployment, gift, acknowledged);
    },
  };
}

async function webhook({ deployment, acknowledged }: Ground): Promise<Prepared> {
  const gift = await paidGift({ deployment, acknowledged });
  const notice = completed(gift);
  return {
    act: () => sendNotice(deployment, notice),
    swept: async () => (await stateOf(deployment, gift)) === 'paid',
    repeat: async () => {
      const refusal = await deliver(deployment, acknowledged, notice);
      return refusal ?? expectPaid(deployment, gift, acknowledged);
    },
  };
}

async function wayBack({ deployment, acknowledged }: Ground): Promise<Prepared> {
  const gift = await paidGift({ deployment, acknowledged });
  const comeBack = () => send(`${deployment.url}/give/${aProject().projectId}/return?session=${gift.sessionRef}`);
  return {
    act: comeBack,
    swept: async () => (await stateOf(deployment, gift)) === 'paid',
    repeat: async () => {
      const { status } = await comeBack();
      if (status !== 200) return `the way back was answered with ${status}`;
      return expectPaid(deployment, gift, acknowledged);
    },
  };
}

async function refundNotice({ deployment, acknowledged, refunds, refundsFile }: Ground): Promise<Prepared> {
  const gift = await paidGift({ deployment, acknowledged });
  const refusal = await deliver(deployment, acknowledged, completed(gift));
  if (refusal !== null) throw new Error(refusal);
  refunds.set(gift.sessionRef, REFUND_MINOR);
  writeFileSync(refundsFile, JSON.stringify(Object.fromEntries(refunds)));
  const object = { id: `ch_${gift.sessionRef}`, object: 'charge', metadata: { pledge_id: gift.pledgeId } };
  const notice = { id: `evt_refund_${gift.sessionRef}`, type: 'charge.refunded', object };
  const isRefunded = async () => (await stateOf(deployment, gift)) === 'partially_refunded';
  return {
    act: () => sendNotice(deployment, notice),
    // Nothing is due for a gift that is settled; the provider sends the notice again.
    swept: async () => null,
    repeat: async () => {
      const again = await deliver(deployment, acknowledged, notice);
      return again ?? ((await isRefunded()) ? null : 'the notice was acknowledged and the refund is not booked');
    },
  };
}

function publish({ deployment, acknowledged }: Ground, externalId: string): Prepared {
  const goal = { amountMinor: 1000, currency: 'CNY' };
  const put = () =>
    send(`${deployment.url}/v1/manage/projects/${externalId}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${BOOTSTRAP_KEY}` },
      body: JSON.stringify({ ...aProject().body, goal }),
    });
  return {
    act: put,
    swept: async () => null,
    repeat: async () => {
      const { status, json } = await put();
      if (status !== 200 && status !== 201) return `publishing was answered with ${status} ${JSON.stringify(json)}`;
      acknowledged.project(externalId);
      return null;
    },
  };
}

async function sweep({ deployment, acknowledged }: Ground): Promise<Prepared> {
  const gift = await paidGift({ deployment, acknowledged });
  return {
    act: async () => {
      const { server } = deployment;
      deployment.offsetMs += LATER_MS;
      const before = server.sweeps;
      await server.setClock(deployment.offsetMs);
      await server.swept(before + 2).catch(() => null);
    },
    swept: async () => (await stateOf(deployment, gift)) === 'paid',
    repeat: async () => expectPaid(deployment, gift, acknowledged),
  };
}

/** The way back settles what nothing else has settled yet. */
async function expectPaid(deployment: Deployment, gift: Gift, acknowledged: Acknowledged): Promise<string | null> {
  await send(`${deployment.url}/give/${aProject().projectId}/return?session=${gift.sessionRef}`);
  const state = await stateOf(deployment, gift);
  if (state !== 'paid') return `the gift is ${state}`;
  acknowledged.paid(gift.pledgeId);
  return null;
}
