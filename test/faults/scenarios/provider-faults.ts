// The provider answers with faults, hangs, cuts connections after it has done what it was asked, and refuses in bursts,
// while givers repeat under their keys. Each gift is charged once, and no payable page is left that no pledge knows.

import type { Report, Run, Scenario } from '../scenario.ts';
import { inWords, sized } from '../scenario.ts';
import { Deployment } from '../server/deployment.ts';
import type { Gift } from '../server/giver.ts';
import { Acknowledged, give, inParallel, PERSONAL_WORDS, pay, send } from '../server/giver.ts';
import type { Sabotage } from '../server/sabotage.ts';
import type { Verdict } from '../verify/expected.ts';

const GIVERS = 24;
const HANG_MS = 2000;
const LATER_MS = 20 * 60_000;
const CONTROL_GIFTS = 2;
/** The SDK's own attempts in one call: the first and two more. */
const CUTS_A_CALL = 3;
const MATCH = 'POST /v1/checkout/sessions';
/** Shares of all requests to open a payment page; 429 comes in bursts of its own. */
const FAULTS = [
  { fault: '500', probability: 0.3 },
  { fault: 'hang', probability: 0.1, delayMs: HANG_MS },
  { fault: 'timeout-after-commit', probability: 0.05, delayMs: 200 },
] as const;
const BURST_EVERY = 50;
const BURST = { fault: '429', times: 20 };

export const providerFaults: Scenario = {
  name: 'provider',
  ids: ['PAY-20', 'PAY-21'],
  run: async (run) => {
    const gifts = sized(run, { slice: 12, quick: 150, full: 1000 });
    const cut = sized(run, { slice: 2, quick: 5, full: 20 });
    const kept = await giveDespite(run, { gifts, cut, sabotage: null });
    const control = await giveDespite(run, { gifts: 0, cut: CONTROL_GIFTS, sabotage: 'forgets-keys' });
    return report(kept, control);
  },
};

interface Options {
  /** Given side by side, with faults by chance. */
  readonly gifts: number;
  /** Given one after the other, each cut off from what the provider did. */
  readonly cut: number;
  readonly sabotage: Sabotage | null;
}

interface Given {
  readonly gifts: number;
  readonly verdict: Verdict;
  readonly charges: number;
  /** Payment pages that a giver was sent to. */
  readonly pages: number;
  /** Payment pages that the provider has open and no pledge knows. */
  readonly orphans: number;
  readonly doubled: readonly string[];
}

async function giveDespite(run: Run, { gifts, cut, sabotage }: Options): Promise<Given> {
  await using deployment = await Deployment.open({ sabotage });
  await deployment.start();
  const acknowledged = new Acknowledged(PERSONAL_WORDS);
  for (const [index, fault] of FAULTS.entries()) await arm(deployment, { ...fault, seed: run.seed + index });
  const made: Gift[] = [];
  const numbers = Array.from({ length: gifts }, (_, number) => number);
  await inParallel(numbers, GIVERS, async (number) => {
    if (number % BURST_EVERY === BURST_EVERY - 1) await arm(deployment, BURST);
    const gift = await give(deployment, acknowledged);
    if (gift === null) return;
    made.push(gift);
    await pay(deployment, gift);
    if (made.length % 100 === 0) run.progress(`${made.length} of ${gifts} gifts`);
  });
  await send(`${deployment.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  // One at a time, so that each has every attempt of one call cut after its effect: the next call must find that effect.
  for (let number = 0; number < cut; number += 1) {
    await arm(deployment, { fault: 'timeout-after-commit', times: CUTS_A_CALL, delayMs: 50 });
    const gift = await give(deployment, acknowledged);
    if (gift === null) continue;
    made.push(gift);
    await pay(deployment, gift);
  }
  await settleDown(deployment);
  const { charges, sessions } = deployment.sandbox.counts();
  const verdict = await deployment.verify(acknowledged.expected);
  const known = Object.keys(verdict.sessions).length;
  return {
    gifts: gifts + cut,
    verdict,
    charges,
    pages: made.length,
    orphans: sessions.open + sessions.complete + sessions.expired - known,
    doubled: acknowledged.doubled,
  };
}

async function arm(deployment: Deployment, fault: object): Promise<void> {
  const { status, json } = await send(`${deployment.sandbox.url}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ match: MATCH, ...fault }),
  });
  if (status !== 201) throw new Error(`the provider did not take the fault: ${JSON.stringify(json)}`);
}

async function settleDown(deployment: Deployment): Promise<void> {
  await deployment.sandbox.settled();
  await deployment.server.stop();
  deployment.offsetMs += LATER_MS;
  const server = await deployment.start();
  await server.swept(1);
  await deployment.sandbox.settled();
  await server.stop();
}

function report(kept: Given, control: Given): Report {
  const { verdict, charges, gifts } = kept;
  const name = `provider that faults, hangs and cuts, ${gifts} gifts`;
  const wrong = Math.abs(charges - gifts) + Math.abs(verdict.counts.gifts - gifts);
  return {
    figures: [
      { bench: `${name}: charges`, value: charges, unit: 'charges', reference: gifts, against: 'gifts' },
      { bench: `${name}: booked`, value: verdict.counts.gifts, unit: 'gifts', reference: gifts, against: 'gifts' },
      {
        bench: `${name}: payment pages that no pledge knows`,
        value: kept.orphans,
        unit: 'pages',
        reference: control.orphans,
        against: `a new key for each attempt, ${control.gifts} gifts`,
      },
    ],
    broken: [
      ...inWords(verdict.findings),
      ...kept.doubled.map((key) => `key ${key} was answered with two pledges`),
      ...(wrong === 0
        ? []
        : [`${gifts} gifts, ${kept.pages} pages, ${charges} charges, ${verdict.counts.gifts} booked`]),
      ...(kept.orphans === 0 ? [] : [`${kept.orphans} payment pages are known to no pledge`]),
    ],
    caught: control.orphans > 0 ? [`${control.orphans} payment pages that no pledge knows`] : [],
  };
}
