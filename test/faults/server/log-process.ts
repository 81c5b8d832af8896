// One of several processes that publish the same log, until it is killed. Its clock runs fast, so that a lease that somebody
// left behind ends within half a second.

import { openLogProcess, openRemoteStore, sequence, testPorts } from '@happy-homeland/worker/testing';
import { parseLogPlan } from './log-plan.ts';

const PAUSE_MS = 30;

const plan = parseLogPlan(process.env['LOG_PLAN']);
const store = await openRemoteStore({ url: plan.url, authToken: plan.token });
const log = await openLogProcess({ blobs: store.blobs, holder: plan.holder, witnesses: [plan.witness] });
const ports = {
  ...(await testPorts({ store, log })),
  clock: { nowMs: () => plan.baseMs + (Date.now() - plan.baseMs) * plan.pace },
};
process.send?.('ready');
for (;;) {
  try {
    const round = await sequence(ports);
    if (round.kind === 'stopped') process.send?.(`stopped: ${round.reason}`);
  } catch (error) {
    // The database is across a network and the others are at it too: the next round reads what happened.
    process.send?.(`failed: ${error instanceof Error ? error.message : 'unknown'}`);
  }
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
