import type { ImportDraftReads } from '../../../ports/index.ts';
import { importDraft } from '../import-schema.ts';
import type { ReadClient } from './record.ts';
import { partOf, readAll, readOne } from './record.ts';

// The rows are a megabyte and more, and only the step that works on them reads them.
const DRAFT = partOf(importDraft, [
  ...(['draftId', 'tenantId', 'projectId', 'openedBy', 'source', 'name', 'document', 'columnNames'] as const),
  ...(['projectNames', 'figures', 'phase', 'answered', 'outcome', 'revision', 'createdMs', 'updatedMs'] as const),
]);
const REQUESTS = partOf(importDraft, ['requests']);
const NAMES = partOf(importDraft, ['columnNames', 'projectNames']);

export function importDraftReads(database: ReadClient): ImportDraftReads {
  return {
    importDraft: (draftId) =>
      readOne(database, DRAFT, { rest: 'FROM import_draft WHERE draft_id = ?', args: [draftId] }),
    importRequests: async (draftId) => {
      const rest = 'FROM import_draft WHERE draft_id = ?';
      return (await readOne(database, REQUESTS, { rest, args: [draftId] }))?.requests ?? [];
    },
    importDrafts: ({ tenantId, limit }) => {
      const sql = `SELECT ${DRAFT.columns} FROM import_draft WHERE tenant_id = ?
        ORDER BY created_ms DESC, draft_id DESC LIMIT ?`;
      return readAll(database, DRAFT, { sql, args: [tenantId, limit] });
    },
    importNames: ({ tenantId, source, name }) => {
      const rest = `FROM import_draft WHERE tenant_id = ? AND source = ? AND name = ? AND phase = 'done'
        ORDER BY updated_ms DESC`;
      return readOne(database, NAMES, { rest, args: [tenantId, source, name] });
    },
  };
}
