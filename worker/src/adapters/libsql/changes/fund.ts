// Promises, terms and answers. What a fund has left to promise, and that nothing is resolved twice, is kept by triggers.

import { unreachable } from '../../../assert.ts';
import type { FundChange } from '../../../ports/index.ts';
import { decision, disclosure, managementTerms, reservation } from '../schema.ts';
import type { Compiled } from './compiled.ts';
import { insertRow, updateRow } from './row.ts';

export function compileFund(change: FundChange): Compiled[] {
  switch (change.kind) {
    case 'insert-decision':
      return [insertRow(decision, change.record)];
    case 'insert-reservation':
      return [insertRow(reservation, change.record)];
    case 'resolve-reservation': {
      const { reservationId, to: state, atMs: resolvedMs, journalId } = change;
      const where = { reservationId, state: 'pending' } as const;
      return updateRow(reservation, { set: { state, resolvedMs, journalId }, where, guard: 'reservation' });
    }
    case 'pin-management':
      return [insertRow(managementTerms, change.record)];
    case 'insert-disclosure':
      return [insertRow(disclosure, change.record)];
    default:
      return unreachable(change);
  }
}
