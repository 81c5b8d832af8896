// A giver asks for a copy of everything that is held about a gift. The charity knows who asks and hands over a link; the link
// gives the file once, and only its keyed hash is kept.

import type { GiverCopy, GiverCopyInput, GiverCopyOffer } from '@happy-homeland/contract';
import type { DonorPrivateRecord, PledgeRecord, Ports, ReceiptRecord } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { auditRecord } from '../audit.ts';
import type { Decision } from '../commit.ts';
import { decideAndCommit } from '../commit.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import { messageState } from '../work-item/giver-message.ts';
import { askedGift } from './asked-gift.ts';
import { liveToken } from './live-token.ts';
import { publicStatus } from './pledge-reading.ts';

/** Long enough to read a link out of a message and open it, short enough that a message found later opens nothing. */
export const GIVER_COPY_LIFE_MS = 15 * 60_000;

// Of its own: what reads a pledge opens no copy, and a copy's token reads no pledge.
const PURPOSE = 'giver-copy';

export interface GiverCopyRequest {
  readonly input: GiverCopyInput;
  /** The only thing that the audit trail says of it. */
  readonly requestId: string;
}

/** Makes a link for the giver of one gift, `not-found` where the actor has no such gift. Asked again it makes another. */
export function offerGiverCopy(
  ports: Ports,
  actor: Actor,
  request: GiverCopyRequest,
): Promise<GiverCopyOffer | Refusal> {
  return decideAndCommit(ports, () => decide(ports, actor, request));
}

async function decide(
  ports: Ports,
  actor: Actor,
  { input, requestId }: GiverCopyRequest,
): Promise<Decision<GiverCopyOffer | Refusal>> {
  const pledge = await askedGift(ports, actor, input);
  if (pledge === null) return { kind: 'answer', answer: refused('not-found') };
  const { tenantId, pledgeId } = pledge;
  const token = ports.ids.id();
  const tokenHash = await ports.secrets.fingerprint(PURPOSE, token);
  const expiresMs = ports.clock.nowMs() + GIVER_COPY_LIFE_MS;
  const deed = { tenantId, action: 'giver-copy-offered', subject: requestId };
  return {
    kind: 'commit',
    unit: [
      { kind: 'insert-read-token', record: { tokenHash, tenantId, pledgeId, expiresMs } },
      { kind: 'append-audit', record: auditRecord(ports, actor, deed) },
    ],
    answer: { url: `${ports.settings.publicUrl}/copy/${token}`, expiresAt: instantOf(expiresMs) },
  };
}

export interface OpenOffer {
  readonly kind: 'open';
  readonly expiresAt: string;
}

/** Until when a link works; uses nothing up, because messengers open links by themselves. `not-found` where it is over. */
export async function viewGiverCopyOffer(ports: Ports, token: string): Promise<OpenOffer | Refusal> {
  const offer = await liveToken(ports, PURPOSE, token);
  if (offer === null) return refused('not-found');
  return { kind: 'open', expiresAt: instantOf(offer.expiresMs) };
}

/**
 * Uses the link up, then reads what is held: of several at once one gets the file, the others `not-found`. Throws
 * StoreError; then the link may be used up without a file, and the charity makes another.
 */
export async function takeGiverCopy(ports: Ports, token: string): Promise<GiverCopy | Refusal> {
  const offer = await liveToken(ports, PURPOSE, token);
  if (offer === null) return refused('not-found');
  const { tokenHash, pledgeId } = offer;
  const outcome = await ports.store.commit([{ kind: 'use-read-token', tokenHash, atMs: ports.clock.nowMs() }]);
  // Whatever was forgotten before this line is not in the file.
  return outcome.kind === 'committed' ? copyOf(ports, pledgeId) : refused('not-found');
}

async function copyOf(ports: Ports, pledgeId: string): Promise<GiverCopy | Refusal> {
  const { pledges } = ports.store;
  const pledge = await pledges.pledge(pledgeId);
  if (pledge === null) return refused('not-found');
  const [donor, receipt, erasure, restriction, state] = await Promise.all([
    pledges.donor(pledge.tenantId, pledgeId),
    pledges.receiptOf(pledgeId),
    pledges.erasure(pledgeId),
    pledges.restriction(pledgeId),
    messageState(ports, pledgeId),
  ]);
  return {
    madeAt: instantOf(ports.clock.nowMs()),
    gift: giftOf(pledge),
    receipt: receipt && receiptOf(ports, receipt),
    giver: donor === null || erasure !== null ? null : giverOf(donor, state),
    forgottenOn: erasure?.erasedOn ?? null,
    keptUntil: erasure === null ? (restriction?.keptUntil ?? null) : null,
  };
}

function giftOf(pledge: PledgeRecord): GiverCopy['gift'] {
  const { pledgeId, projectId, paymentTitle, payeeName, amountMinor, currency, named } = pledge;
  const { refundedMinor, lostMinor, disputed, reviewReason, provider, sessionRef, paymentRef } = pledge;
  const { origin, siteId, returnUrl, pageQuery } = pledge;
  return {
    pledgeId,
    projectId,
    paymentTitle,
    payeeName,
    amount: { amountMinor, currency },
    status: publicStatus(pledge),
    createdAt: instantOf(pledge.createdMs),
    updatedAt: instantOf(pledge.updatedMs),
    paidAt: instantOrNull(pledge.paidMs),
    refundedMinor,
    lostMinor,
    disputed,
    reviewReason,
    refundAt: instantOrNull(pledge.refundAtMs),
    named,
    fiscalReceipt: pledge.receiptChoice,
    payment: { provider, sessionRef, paymentRef },
    page: { origin, siteId, returnUrl, query: pageQuery },
  };
}

function receiptOf({ settings }: Ports, { receiptNo, issuedOn }: ReceiptRecord): GiverCopy['receipt'] {
  return { receiptNo, issuedOn, href: `${settings.publicUrl}/receipts/${receiptNo}` };
}

type Message = NonNullable<GiverCopy['giver']>['message'];

function giverOf(donor: DonorPrivateRecord, state: NonNullable<Message>['state']): GiverCopy['giver'] {
  const { displayName, message, messageShown, fiscalTitle, fiscalTaxNumber, fiscalEmail, newsEmail, salt } = donor;
  return {
    displayName,
    message: message === null ? null : { text: message, mayBeShown: messageShown, state },
    fiscalTitle,
    fiscalTaxNumber,
    fiscalEmail,
    newsEmail,
    consentedAt: instantOf(donor.consentedMs),
    commitmentSalt: salt,
  };
}

function instantOf(ms: number): string {
  return new Date(ms).toISOString();
}

function instantOrNull(ms: number | null): string | null {
  return ms === null ? null : instantOf(ms);
}
