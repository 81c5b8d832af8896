import { unreachable } from '../../assert.ts';
import type { Guard, ImportDraftChange, ImportDraftReads } from '../../ports/index.ts';
import type { KeptImport, Tables } from './tables.ts';

export function applyImport({ imports, projects }: Tables, change: ImportDraftChange): Guard | null {
  const { record } = change;
  const { draftId, tenantId, projectId, revision, phase } = record;
  const kept = imports.get(draftId);
  switch (change.kind) {
    case 'insert-import':
      if (kept !== undefined) return 'import';
      if (projects.get(projectId)?.tenantId !== tenantId) return 'parent';
      imports.put(draftId, { record, requests: change.requests });
      return null;
    case 'move-import': {
      if (kept?.record.revision !== revision - 1) return 'import';
      const { answered, outcome, updatedMs } = record;
      const moved = { ...kept.record, phase, answered, outcome, revision, updatedMs };
      imports.put(draftId, { record: moved, requests: phase === 'done' ? [] : kept.requests });
      return null;
    }
    default:
      return unreachable(change);
  }
}

export function importDraftReads(now: () => Tables): ImportDraftReads {
  const all = () =>
    now()
      .imports.all()
      .map(({ record }) => record);
  return {
    importDraft: async (draftId) => now().imports.get(draftId)?.record ?? null,
    importRequests: async (draftId) => now().imports.get(draftId)?.requests ?? [],
    importDrafts: async ({ tenantId, limit }) =>
      all()
        .filter((record) => record.tenantId === tenantId)
        .toSorted((a, b) => b.createdMs - a.createdMs || (a.draftId < b.draftId ? 1 : -1))
        .slice(0, limit),
    importNames: async ({ tenantId, source, name }) => {
      const [last] = all()
        .filter((record) => record.tenantId === tenantId && record.source === source && record.name === name)
        .filter(({ phase }) => phase === 'done')
        .toSorted((a, b) => b.updatedMs - a.updatedMs);
      return last === undefined ? null : { columnNames: last.columnNames, projectNames: last.projectNames };
    },
  };
}

/** Whether nobody went on with it since. */
export function isLeftImport(kept: KeptImport | undefined, beforeMs: number): boolean {
  return kept !== undefined && kept.record.phase !== 'done' && kept.record.updatedMs < beforeMs;
}
