// What somebody who reported something said. It is no work item's: what is said there can never be destroyed.

import type { ComplaintFigures } from '@happy-homeland/contract';

export interface ComplaintWordsRecord {
  /** The work item that the report is. */
  readonly itemId: string;
  readonly tenantId: string;
  readonly text: string;
  readonly contact: string | null;
  readonly writtenMs: number;
}

export type ComplaintChange =
  /** Beside the opening of its item. Loses `parent` where there is none. */
  | { readonly kind: 'insert-complaint-words'; readonly record: ComplaintWordsRecord }
  /** For good. What is not there is destroyed already. */
  | { readonly kind: 'delete-complaint-words'; readonly itemId: string };

export interface ComplaintReads {
  /** Null once they are destroyed. */
  complaintWords(itemId: string): Promise<ComplaintWordsRecord | null>;
  /** Of a project, with what is overdue on this civil date. */
  complaintFigures(query: { readonly projectId: string; readonly today: string }): Promise<ComplaintFigures>;
}
