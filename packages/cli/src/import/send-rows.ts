// Sends the requests of one document, a few at once, and collects what became of each row.

import type { ImportInput, ImportOutcome } from '@happy-homeland/contract';
import type { ManageClient } from '@happy-homeland/sdk';
import type { Sent } from '@happy-homeland/sheet';

const AT_ONCE = 4;

export interface RowOutcome {
  readonly sent: Sent;
  readonly outcome: ImportOutcome;
  readonly reason: string | null;
  /** The work item that the line stays with. */
  readonly item: string | null;
}

export interface Sending {
  readonly manage: ManageClient;
  readonly document: Omit<ImportInput, 'rows' | 'dryRun'>;
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
  /** Told after each answer, with the rows of the file that are done. */
  readonly onProgress: (rows: number) => void;
}

/** The outcomes in the order of the requests. The first failure stops what has not been sent yet. */
export async function sendRows(requests: readonly (readonly Sent[])[], sending: Sending): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[][] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    while (next < requests.length) {
      const at = next;
      next += 1;
      const own = requests[at] ?? [];
      try {
        outcomes[at] = await sendOne(own, sending);
      } catch (error) {
        next = requests.length;
        throw error;
      }
      done += own.reduce((sum, { numbers }) => sum + numbers.length, 0);
      sending.onProgress(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcomes.flat();
}

async function sendOne(own: readonly Sent[], { manage, document, dryRun, signal }: Sending): Promise<RowOutcome[]> {
  const { rows } = await manage.importMoney({ ...document, dryRun, rows: own.map(({ row }) => row) }, { signal });
  const answers = new Map(rows.map((row) => [row.ref, row]));
  return own.map((sent) => {
    const { outcome = 'refused', reason = 'no-answer', item = null } = answers.get(sent.row.ref) ?? {};
    return { sent, outcome, reason, item };
  });
}
