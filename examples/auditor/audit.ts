// An auditor's own look at one project, with what anybody may read: whether every entry of its books balances, whether they
// come to the balance that its page shows, and whether the public log is signed and has only grown.
// node audit.ts https://give.example.org abcdefghijklmnop
import type { JournalEntry } from '@happy-homeland/sdk';
import { createClient, createLogWatch, formatMoney, iterateItems } from '@happy-homeland/sdk';

/** `fetch` for tests; everybody else has one. */
export type Asked = {
  readonly baseUrl: string;
  readonly projectId: string;
  readonly fetch?: (url: string, init?: RequestInit) => Promise<Response>;
};

export type Audit = { readonly entries: number; readonly heldMinor: number; readonly findings: readonly string[] };

export async function audit({ projectId, ...deployment }: Asked): Promise<Audit> {
  const { projects } = createClient(deployment);
  const findings: string[] = [];
  let entries = 0;
  let heldMinor = 0;
  for await (const entry of iterateItems((page) => projects.ledger(projectId, { ...page, limit: 100 }))) {
    entries += 1;
    if (sumOf(entry) !== 0) findings.push(`entry ${entry.seq} does not balance`);
    // What is owed to a purpose stands on the other side of the books, so it is negative.
    heldMinor -= sumOf(entry, `F:Restricted:${projectId}`);
  }
  const { fundUse, currency } = await projects.get(projectId);
  if (fundUse.heldMinor !== heldMinor) {
    const [shown, booked] = [fundUse.heldMinor, heldMinor].map((amountMinor) =>
      formatMoney({ amountMinor, currency }, 'en'),
    );
    findings.push(`the page shows ${shown}, the entries come to ${booked}`);
  }
  const log = await createLogWatch(deployment).look();
  if (log.kind !== 'seen') findings.push(`the public log is ${log.kind}`);
  return { entries, heldMinor, findings };
}

function sumOf({ postings }: JournalEntry, account?: string): number {
  return postings
    .filter((posting) => account === undefined || posting.account === account)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

if (import.meta.main) {
  const [baseUrl = '', projectId = ''] = process.argv.slice(2);
  const { entries, findings } = await audit({ baseUrl, projectId });
  console.log(findings.length === 0 ? `${entries} entries, nothing found` : findings.join('\n'));
  process.exitCode = findings.length === 0 ? 0 : 1;
}
