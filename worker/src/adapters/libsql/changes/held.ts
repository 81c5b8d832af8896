// Decisions on held gifts and their refunds. Whether a gift is still open to them is kept by triggers.

import { unreachable } from '../../../assert.ts';
import type { HeldChange } from '../../../ports/index.ts';
import { refund } from '../schema.ts';
import type { Compiled } from './compiled.ts';
import { hitOneRow, holds, insertRow, updateRow } from './row.ts';

type OfKind<Kind extends HeldChange['kind']> = Extract<HeldChange, { readonly kind: Kind }>;

export function compileHeld(change: HeldChange): Compiled[] {
  switch (change.kind) {
    case 'put-held-decision':
      return putDecision(change);
    case 'delete-held-decision':
      return deleteDecision(change);
    case 'hold-held-decision':
      return holdDecision(change);
    case 'insert-refund':
      return [insertRow(refund, change.record)];
    case 'move-refund':
      return moveRefund(change);
    default:
      return unreachable(change);
  }
}

function putDecision({ record }: OfKind<'put-held-decision'>): Compiled[] {
  const { tenantId, pledgeId, round, keyId, decision, reason, atMs } = record;
  const sql = `INSERT INTO held_decision (tenant_id, pledge_id, round, key_id, decision, reason, at_ms)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant_id, pledge_id, round, key_id)
    DO UPDATE SET decision = excluded.decision, reason = excluded.reason, at_ms = excluded.at_ms`;
  return [{ sql, args: [tenantId, pledgeId, round, keyId, decision, reason, atMs] }];
}

function deleteDecision({ tenantId, pledgeId, round, keyId }: OfKind<'delete-held-decision'>): Compiled[] {
  const sql = 'DELETE FROM held_decision WHERE tenant_id = ? AND pledge_id = ? AND round = ? AND key_id = ?';
  return [{ sql, args: [tenantId, pledgeId, round, keyId] }, hitOneRow('decision')];
}

function holdDecision({ tenantId, pledgeId, round, decision }: OfKind<'hold-held-decision'>): Compiled[] {
  const agreed = `(SELECT count(*) >= 2 FROM held_decision
    WHERE tenant_id = ? AND pledge_id = ? AND round = ? AND decision = ?)`;
  return [holds('decision', agreed, [tenantId, pledgeId, round, decision])];
}

function moveRefund({ tenantId, pledgeId, round, from, atMs, set }: OfKind<'move-refund'>): Compiled[] {
  const where = { tenantId, pledgeId, round, ...from };
  return updateRow(refund, { set: { ...set, updatedMs: atMs }, where, guard: 'refund' });
}
