// The figures of a disclosure: a fold over the ledger up to one public entry, so that whoever replays the log up to there
// comes to the same. Nobody types them.

import type { WorkContent } from '@happy-homeland/contract';
import type { AccountBalance, JournalTotal, Ports, ProjectFile } from '../../ports/index.ts';
import { StoreError } from '../../ports/index.ts';
import { raisedBy } from '../project/intake.ts';
import { parseCurrency } from '../project/narrow.ts';

export type DisclosureFigures = NonNullable<WorkContent<'disclosures'>['figures']>;

/** Of a charity of more projects the annual accounts are made elsewhere. */
const PROJECTS_MAX = 200_000;
const ATTEMPTS_MAX = 5;

/** The figures of the project, of its whole campaign, or of all projects of its charity, in the project's currency. */
export async function figuresOf(
  ports: Ports,
  { project }: ProjectFile,
  of: DisclosureFigures['of'],
): Promise<DisclosureFigures> {
  const { projectId, campaignId, charityId } = project;
  const parentId = of === 'campaign' ? campaignId : charityId;
  const { directory, books } = ports.store;
  const projectIds = of === 'project' ? [projectId] : await directory.projectsUnder(parentId, PROJECTS_MAX);
  // What is booked while it is read belongs to the next entry, so it is read again.
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
    const seq = await directory.lastPublicEntry(projectIds);
    const [totals, balances] = await Promise.all([books.totals(projectIds), books.balances(projectIds)]);
    if ((await directory.lastPublicEntry(projectIds)) !== seq) continue;
    return { seq, of, projects: projectIds.length, ...fold(totals, balances, project.currency) };
  }
  throw new StoreError({ code: 'contended', message: 'the books moved at every reading of them' });
}

function fold(totals: readonly JournalTotal[], balances: readonly AccountBalance[], wanted: string) {
  const own = totals.filter(({ currency }) => currency === wanted);
  const sumOf = (...kinds: readonly string[]) =>
    own.reduce((sum, total) => sum + (kinds.includes(total.kind) ? total.amountMinor : 0), 0);
  const advances = balances.filter(({ code, currency }) => currency === wanted && code.startsWith('A:Advance:'));
  const figures = {
    raisedMinor: own.reduce((sum, total) => sum + raisedBy(total), 0),
    otherIncomeMinor: sumOf('interest.received', 'surplus.received'),
    feesMinor: sumOf('fee.charged') - sumOf('refund.covered', 'dispute.covered'),
    managementMinor: sumOf('management.accrued'),
    spentMinor: sumOf('spending.verified', 'spending.reimbursed'),
    advancesMinor: advances.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    transferredMinor: sumOf('surplus.transferred'),
  };
  const income = figures.raisedMinor + figures.otherIncomeMinor - figures.feesMinor;
  const gone = figures.managementMinor + figures.spentMinor + figures.advancesMinor + figures.transferredMinor;
  return { currency: parseCurrency(wanted), ...figures, heldMinor: income - gone };
}
