import { and, eq } from 'drizzle-orm';
import type { DonorPrivateRecord, MovePledge, PledgeRecord } from '../../../ports/index.ts';
import { donorPrivate, pledge } from '../schema.ts';
import { misuse } from '../statements.ts';
import type { Builder, Compiled } from './compiled.ts';
import { compiled, conditional } from './compiled.ts';

export function insertPledge(db: Builder, record: PledgeRecord, donor: DonorPrivateRecord): Compiled[] {
  if (donor.pledgeId !== record.pledgeId || donor.tenantId !== record.tenantId) {
    throw misuse('a donor belongs to the pledge');
  }
  return [compiled(db.insert(pledge).values(record)), compiled(db.insert(donorPrivate).values(donor))];
}

export function movePledge(db: Builder, move: MovePledge): Compiled[] {
  const { tenantId, pledgeId, from, to, atMs, set } = move;
  const isThere = and(eq(pledge.tenantId, tenantId), eq(pledge.pledgeId, pledgeId), eq(pledge.paymentState, from));
  const update = db.update(pledge).set({ ...set, paymentState: to, updatedMs: atMs });
  return conditional(update.where(isThere), 'pledge-state');
}
