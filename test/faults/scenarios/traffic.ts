// Givers who give, pay and ask, one gift after the other, until somebody says that it is over.

import type { Deployment } from '../server/deployment.ts';
import type { Gift } from '../server/giver.ts';
import { Acknowledged, give, PERSONAL_WORDS, pause, pay, stateOf } from '../server/giver.ts';

const GIVERS = 8;
const QUIET_MAX_MS = 3000;

export interface Traffic {
  readonly acknowledged: Acknowledged;
  /** Resolves when somebody has heard an answer, or after three seconds in which nobody has; says which. */
  somethingHeard(): Promise<boolean>;
  /** Ends after the requests under way. */
  stop(): Promise<void>;
}

export function startTraffic(deployment: Deployment): Traffic {
  const acknowledged = new Acknowledged(PERSONAL_WORDS);
  let isStopping = false;
  const isOver = () => isStopping;
  const givers = Array.from({ length: GIVERS }, () => giveOn(deployment, acknowledged, isOver));
  return {
    acknowledged,
    somethingHeard: async () => {
      const before = acknowledged.count;
      const deadline = performance.now() + QUIET_MAX_MS;
      while (acknowledged.count === before && performance.now() < deadline) await pause(2);
      return acknowledged.count > before;
    },
    stop: async () => {
      isStopping = true;
      await Promise.all(givers);
    },
  };
}

/** One giver after the other: pledge, pay, and look again and again until it is said to be paid. */
async function giveOn(deployment: Deployment, acknowledged: Acknowledged, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const gift = await give(deployment, acknowledged, { isOver });
    // A server that is ended again and again may not answer for long; another giver comes.
    if (gift === null) continue;
    await pay(deployment, gift);
    await waitUntilPaid(deployment, gift, { acknowledged, isOver });
  }
}

interface Waiting {
  readonly acknowledged: Acknowledged;
  readonly isOver: () => boolean;
}

async function waitUntilPaid(deployment: Deployment, gift: Gift, { acknowledged, isOver }: Waiting): Promise<void> {
  while (!isOver()) {
    const state = await stateOf(deployment, gift);
    if (state === 'paid') return acknowledged.paid(gift.pledgeId);
    await pause();
  }
}
