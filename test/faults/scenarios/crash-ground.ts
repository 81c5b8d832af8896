// What every flow stands on: a deployment, what the outside world was told, and a gift that is paid at the provider.

import type { Deployment } from '../server/deployment.ts';
import type { Acknowledged, Gift } from '../server/giver.ts';
import { give, pause, pay, sendNotice } from '../server/giver.ts';

const TRIES_MAX = 50;

/** One deployment on which one flow is crashed at every point. */
export interface Ground {
  readonly deployment: Deployment;
  readonly acknowledged: Acknowledged;
  /** What the provider has given back, by session. */
  readonly refunds: Map<string, number>;
  readonly refundsFile: string;
  /** Sessions that were paid too late. */
  readonly late: string[];
  readonly lateFile: string;
}

/** A flow that is ready to be stepped. */
export interface Prepared {
  /** The step during which the process may die. It does not throw when the process does. */
  act(): Promise<unknown>;
  /** Whether one sweep of the next life has brought it to its end with nobody's help; null where it waits for them. */
  swept(): Promise<boolean | null>;
  /** The outside world repeats what was not acknowledged; answers what is still wrong, or null. */
  repeat(): Promise<string | null>;
}

/** A gift that is paid at the provider, and nobody here knows of it. */
export async function paidGift({
  deployment,
  acknowledged,
}: Pick<Ground, 'acknowledged' | 'deployment'>): Promise<Gift> {
  const gift = await give(deployment, acknowledged);
  if (gift === null) throw new Error('a pledge was not answered');
  await pay(deployment, gift);
  return gift;
}

export function completed({ sessionRef }: Gift) {
  const object = { id: sessionRef, object: 'checkout.session' };
  return { id: `evt_paid_${sessionRef}`, type: 'checkout.session.completed', object };
}

type Notice = ReturnType<typeof completed>;

/** Sends a notice until it is acknowledged, as the provider does. Answers what went wrong, or null. */
export async function deliver(
  deployment: Deployment,
  acknowledged: Acknowledged,
  notice: Notice,
): Promise<string | null> {
  let last = 0;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    last = (await sendNotice(deployment, notice)).status;
    if (last === 200) {
      acknowledged.notice(notice.id);
      return null;
    }
    await pause();
  }
  return `the notice was answered with ${last} to the last`;
}
