// Twice as many givers as there is room for, all at once: exactly as many as fit are taken, the others are told.

import { randomUUID } from 'node:crypto';
import type { WriteUnit } from '@happy-homeland/worker/ports';
import { aListedPublication, anId, aProject } from '@happy-homeland/worker/testing';
import type { Report, Scenario } from '../scenario.ts';
import { inWords, sized } from '../scenario.ts';
import { Deployment } from '../server/deployment.ts';
import { Acknowledged, inParallel, PERSONAL_WORDS, pause, pledgeBody, sendPledge } from '../server/giver.ts';
import type { Sabotage } from '../server/sabotage.ts';
import type { Verdict } from '../verify/expected.ts';

const GIFT_MINOR = 100;
const CONNECTIONS = 50;
const TRIES_MAX = 200;

export const hardCap: Scenario = {
  name: 'cap',
  ids: ['CON-01'],
  run: async (run) => {
    const rounds = sized(run, { slice: 1, quick: 5, full: 50 });
    const slots = sized(run, { slice: 40, quick: 200, full: 200 });
    const kept = await sell({ rounds, slots, sabotage: null });
    run.progress(`${rounds} rounds of ${slots * 2} givers for ${slots} places`);
    // Without the guard in the database: the control counts by itself, as a careless server would.
    const control = await sell({ rounds: 1, slots: 40, sabotage: 'reads-then-writes' });
    return report({ rounds, slots }, kept, control);
  },
};

interface Sale {
  readonly rounds: number;
  readonly slots: number;
  readonly sabotage: Sabotage | null;
}

interface Sold {
  readonly accepted: readonly number[];
  readonly refused: readonly number[];
  readonly other: readonly number[];
  readonly verdict: Verdict;
}

async function sell({ rounds, slots, sabotage }: Sale): Promise<Sold> {
  const numbers = Array.from({ length: rounds }, (_, round) => round);
  const publication = publish(numbers, { slots, hardCap: sabotage === null });
  await using deployment = await Deployment.open({ provider: 'told', publication, sabotage });
  await deployment.start();
  const acknowledged = new Acknowledged(PERSONAL_WORDS);
  const counts = numbers.map(() => ({ accepted: 0, refused: 0, other: 0 }));
  for (const round of numbers) {
    const givers = Array.from({ length: slots * 2 }, () => randomUUID());
    await inParallel(givers, CONNECTIONS, async (key) => {
      const answer = await untilAnswered(deployment, key, projectOf(round));
      const count = counts[round];
      if (count === undefined) return;
      if (answer.status === 201) acknowledged.pledge(key, answer.json.pledgeId);
      if (answer.status === 201) count.accepted += 1;
      else if (answer.status === 409 && answer.json.type.endsWith('#goal-reached')) count.refused += 1;
      else count.other += 1;
    });
  }
  await deployment.server.stop();
  return {
    accepted: counts.map(({ accepted }) => accepted),
    refused: counts.map(({ refused }) => refused),
    other: counts.map(({ other }) => other),
    verdict: await deployment.verify(acknowledged.expected),
  };
}

/** Answers of 503 are sent again under the same key, as a browser would. */
async function untilAnswered(deployment: Deployment, key: string, projectId: string) {
  for (let tries = 0; ; tries += 1) {
    const answer = await sendPledge(deployment, key, pledgeBody(projectId, GIFT_MINOR));
    const isLater = answer.status === 0 || answer.status >= 500;
    if (!isLater || tries === TRIES_MAX) return answer;
    await pause();
  }
}

function projectOf(round: number): string {
  return anId(`cap${round}x`);
}

function publish(
  rounds: readonly number[],
  { slots, hardCap: isCapped }: { slots: number; hardCap: boolean },
): WriteUnit[] {
  const goalMinor = slots * GIFT_MINOR;
  const projects = rounds.map((round): WriteUnit => {
    const over = { projectId: projectOf(round), externalId: `cap-${round}`, position: round + 2, goalMinor };
    return [{ kind: 'put-project', record: aProject({ ...over, hardCap: isCapped }) }];
  });
  return [aListedPublication(), ...projects];
}

function report({ rounds, slots }: Omit<Sale, 'sabotage'>, kept: Sold, control: Sold): Report {
  const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
  const oversold = total(kept.accepted.map((accepted) => Math.max(0, accepted - slots)));
  const controlOversold = total(control.accepted.map((accepted) => Math.max(0, accepted - 40)));
  const name = `${slots * 2} givers for ${slots} places, ${rounds} rounds`;
  const exact = kept.accepted.filter((accepted, round) => accepted === slots && kept.refused[round] === slots).length;
  return {
    figures: [
      {
        bench: `${name}: oversold`,
        value: oversold,
        unit: 'places',
        reference: controlOversold,
        against: 'read, then write',
      },
      { bench: `${name}: exactly full`, value: exact, unit: 'rounds', reference: rounds, against: 'rounds' },
    ],
    broken: [
      ...inWords(kept.verdict.findings),
      ...(exact === rounds ? [] : [`accepted ${kept.accepted}, refused ${kept.refused}, other ${kept.other}`]),
    ],
    caught: controlOversold > 0 ? [`${controlOversold} places sold twice`] : [],
  };
}
