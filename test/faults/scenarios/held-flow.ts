// A held gift on which the second key decides: the process may die at any step between the decision and the refund.

import { writeFileSync } from 'node:fs';
import { aFederation } from '@happy-homeland/worker/testing';
import type { Deployment } from '../server/deployment.ts';
import { BOOTSTRAP_KEY, SECRET_KEY } from '../server/deployment.ts';
import type { Gift } from '../server/giver.ts';
import { pause, send, stateOf } from '../server/giver.ts';
import type { Ground, Prepared } from './crash-ground.ts';
import { completed, deliver, paidGift } from './crash-ground.ts';

const TRIES_MAX = 50;
const DECISION = { decision: 'refund', reason: '募捐结束后付款，退回（示例）' };

export async function heldRefund(ground: Ground): Promise<Prepared> {
  const { deployment, acknowledged, late, lateFile } = ground;
  const colleague = await newKey(deployment);
  const gift = await paidGift(ground);
  late.push(gift.sessionRef);
  writeFileSync(lateFile, JSON.stringify(late));
  const refusal = (await deliver(deployment, acknowledged, completed(gift))) ?? (await first(deployment, gift));
  if (refusal !== null) throw new Error(refusal);
  return {
    act: () => decide(deployment, gift, colleague),
    swept: async () => {
      if (await isBack(deployment, gift)) return true;
      return (await isDecided(deployment, gift)) ? false : null;
    },
    repeat: async () => {
      const { status } = await decide(deployment, gift, colleague);
      if (status !== 200) return `the decision was answered with ${status}`;
      if (!(await isBack(deployment, gift))) return `two decided, and the gift is ${await stateOf(deployment, gift)}`;
      return givenBackTwice(deployment);
    },
  };
}

async function first(deployment: Deployment, gift: Gift): Promise<string | null> {
  const { status, json } = await decide(deployment, gift, BOOTSTRAP_KEY);
  return status === 200 ? null : `the first decision was answered with ${status} ${JSON.stringify(json)}`;
}

function decide({ url }: Deployment, { pledgeId }: Gift, key: string) {
  return send(`${url}/v1/manage/held/${pledgeId}/decisions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(DECISION),
  });
}

async function newKey({ url }: Deployment): Promise<string> {
  const body = JSON.stringify({ federation: aFederation().externalId, label: '同事（示例）' });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${BOOTSTRAP_KEY}` };
  const { status, json } = await send(`${url}/v1/manage/api-keys`, { method: 'POST', headers, body });
  if (status !== 201) throw new Error(`a key was refused: ${status} ${JSON.stringify(json)}`);
  return json.key;
}

async function isBack(deployment: Deployment, gift: Gift): Promise<boolean> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const state = await stateOf(deployment, gift);
    if (state !== null) return state === 'refunded';
    await pause();
  }
  return false;
}

async function isDecided({ url }: Deployment, { pledgeId }: Gift): Promise<boolean> {
  const headers = { authorization: `Bearer ${BOOTSTRAP_KEY}` };
  const { json } = await send(`${url}/v1/manage/held?limit=100`, { headers });
  const held: { pledgeId: string; decisions: unknown[] }[] = json?.items ?? [];
  return held.some((item) => item.pledgeId === pledgeId && item.decisions.length >= 2);
}

/** A payment that the provider has given back more than once, in words, or null. */
async function givenBackTwice({ sandbox }: Deployment): Promise<string | null> {
  const headers = { authorization: `Bearer ${SECRET_KEY}` };
  const { json } = await send(`${sandbox.url}/v1/refunds?limit=100`, { headers });
  const payments: string[] = (json?.data ?? []).map((refund: { payment_intent: string }) => refund.payment_intent);
  const twice = payments.find((payment, at) => payments.indexOf(payment) !== at);
  return twice === undefined ? null : `the payment ${twice} was given back twice`;
}
