import type { ImportDraftRecord, ImportRequest } from '../ports/index.ts';
import { anId, NOW_MS } from './builders.ts';

/** One line of a bank. */
export const IMPORT_REQUESTS: readonly ImportRequest[] = [
  [
    {
      row: { ref: 'bank/1', on: '2026-11-20', amountMinor: 500, count: 1, projectId: null, code: null },
      numbers: [2],
    },
  ],
];

/** A statement of a bank that is being tried. */
export function anImport(over: Partial<ImportDraftRecord> = {}): ImportDraftRecord {
  const none = { rows: 0, amountMinor: 0 };
  return {
    draftId: anId('import'),
    tenantId: anId('tenant'),
    projectId: anId('project'),
    openedBy: anId('person'),
    source: 'bank',
    name: '基本户',
    document: 'd1'.repeat(32),
    columnNames: { date: '日期', amount: '金额' },
    projectNames: {},
    figures: { rows: 1, amountMinor: 500, left: 0, requests: 1 },
    phase: 'trying',
    answered: 0,
    outcome: {
      counts: { counted: none, waiting: none, already: none, refused: none },
      notes: [],
      furtherNotes: 0,
    },
    revision: 1,
    createdMs: NOW_MS,
    updatedMs: NOW_MS,
    ...over,
  };
}
