// A project whose work is done: accepted by its residents, and what was left of its money given on.

import { transferSurplus } from '../domain/fund/surplus.ts';
import { aProject } from './builders.ts';
import { AFTER_CAMPAIGN_MS, fundedPorts, idsOf, SIBLING } from './funding.ts';
import { OFFICER } from './holding.ts';
import type { TestPorts, TestPortsOptions } from './test-ports.ts';
import { itemIn } from './work-walk.ts';

/** What is left of the one gift of 20.00 after its fee. */
export const LEFT_MINOR = 1988;

/** Everything that a project needs before it may be closed, but its end. */
export async function finishedPorts(options: TestPortsOptions = {}): Promise<TestPorts> {
  const ports = await fundedPorts(options);
  ports.clock.set(AFTER_CAMPAIGN_MS);
  await itemIn(ports, 'acceptances', 'confirmed');
  await giveOn(ports);
  return ports;
}

/** What is left goes to a similar project. */
export async function giveOn(ports: TestPorts, amountMinor = LEFT_MINOR): Promise<void> {
  const { projectId } = aProject();
  const surplus = { projectId, key: `what is left: ${amountMinor}`, to: SIBLING, amountMinor, basis: '募捐方案第九项' };
  idsOf(await transferSurplus(ports, OFFICER, surplus));
}
