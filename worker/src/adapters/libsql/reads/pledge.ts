import type { SQL } from 'drizzle-orm';
import { and, asc, desc, eq, isNotNull, lt, lte, or, sql } from 'drizzle-orm';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import type { NamedGift, PledgeReads, ReadTokenRecord } from '../../../ports/index.ts';
import { donorPrivate, idempotency, pledge, readToken, receipt } from '../schema.ts';
import { reading, readingOne } from './reading.ts';

export function pledgeReads(db: LibSQLDatabase): PledgeReads {
  // Every step of a gift starts with one of these; building the query takes longer than running it.
  const byId = db
    .select()
    .from(pledge)
    .where(eq(pledge.pledgeId, sql.placeholder('pledgeId')))
    .prepare();
  const bySession = db
    .select()
    .from(pledge)
    .where(eq(pledge.sessionRef, sql.placeholder('sessionRef')))
    .prepare();
  const isKey = and(
    eq(idempotency.tenantId, sql.placeholder('tenantId')),
    eq(idempotency.keyHash, sql.placeholder('keyHash')),
  );
  const byKey = db.select().from(idempotency).where(isKey).prepare();
  return {
    pledge: (pledgeId) => readingOne(byId.get({ pledgeId })),
    bySession: (sessionRef) => readingOne(bySession.get({ sessionRef })),
    due: (nowMs, limit) =>
      reading(
        db
          .select()
          .from(pledge)
          .where(lte(pledge.checkAtMs, nowMs))
          .orderBy(asc(pledge.checkAtMs), asc(pledge.pledgeId))
          .limit(limit),
      ),
    idempotency: (tenantId, keyHash) => readingOne(byKey.get({ tenantId, keyHash })),
    readToken: (tokenHash) => readReadToken(db, tokenHash),
    receipt: (receiptNo) => readingOne(db.select().from(receipt).where(eq(receipt.receiptNo, receiptNo)).get()),
    receiptOf: (pledgeId) => readingOne(db.select().from(receipt).where(eq(receipt.pledgeId, pledgeId)).get()),
    named: (query) => readNamed(db, query),
  };
}

function readReadToken(db: LibSQLDatabase, hash: string): Promise<ReadTokenRecord | null> {
  const { tokenHash, tenantId, pledgeId, expiresMs } = readToken;
  const fields = { tokenHash, tenantId, pledgeId, expiresMs };
  return readingOne(db.select(fields).from(readToken).where(eq(readToken.tokenHash, hash)).get());
}

async function readNamed(db: LibSQLDatabase, query: Parameters<PledgeReads['named']>[0]): Promise<NamedGift[]> {
  const { projectId, before, limit } = query;
  const { pledgeId, amountMinor, currency, paidMs } = pledge;
  const isKept = lt(pledge.refundedMinor, pledge.amountMinor);
  const isGift = and(eq(pledge.projectId, projectId), eq(pledge.named, true), eq(pledge.paymentState, 'paid'), isKept);
  const rows = await reading(
    db
      .select({ pledgeId, name: donorPrivate.displayName, amountMinor, currency, paidMs })
      .from(pledge)
      .innerJoin(donorPrivate, eq(donorPrivate.pledgeId, pledge.pledgeId))
      .where(and(isGift, isNotNull(donorPrivate.displayName), isAfter(before)))
      .orderBy(desc(pledge.paidMs), desc(pledge.pledgeId))
      .limit(limit),
  );
  return rows.flatMap((row) => {
    return row.name === null || row.paidMs === null ? [] : [{ ...row, name: row.name, paidMs: row.paidMs }];
  });
}

function isAfter(before: { readonly paidMs: number; readonly pledgeId: string } | undefined): SQL | undefined {
  if (before === undefined) return undefined;
  const isSameInstant = and(eq(pledge.paidMs, before.paidMs), lt(pledge.pledgeId, before.pledgeId));
  return or(lt(pledge.paidMs, before.paidMs), isSameInstant);
}
