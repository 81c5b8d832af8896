import { unreachable } from '../../assert.ts';
import type { ComplaintChange, ComplaintReads, Guard, WorkItemRecord } from '../../ports/index.ts';
import { requireRule } from './require-rule.ts';
import type { Tables } from './tables.ts';

export function applyComplaint({ complaintWords, workItems }: Tables, change: ComplaintChange): Guard | null {
  switch (change.kind) {
    case 'insert-complaint-words': {
      const { itemId, tenantId } = change.record;
      requireRule(!complaintWords.has(itemId), 'what was said is written once');
      if (workItems.get(itemId)?.tenantId !== tenantId) return 'parent';
      complaintWords.put(itemId, change.record);
      return null;
    }
    case 'delete-complaint-words':
      complaintWords.remove(change.itemId);
      return null;
    default:
      return unreachable(change);
  }
}

export function complaintReads(now: () => Tables): ComplaintReads {
  return {
    complaintWords: async (itemId) => now().complaintWords.get(itemId) ?? null,
    complaintFigures: async ({ projectId, today }) => {
      const all = now()
        .workItems.all()
        .filter((item) => item.kind === 'complaints' && item.projectId === projectId);
      const open = all.filter(({ state }) => state === 'received');
      const overdue = open.filter(({ dueOn }) => dueOn !== null && dueOn < today).length;
      const answeredInTime = all.filter((item) => item.state !== 'received' && isInTime(item)).length;
      const [received, waiting] = [all.length, open.length];
      const answeredLate = received - waiting - answeredInTime;
      return { received, open: waiting, overdue, answeredInTime, answeredLate };
    },
  };
}

export function isInTime({ outcome }: WorkItemRecord): boolean {
  return String(outcome['answeredOn']) <= String(outcome['dueOn']);
}
