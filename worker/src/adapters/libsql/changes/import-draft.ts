import { unreachable } from '../../../assert.ts';
import type { ImportDraftChange } from '../../../ports/index.ts';
import { importDraft } from '../import-schema.ts';
import type { Compiled } from './compiled.ts';
import { insertRow, updateRow } from './row.ts';

export function compileImport(change: ImportDraftChange): Compiled[] {
  const { record } = change;
  switch (change.kind) {
    case 'insert-import':
      return [insertRow(importDraft, { ...record, requests: change.requests })];
    case 'move-import': {
      const { draftId, phase, answered, outcome, revision, updatedMs } = record;
      const over = phase === 'done' ? { requests: [] } : {};
      const set = { phase, answered, outcome, revision, updatedMs, ...over };
      return updateRow(importDraft, { set, where: { draftId, revision: revision - 1 }, guard: 'import' });
    }
    default:
      return unreachable(change);
  }
}
