// A payment provider that does what a test says: it opens sessions as Stripe does (idempotent by key), and a test pays,
// expires or breaks them.

import type {
  Notice,
  OpenedPayment,
  OpenPayment,
  PaidFacts,
  PaymentFacts,
  Payments,
  PaymentsErrorCode,
  RefundFacts,
  RefundRequest,
} from '../ports/index.ts';
import { PaymentsError } from '../ports/index.ts';

/** How the next `open` fails: before anything happened, or after the session was made. */
export interface OpenFailure {
  readonly code: PaymentsErrorCode;
  readonly persisted: boolean;
}

export class ScriptedPayments implements Payments {
  readonly provider = 'stripe';
  readonly mode: 'test' | 'live';
  readonly pageOrigin = 'https://pay.example.org';
  /** Every request to `open`, replays included. */
  readonly opened: OpenPayment[] = [];
  /** How often the provider's word was asked for. */
  reads = 0;
  readonly #sessions = new Map<string, PaymentFacts>();
  readonly #byKey = new Map<string, OpenedPayment>();
  readonly #faulted = new Set<string>();
  #failures: OpenFailure[] = [];
  #readFailures: PaymentsErrorCode[] = [];

  constructor(mode: 'test' | 'live' = 'test') {
    this.mode = mode;
  }

  failNextOpen(failure: OpenFailure): void {
    this.#failures.push(failure);
  }

  failNextRead(code: PaymentsErrorCode): void {
    this.#readFailures.push(code);
  }

  /** Sessions the provider made, whatever the caller heard of it. */
  get sessionCount(): number {
    return this.#byKey.size;
  }

  async open(request: OpenPayment): Promise<OpenedPayment> {
    this.opened.push(request);
    const repeated = this.#faulted.has(request.idempotencyKey);
    const failure = repeated ? ({ code: 'faulted', persisted: false } as const) : this.#failures.shift();
    // As Stripe does: a fault that was answered is the answer to that key from then on.
    if (failure?.code === 'faulted') this.#faulted.add(request.idempotencyKey);
    if (failure && !failure.persisted) throw new PaymentsError({ code: failure.code, message: 'scripted' });
    const session = this.#byKey.get(request.idempotencyKey) ?? this.#make(request);
    if (failure) throw new PaymentsError({ code: failure.code, message: 'scripted, after the effect' });
    return session;
  }

  async read(sessionRef: string): Promise<PaymentFacts> {
    this.reads += 1;
    const code = this.#readFailures.shift();
    if (code) throw new PaymentsError({ code, message: 'scripted' });
    const facts = this.#sessions.get(sessionRef);
    if (!facts) throw new PaymentsError({ code: 'not-found', message: `no session ${sessionRef}` });
    return facts;
  }

  /** Every request for a refund, replays included. */
  readonly refundsAsked: RefundRequest[] = [];
  /** What the next refunds become at first; a wallet's is pending. */
  refundState: RefundFacts['state'] = 'succeeded';
  readonly #refunds = new Map<string, RefundFacts & { readonly sessionRef: string; readonly amountMinor: number }>();
  readonly #refundFailures: OpenFailure[] = [];

  failNextRefund(failure: OpenFailure): void {
    this.#refundFailures.push(failure);
  }

  /** Refunds the provider made, whatever the caller heard of it. */
  get refundCount(): number {
    return this.#refunds.size;
  }

