// Statements on their way into the books through the screens. Nothing of a giver is here, and nothing that the books do not
// say better: a draft lets a page show how far it is, and what the columns of a source are called.

import type { ImportInput, ImportOutcome, ImportRow } from '@happy-homeland/contract';

/** Rows of one request, each with the rows of the file that it stands for. */
export type ImportRequest = readonly { readonly row: ImportRow; readonly numbers: readonly number[] }[];

export interface ImportFigures {
  /** Rows of the file that are money coming in. */
  readonly rows: number;
  readonly amountMinor: number;
  /** Sums, empty rows and money that went out. */
  readonly left: number;
  readonly requests: number;
}

/** What became of rows of the file for one reason. */
export interface ImportNote {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly rows: number;
  readonly outcome: ImportOutcome;
  readonly reason: string;
  /** The work item that the line stays with. */
  readonly item?: string;
}

export interface ImportProgress {
  /** Rows of the file and their sum, by what became of them. */
  readonly counts: Readonly<Record<ImportOutcome, { readonly rows: number; readonly amountMinor: number }>>;
  /** The first of them. */
  readonly notes: readonly ImportNote[];
  readonly furtherNotes: number;
}

/** `trying` and `booking` go on until every request is answered; what was tried waits for somebody to say yes. */
export type ImportPhase = 'trying' | 'tried' | 'booking' | 'done';

export interface ImportDraftRecord {
  readonly draftId: string;
  readonly tenantId: string;
  readonly projectId: string;
  /** Who answers for it, as in a work event. */
  readonly openedBy: string;
  readonly source: ImportInput['source'];
  readonly name: string;
  /** SHA-256 of the file, hex. */
  readonly document: string;
  /** What a column says → what it is called. */
  readonly columnNames: Readonly<Record<string, string>>;
  /** What the column of projects says → id. */
  readonly projectNames: Readonly<Record<string, string>>;
  readonly figures: ImportFigures;
  readonly phase: ImportPhase;
  readonly answered: number;
  readonly outcome: ImportProgress;
  readonly revision: number;
  readonly createdMs: number;
  readonly updatedMs: number;
}

export type ImportDraftChange =
  /** Loses `import` where it is there. */
  | {
      readonly kind: 'insert-import';
      readonly record: ImportDraftRecord;
      readonly requests: readonly ImportRequest[];
    }
  /** Replaces exactly the revision before, or loses `import`; the rows of what is done go with it. */
  | { readonly kind: 'move-import'; readonly record: ImportDraftRecord };

/** What somebody said of the columns of one source. */
export type ImportNames = Pick<ImportDraftRecord, 'columnNames' | 'projectNames'>;

export interface ImportDraftReads {
  importDraft(draftId: string): Promise<ImportDraftRecord | null>;
  /** None once it is done. */
  importRequests(draftId: string): Promise<readonly ImportRequest[]>;
  /** Newest first. */
  importDrafts(query: { readonly tenantId: string; readonly limit: number }): Promise<readonly ImportDraftRecord[]>;
  /** Of the last file of the source that was imported. */
  importNames(query: Pick<ImportDraftRecord, 'tenantId' | 'source' | 'name'>): Promise<ImportNames | null>;
}
