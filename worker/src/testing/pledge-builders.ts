import type {
  DonorPrivateRecord,
  IdempotencyRecord,
  PledgeRecord,
  ReadTokenRecord,
  ReceiptRecord,
} from '../ports/index.ts';
import { anId, NOW_MS } from './builders.ts';

export function aPledge(over: Partial<PledgeRecord> = {}): PledgeRecord {
  return {
    tenantId: anId('tenant'),
    pledgeId: anId('pledge'),
    projectId: anId('project'),
    charityId: anId('charity'),
    amountMinor: 2000,
    currency: 'CNY',
    paymentState: 'created',
    receiptChoice: 'waived',
    named: false,
    origin: null,
    siteId: null,
    returnUrl: null,
    pageQuery: null,
    paymentTitle: '给老人装扶手',
    payeeName: '示例县慈善基金会',
    giveUrl: 'https://give.example.org/give/project',
    openingAttempt: 1,
    createdMs: NOW_MS,
    updatedMs: NOW_MS,
    checkAtMs: NOW_MS + 60_000,
    provider: 'stripe',
    sessionRef: null,
    sessionUrl: null,
    sessionExpiresMs: null,
    paymentRef: null,
    paidMs: null,
    refundedMinor: 0,
    lostMinor: 0,
    disputed: false,
    reviewReason: null,
    refundAtMs: null,
    ...over,
  };
}

export function aDonor(over: Partial<DonorPrivateRecord> = {}): DonorPrivateRecord {
  return {
    tenantId: anId('tenant'),
    pledgeId: anId('pledge'),
    displayName: null,
    message: null,
    fiscalTitle: null,
    fiscalTaxNumber: null,
    fiscalEmail: null,
    salt: '5a17'.padEnd(32, '0'),
    consentedMs: NOW_MS,
    newsEmail: null,
    messageShown: false,
    ...over,
  };
}

export function anIdempotency(over: Partial<IdempotencyRecord> = {}): IdempotencyRecord {
  return {
    tenantId: anId('tenant'),
    keyHash: 'key-hash',
    requestHash: 'request-hash',
    pledgeId: anId('pledge'),
    leaseUntilMs: NOW_MS + 60_000,
    createdMs: NOW_MS,
    ...over,
  };
}

export function aReceipt(over: Partial<ReceiptRecord> = {}): ReceiptRecord {
  return {
    receiptNo: 'hh2222222222222222',
    tenantId: anId('tenant'),
    pledgeId: anId('pledge'),
    projectId: anId('project'),
    amountMinor: 2000,
    currency: 'CNY',
    issuedOn: '2026-11-22',
    effectKey: 'paid:stripe:pi_1',
    ...over,
  };
}

export function aReadToken(over: Partial<ReadTokenRecord> = {}): ReadTokenRecord {
  return {
    tokenHash: 'token-hash',
    tenantId: anId('tenant'),
    pledgeId: anId('pledge'),
    expiresMs: NOW_MS + 600_000,
    ...over,
  };
}
