import type { Change, DonorPrivateRecord, MovePledge, PledgeRecord } from '../../../ports/index.ts';
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

/** An address that wants no more letters about a project is forgotten wherever it stands for it. */
export function endNews({ projectId, pledgeId }: Extract<Change, { readonly kind: 'end-news' }>): Compiled[] {
  const sql = `UPDATE donor_private SET news_email = NULL
    WHERE pledge_id IN (SELECT pledge_id FROM pledge WHERE project_id = ?1)
      AND lower(news_email) = (SELECT lower(news_email) FROM donor_private WHERE pledge_id = ?2)`;
  return [{ sql, args: [projectId, pledgeId] }];
}

export function movePledge({ tenantId, pledgeId, from, to, atMs, set, seen }: MovePledge): Compiled[] {
  return updateRow(pledge, {
    set: { ...set, paymentState: to, updatedMs: atMs },
    where: { tenantId, pledgeId, paymentState: from, ...seen },
    guard: 'pledge-state',
  });
}
