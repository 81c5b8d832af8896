// A stream of requests sent to the software itself, through the use cases that people will have.

import { createHash } from 'node:crypto';
import type { Store } from '@happy-homeland/worker/ports';
import type { FundAnswer, TestPorts } from '@happy-homeland/worker/testing';
import {
  AFTER_CAMPAIGN_MS,
  accrueManagement,
  aFundedPublication,
  aJournal,
  anId,
  approveDisbursement,
  approveRefund,
  bookInterest,
  booking,
  bookSettlement,
  CATEGORY,
  importStatement,
  matchUnidentified,
  OFFICER,
  PARTNER,
  PROOF,
  payDisbursement,
  payRefund,
  payReimbursement,
  pinManagementTerms,
  receiveUnidentified,
  reimburseSpending,
  returnAdvance,
  returnUnidentified,
  reverseEntry,
  SIBLING,
  STATEMENT,
  spendManagement,
  testPorts,
  transferSurplus,
  verifySpending,
  voidDisbursement,
} from '@happy-homeland/worker/testing';
import type { Outcome, Plain, Step } from './model.ts';
import { giftsIn } from './model.ts';

const projectId = anId('project');
const { evidence } = PROOF;

type Send = () => Promise<Outcome>;

/** Sends steps one after the other, and remembers each request, so that it can be sent again to the letter. */
export class Runner {
  readonly ports: TestPorts;
  readonly #name: string;
  readonly #sent: { readonly send: Send; readonly misuse: Send }[] = [];
  readonly #ids: (readonly string[])[] = [];

  private constructor(ports: TestPorts, name: string) {
    this.ports = ports;
    this.#name = name;
  }

  /** A runner on an empty store; `name` keeps its keys apart from any other's. */
  static async on(store: Store, name = 'run'): Promise<Runner> {
    const ports = await testPorts({ store, nowMs: AFTER_CAMPAIGN_MS });
    await store.commit(aFundedPublication());
    return new Runner(ports, name);
  }

  async send(step: Step): Promise<Outcome> {
    const at = this.#sent.length;
    const request = this.#requestOf(step, at);
    this.#sent.push(request);
    return request.send();
  }

  /** Every request once more, to the letter. */
  async again(): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const { send } of this.#sent) outcomes.push(await send());
    return outcomes;
  }

  #requestOf(step: Step, at: number): { readonly send: Send; readonly misuse: Send } {
    switch (step.kind) {
      case 'repeat':
      case 'misuse': {
        const earlier = this.#sent[step.of];
        if (earlier === undefined) throw new RangeError(`no step ${step.of}`);
        const send = step.kind === 'repeat' ? earlier.send : earlier.misuse;
        return { send, misuse: earlier.misuse };
      }
      case 'reverse':
        return bothWays(() => this.#reverse(step.of));
      case 'give':
        return bothWays(() => this.#give(step.amount, at));
      default:
        return this.#command(step, at);
    }
  }

  #command(step: Exclude<Step, { readonly kind: 'give' | 'misuse' | 'repeat' | 'reverse' }>, at: number) {
    const key = `${this.#name} ${at}`;
    const reservationId = 'of' in step ? (this.#ids[step.of]?.[0] ?? 'nobody') : 'nobody';
    const call = async (over: number) => {
      const of = 'of' in step ? (this.#ids[step.of]?.[0] ?? 'nobody') : 'nobody';
      const isOwed = ['approve', 'match', 'remit', 'send-back'].includes(step.kind);
      const answer = isOwed
        ? await this.#owed({ step: step as OwedStep, key, of, over })
        : await request(this.ports, { step: step as Request['step'], key, reservationId, over });
      if (answer.kind === 'done') this.#ids[at] = answer.ids;
      return answer.kind === 'done' ? 'done' : answer.reason;
    };
    return { send: () => call(0), misuse: () => call(1) };
  }

  // A gift is the provider's fact, not a request: telling it again changes nothing.
  async #give(amountMinor: number, at: number): Promise<Outcome> {
    const name = anId(`gift${at}`);
    const journal = aJournal({ journalId: name, effectKey: `paid:stripe:${name}`, amountMinor, postings: [] });
    const clearing = account('A:Clearing:stripe', null, 'either');
    const postings = [
      { account: clearing, amountMinor },
      { account: account(`F:Restricted:${projectId}`, projectId, 'credit'), amountMinor: -amountMinor },
    ];
    await this.ports.store.commit([booking({ ...journal, postings })]);
    this.#ids[at] = [name];
    return 'done';
  }

  async #owed({ step, key, of, over }: { step: OwedStep; key: string; of: string; over: number }): Promise<FundAnswer> {
    const { ports } = this;
    const base = { projectId, key };
    const line = { ...base, lineRef: `${key}${over || ''}`, statement: STATEMENT };
    switch (step.kind) {
      case 'approve': {
        const seq = (await entryOf(ports.store, of))?.seq ?? 0;
        return approveRefund(ports, OFFICER, { ...base, seq, amountMinor: step.amount + over });
      }
      case 'remit':
        return payRefund(ports, OFFICER, { ...line, refundId: of });
      case 'match':
        return matchUnidentified(ports, OFFICER, { ...base, receiptId: `${of}${over || ''}` });
      case 'send-back':
        return returnUnidentified(ports, OFFICER, { ...line, receiptId: of });
      default:
        return unreachable(step);
    }
  }

  async #reverse(of: number): Promise<Outcome> {
    const [journalId] = this.#ids[of] ?? [];
    const entry = journalId === undefined ? null : await entryOf(this.ports.store, journalId);
    if (entry === null) return 'not-an-entry';
    const result = await reverseEntry(this.ports, OFFICER, { seq: entry.seq, reason: '更正' });
    return 'reason' in result ? result.reason : 'done';
  }
}

