import type { HeldReads, PledgeRecord } from '../../../ports/index.ts';
import { heldDecision, pledge, refund } from '../schema.ts';
import type { ReadClient } from './record.ts';
import { readAll, readOne, recordOf } from './record.ts';

const PLEDGE = recordOf(pledge);
const REFUND = recordOf(refund);
const DECISION = recordOf(heldDecision);

// The conditions are those of the index: few gifts are held, and no other is looked at.
const HELD = `SELECT ${PLEDGE.columns} FROM pledge
  WHERE refund_at_ms IS NOT NULL AND refunded_minor = 0 AND (refund_at_ms, pledge_id) > (?, ?)`;
const SOONEST_FIRST = 'ORDER BY refund_at_ms, pledge_id LIMIT ?';

export function heldReads(database: ReadClient): HeldReads {
  return {
    held: (...query) => readHeld(database, ...query),
    heldRefund: (...gift) => {
      const rest = 'FROM refund WHERE tenant_id = ? AND pledge_id = ? ORDER BY round DESC';
      return readOne(database, REFUND, { rest, args: gift });
    },
    heldDecisions: (...round) => {
      const sql = `SELECT ${DECISION.columns} FROM held_decision
        WHERE tenant_id = ? AND pledge_id = ? AND round = ? ORDER BY at_ms, key_id`;
      return readAll(database, DECISION, { sql, args: round });
    },
  };
}

function readHeld(database: ReadClient, ...[tenantId, page]: Parameters<HeldReads['held']>): Promise<PledgeRecord[]> {
  const { after = { refundAtMs: 0, pledgeId: '' }, limit } = page;
  const place = [after.refundAtMs, after.pledgeId];
  if (tenantId === null) return readAll(database, PLEDGE, { sql: `${HELD} ${SOONEST_FIRST}`, args: [...place, limit] });
  // `+`: the tenant's own index holds all its gifts, and this one only those that are held.
  const sql = `${HELD} AND +tenant_id = ? ${SOONEST_FIRST}`;
  return readAll(database, PLEDGE, { sql, args: [...place, tenantId, limit] });
}