  /** Whether any refund has not failed. */
  get hasStanding(): boolean {
    return [...this.#refunds.values()].some(({ state }) => state !== 'failed');
  }

  async refund(request: RefundRequest): Promise<RefundFacts> {
    this.refundsAsked.push(request);
    const { idempotencyKey } = request;
    const failure = this.#faulted.has(idempotencyKey)
      ? ({ code: 'faulted', persisted: false } as const)
      : this.#refundFailures.shift();
    if (failure?.code === 'faulted') this.#faulted.add(idempotencyKey);
    if (failure && !failure.persisted) throw new PaymentsError({ code: failure.code, message: 'scripted' });
    const { refundRef, state } = this.#refunds.get(idempotencyKey) ?? this.#giveBack(request);
    if (failure) throw new PaymentsError({ code: failure.code, message: 'scripted, after the effect' });
    return { refundRef, state };
  }

  async readRefund(wanted: string): Promise<RefundFacts> {
    const found = [...this.#refunds.values()].find(({ refundRef }) => refundRef === wanted);
    if (!found) throw new PaymentsError({ code: 'not-found', message: `no refund ${wanted}` });
    return { refundRef: found.refundRef, state: found.state };
  }

  /** As Stripe does after a day: a key is new again, and its refund is still there. */
  forgetKeys(): void {
    for (const [key, made] of [...this.#refunds]) {
      this.#refunds.delete(key);
      this.#refunds.set(`${key} (forgotten)`, made);
    }
  }

  /** The newest refund ends: taken by the wallet, or back to us. */
  endRefund(state: 'failed' | 'succeeded'): void {
    const [key, newest] = [...this.#refunds].findLast(([, made]) => made.state !== 'failed') ?? [];
    if (key === undefined || newest === undefined) throw new Error('no refund could end');
    this.#refunds.set(key, { ...newest, state });
    if (state === 'failed') this.#addRefunded(newest.sessionRef, -newest.amountMinor);
  }

  // As Stripe does: no more than was paid, and what has gone back whole is found.
  #giveBack(request: RefundRequest) {
    const { idempotencyKey, paymentRef, amountMinor } = request;
    const paid = [...this.#sessions.values()].find((facts) => facts.kind === 'paid' && facts.paymentRef === paymentRef);
    if (paid?.kind !== 'paid') throw new PaymentsError({ code: 'not-found', message: `no payment ${paymentRef}` });
    const leftMinor = paid.amountMinor - paid.refundedMinor;
    const newest = [...this.#refunds.values()].findLast(
      ({ sessionRef, state }) => sessionRef === paid.sessionRef && state !== 'failed',
    );
    if (leftMinor === 0)
      return newest ?? this.#keepRefund(`elsewhere ${paid.sessionRef}`, { sessionRef: paid.sessionRef, amountMinor });
    if (amountMinor > leftMinor) throw new PaymentsError({ code: 'refused', message: `only ${leftMinor} is left` });
    const made = this.#keepRefund(idempotencyKey, { sessionRef: paid.sessionRef, amountMinor });
    if (made.state !== 'failed') this.#addRefunded(paid.sessionRef, amountMinor);
    return made;
  }

  #keepRefund(key: string, payment: { readonly sessionRef: string; readonly amountMinor: number }) {
    const refundRef = `re_${this.#refunds.size + 1}`;
    const made = { refundRef, state: this.refundState, ...payment };
    this.#refunds.set(key, made);
    return made;
  }

  #addRefunded(sessionRef: string, amountMinor: number): void {
    const facts = this.#sessions.get(sessionRef);
    if (facts?.kind !== 'paid') throw new Error(`${sessionRef} is not paid`);
    this.#sessions.set(sessionRef, { ...facts, refundedMinor: facts.refundedMinor + amountMinor });
  }

  async verifyNotice(rawBody: string, signature: string | null): Promise<Notice> {
    if (signature !== 'valid') throw new PaymentsError({ code: 'invalid-signature', message: 'scripted' });
    return parseNotice(rawBody);
  }

  /** Notices that the provider could not deliver; a test puts them here. */
  readonly missed: Notice[] = [];
  /** How often they were asked for, and how the next asking fails after the first of them. */
  listings = 0;
  listingFailure: PaymentsErrorCode | null = null;

  async *undelivered(_sinceMs: number): AsyncGenerator<Notice> {
    this.listings += 1;
    for (const notice of this.missed) {
      yield notice;
      const code = this.listingFailure;
      this.listingFailure = null;
      if (code !== null) throw new PaymentsError({ code, message: 'scripted' });
    }
  }

  /** How often it was asked what went back, and how the next asking fails after the first of them. */
  comparisons = 0;
  comparisonFailure: PaymentsErrorCode | null = null;
  /** False where what went back is told by notices alone. */
  listsReturns = true;

  async *returned(_sinceMs: number): AsyncGenerator<string> {
    this.comparisons += 1;
    const all = this.listsReturns ? [...this.#sessions.values()] : [];
    for (const facts of all) {
      if (facts.kind !== 'paid' || (facts.refundedMinor === 0 && facts.disputes.length === 0)) continue;
      yield facts.paymentRef;
      const code = this.comparisonFailure;
      this.comparisonFailure = null;
      if (code !== null) throw new PaymentsError({ code, message: 'scripted' });
    }
  }

  /** The giver pays: the provider's word about this session is `paid` from now on. */
  pay(sessionRef: string, paid: Partial<PaidFacts> & { readonly paidAtMs: number }): void {
    const request = this.#requestOf(sessionRef);
    this.#sessions.set(sessionRef, {
      kind: 'paid',
      sessionRef,
      pledgeId: request.pledgeId,
      paymentRef: `pi_${sessionRef}`,
      amountMinor: request.amount.amountMinor,
      currency: request.amount.currency,
      livemode: this.mode === 'live',
      refundedMinor: 0,
      fee: { feeRef: `txn_${sessionRef}`, amountMinor: 12, currency: request.amount.currency },
      disputes: [],
      ...paid,
    });
  }

  /** A slow method has failed after the session was completed. */
  fail(sessionRef: string): void {
    const { pledgeId } = this.#requestOf(sessionRef);
    this.#sessions.set(sessionRef, { kind: 'failed', sessionRef, pledgeId });
  }

  /** The provider no longer knows the session. */
  lose(sessionRef: string): void {
    this.#sessions.delete(sessionRef);
  }

  expire(sessionRef: string): void {
    const { pledgeId } = this.#requestOf(sessionRef);
    this.#sessions.set(sessionRef, { kind: 'expired', sessionRef, pledgeId });
  }

  #make(request: OpenPayment): OpenedPayment {
    const sessionRef = `cs_${this.#byKey.size + 1}`;
    const url = `${this.pageOrigin}/${sessionRef}`;
    const session = { sessionRef, url, expiresAtMs: request.expiresAtMs };
    this.#byKey.set(request.idempotencyKey, session);
    this.#sessions.set(sessionRef, { kind: 'unsettled', sessionRef, pledgeId: request.pledgeId });
    return session;
  }

  #requestOf(sessionRef: string): OpenPayment {
    const [key] = [...this.#byKey].find(([, session]) => session.sessionRef === sessionRef) ?? [];
    const request = this.opened.find((candidate) => candidate.idempotencyKey === key);
    if (!request) throw new Error(`no session ${sessionRef} was opened`);
    return request;
  }
}

// As the real adapter does: what is signed and still no event is not a fault of ours.
function parseNotice(rawBody: string): Notice {
  try {
    const { eventId, type, livemode, subject, declineRef } = JSON.parse(rawBody) as Notice;
    const declined = declineRef === undefined ? {} : { declineRef };
    if (typeof eventId === 'string' && typeof subject.kind === 'string') {
      return { eventId, type, livemode, subject, ...declined };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  throw new PaymentsError({ code: 'malformed-notice', message: 'scripted' });
}