function bothWays(send: Send) {
  return { send, misuse: send };
}

async function entryOf({ books }: Store, journalId: string) {
  const page = await books.entries({ projectId, afterSeq: 0, limit: 10_000 });
  return page.find((entry) => entry.journalId === journalId) ?? null;
}

function account(code: string, of: string | null, side: 'credit' | 'either') {
  const charityId = anId('charity');
  const accountId = `${charityId}/${code}/CNY`;
  return { accountId, tenantId: anId('tenant'), charityId, projectId: of, code, currency: 'CNY', side };
}

type OwedStep = Extract<Step, { readonly kind: 'approve' | 'match' | 'remit' | 'send-back' }>;

interface Request {
  readonly step: Exclude<Step, OwedStep | { readonly kind: 'give' | 'misuse' | 'repeat' | 'reverse' }>;
  readonly key: string;
  readonly reservationId: string;
  /** Added to the amount, to make another request of it. */
  readonly over: number;
}

function request(ports: TestPorts, { step, key, reservationId, over }: Request): Promise<FundAnswer> {
  const base = { projectId, key };
  switch (step.kind) {
    case 'pay':
      return payDisbursement(ports, OFFICER, { ...base, reservationId: `${reservationId}${over || ''}` });
    case 'void':
      return voidDisbursement(ports, OFFICER, { ...base, reservationId: `${reservationId}${over || ''}` });
    case 'pin':
      return pinManagementTerms(ports, OFFICER, { ...base, capBps: step.capBps, baseMinor: step.amount + over });
    case 'verify': {
      const approvers = PROOF.approvers.slice(0, step.approvers);
      const spent = { partner: PARTNER, category: CATEGORY, evidence, approvers, amountMinor: step.amount + over };
      return verifySpending(ports, OFFICER, { ...base, ...spent });
    }
    default:
      return plain(ports, { kind: step.kind, base, amountMinor: step.amount + over });
  }
}

interface PlainRequest {
  readonly kind: Plain;
  readonly base: { readonly projectId: string; readonly key: string };
  readonly amountMinor: number;
}

function plain(ports: TestPorts, { kind, base, amountMinor }: PlainRequest): Promise<FundAnswer> {
  const withPartner = { ...base, partner: PARTNER, amountMinor };
  const line = { ...base, amountMinor, lineRef: base.key, statement: STATEMENT };
  switch (kind) {
    case 'promise':
      return approveDisbursement(ports, OFFICER, withPartner);
    case 'return':
      return returnAdvance(ports, OFFICER, withPartner);
    case 'repay':
      return payReimbursement(ports, OFFICER, withPartner);
    case 'reimburse':
      return reimburseSpending(ports, OFFICER, { ...withPartner, category: CATEGORY, ...PROOF });
    case 'payout':
      return bookSettlement(ports, OFFICER, { ...line, provider: 'stripe', parts: [{ projectId, amountMinor }] });
    case 'batch':
      return importStatement(ports, OFFICER, statementOf(base, amountMinor));
    case 'receive':
      return receiveUnidentified(ports, OFFICER, { ...line, on: '2027-03-31' });
    case 'interest':
      return bookInterest(ports, OFFICER, line);
    case 'accrue':
      return accrueManagement(ports, OFFICER, { ...base, amountMinor });
    case 'spend-management':
      return spendManagement(ports, OFFICER, { ...base, amountMinor, evidence });
    case 'surplus':
      return transferSurplus(ports, OFFICER, { ...base, amountMinor, to: SIBLING, basis: '募捐方案' });
    default:
      return unreachable(kind);
  }
}

// Every statement is another file.
function statementOf(base: PlainRequest['base'], amountMinor: number) {
  const statement = createHash('sha256').update(base.key).digest('hex');
  const count = giftsIn(amountMinor);
  const parts = [{ projectId, count, amountMinor }];
  return { ...base, source: 'bank', platform: null, on: '2027-03-31', statement, count, amountMinor, parts } as const;
}

function unreachable(kind: never): never {
  throw new Error(`no request ${String(kind)}`);
}
