// A provider that knows what a file tells it. Signatures are still verified by the real adapter; only its network is
// gone, so that a storm measures this software and not a second server.

import { existsSync, readFileSync } from 'node:fs';
import type { PaymentFacts, Payments } from '@happy-homeland/worker/ports';
import { PaymentsError } from '@happy-homeland/worker/ports';

/** Facts by session. `feeReads`: how often the fee is not known yet when it is asked for. */
export type ToldFacts = Readonly<Record<string, PaymentFacts & { readonly feeReads?: number }>>;

export function toldPayments(real: Payments, factsFile: string | undefined): Payments {
  const told: ToldFacts = factsFile === undefined ? {} : parseFacts(readFileSync(factsFile, 'utf8'));
  const reads = new Map<string, number>();
  return {
    provider: real.provider,
    mode: real.mode,
    pageOrigin: real.pageOrigin,
    refund: (request) => real.refund(request),
    readRefund: (refundRef) => real.readRefund(refundRef),
    verifyNotice: (rawBody, signature) => real.verifyNotice(rawBody, signature),
    async *undelivered() {
      // A storm delivers its own notices, and nothing else exists.
    },
    async *returned() {
      // Nothing goes back but what a storm tells of.
    },
    open: async ({ pledgeId, expiresAtMs }) => {
      const sessionRef = `cs_${pledgeId}`;
      return { sessionRef, url: `${real.pageOrigin}/${sessionRef}`, expiresAtMs };
    },
    read: async (sessionRef) => {
      const facts = told[sessionRef];
      if (facts === undefined) throw new PaymentsError({ code: 'not-found', message: 'nothing is told of it' });
      const before = reads.get(sessionRef) ?? 0;
      reads.set(sessionRef, before + 1);
      return facts.kind === 'paid' && before < (facts.feeReads ?? 0) ? { ...facts, fee: null } : facts;
    },
  };
}

/** The same provider, which has also given back what the file says, in minor units by session. */
export function withRefunds(payments: Payments, refundsFile: string): Payments {
  return {
    ...payments,
    read: async (sessionRef) => {
      const facts = await payments.read(sessionRef);
      const told = parseRefunds(refundsFile)[sessionRef] ?? 0;
      return facts.kind === 'paid' ? { ...facts, refundedMinor: Math.max(facts.refundedMinor, told) } : facts;
    },
  };
}

/** The same provider, at which the sessions that the file lists were paid long after every appeal had ended. */
export function withLate(payments: Payments, lateFile: string): Payments {
  return {
    ...payments,
    read: async (sessionRef) => {
      const facts = await payments.read(sessionRef);
      const isLate = facts.kind === 'paid' && parseLate(lateFile).includes(sessionRef);
      return isLate ? { ...facts, paidAtMs: facts.paidAtMs + LATE_MS } : facts;
    },
  };
}

const LATE_MS = 3 * 366 * 24 * 3_600_000;

function parseLate(file: string): readonly string[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
}

function parseRefunds(file: string): Readonly<Record<string, number>> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>) : {};
}

function parseFacts(text: string): ToldFacts {
  return JSON.parse(text) as ToldFacts;
}
