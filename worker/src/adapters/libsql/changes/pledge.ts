import type { DonorPrivateRecord, MovePledge, PledgeRecord } from '../../../ports/index.ts';
import { donorPrivate, pledge } from '../schema.ts';
import { misuse } from '../statements.ts';
import type { Compiled } from './compiled.ts';
import { insertRow, updateRow } from './row.ts';

export function insertPledge(record: PledgeRecord, donor: DonorPrivateRecord): Compiled[] {
  if (donor.pledgeId !== record.pledgeId || donor.tenantId !== record.tenantId) {
    throw misuse('a donor belongs to the pledge');
  }
  return [insertRow(pledge, record), insertRow(donorPrivate, donor)];
}

export function movePledge({ tenantId, pledgeId, from, to, atMs, set, seen }: MovePledge): Compiled[] {
  return updateRow(pledge, {
    set: { ...set, paymentState: to, updatedMs: atMs },
    where: { tenantId, pledgeId, paymentState: from, ...seen },
    guard: 'pledge-state',
  });
}
