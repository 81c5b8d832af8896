// Work items. That an item moves only along its machine, and only from what was seen, is kept by triggers.

import { unreachable } from '../../../assert.ts';
import type { WorkChange } from '../../../ports/index.ts';
import { workEvent, workItem } from '../work-schema.ts';
import type { Compiled } from './compiled.ts';
import { insertRow } from './row.ts';

export function compileWork(change: WorkChange): Compiled[] {
  switch (change.kind) {
    case 'open-work': {
      const { record, content, digest } = change;
      const { tenantId: deskTenantId, openedMs: updatedMs } = record;
      const begun = { state: '', revision: 0, deskTenantId, dueOn: null, content, digest, outcome: {}, updatedMs };
      return [insertRow(workItem, { ...record, ...begun })];
    }
    case 'append-work-event':
      return [insertRow(workEvent, change.record)];
    default:
      return unreachable(change);
  }
}
