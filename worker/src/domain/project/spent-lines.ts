// What a line has spent was spent for what it was given for: it stays on its line, and the line stays.

import type { ProjectInput } from '@happy-homeland/contract';
import type { Ports, ProjectRecord } from '../../ports/index.ts';
import type { Refusal } from '../refusal.ts';
import { refusedField } from '../refusal.ts';
import { moneyTrail } from './money-trail.ts';

/** Refuses a budget that has less on a line than is spent on it; the store refuses it too, when both come at once. */
export async function refuseShortLine(
  ports: Ports,
  { projectId, currency }: Pick<ProjectRecord, 'currency' | 'projectId'>,
  budget: ProjectInput['budget'],
): Promise<Refusal | null> {
  const { byCategory } = await moneyTrail(ports, { projectId, currency }, 1);
  const short = byCategory.find(({ category, spentMinor }) => {
    const line = budget.find(({ item }) => item === category);
    return spentMinor > (line?.amount.amountMinor ?? 0);
  });
  if (short === undefined) return null;
  const { category, spentMinor } = short;
  return refusedField('not-fit', '/budget', `${category}: ${spentMinor} minor units are spent on it already`);
}
