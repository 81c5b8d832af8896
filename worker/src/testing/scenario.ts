// The usual beginning of a test: one listed project is published, somebody pledges.

import { createPledge } from '../domain/pledge/pledge.ts';
import type { ProjectRecord, WriteUnit } from '../ports/index.ts';
import { aCampaign, aProject, aPublication } from './builders.ts';
import type { TestPorts, TestPortsOptions } from './test-ports.ts';
import { testPorts } from './test-ports.ts';

/** Own-name origin of the builders' charity, where this deployment answers. */
export const OWN_ORIGIN = 'https://give.example.org';

export const PLATFORM = { name: '示例互联网公开募捐服务平台', listingUrl: 'https://platform.example.org/1' };

/** The changes that publish a project whose campaign is listed on a designated platform. */
export function aListedPublication(over: Partial<ProjectRecord> = {}): WriteUnit {
  const campaign = aCampaign({ listed: true });
  const listed = { ...campaign, body: { ...campaign.body, designatedPlatforms: [PLATFORM] } };
  return aPublication({ atGoal: 'close', ...over }).map((change) =>
    change.kind === 'put-campaign' ? { ...change, record: listed } : change,
  );
}

/** Test ports with that project published. */
export async function publishedPorts(
  over: Partial<ProjectRecord> = {},
  options: TestPortsOptions = {},
): Promise<TestPorts> {
  const ports = await testPorts(options);
  const outcome = await ports.store.commit(aListedPublication(over));
  if (outcome.kind === 'lost') throw new Error(`the publication lost its guard ${outcome.guard}`);
  return ports;
}

export interface MadePledge {
  readonly pledgeId: string;
  readonly sessionRef: string;
}

/** An anonymous pledge from the charity's own site, with its payment open. */
export async function makePledge(ports: TestPorts, amountMinor = 2000): Promise<MadePledge> {
  const result = await createPledge(ports, {
    input: {
      projectId: aProject().projectId,
      amount: { amountMinor, currency: 'CNY' },
      display: { mode: 'anonymous' },
      fiscalReceipt: { mode: 'waived' },
    },
    idempotencyKey: crypto.randomUUID(),
    page: { origin: OWN_ORIGIN, host: OWN_ORIGIN },
  });
  if (result.kind === 'refused') throw new Error(`refused: ${result.reason}`);
  const kept = await ports.store.pledges.pledge(result.answer.pledgeId);
  if (!kept?.sessionRef) throw new Error('the pledge has no session');
  return { pledgeId: kept.pledgeId, sessionRef: kept.sessionRef };
}
