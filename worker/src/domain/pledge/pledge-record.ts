// What is kept of a pledge when it is made. Personal data goes to its own record, so that the pledge itself can be
// kept, counted and shown for ever.

import type { PledgeInput } from '@happy-homeland/contract';
import type { DonorPrivateRecord, PledgeRecord, Ports, ProjectFile } from '../../ports/index.ts';
import { toBase64Url } from '../../publication/base64url.ts';
import { donateOrigin } from '../compliance/donate-origin.ts';
import type { PageOrigin } from '../project/channel.ts';
import { SESSION_LIFE_MS } from './payment-opening.ts';

/** Enough that nobody opens the public commitment to a gift by trying names. */
const SALT_BYTES = 32;

/** How long one attempt may work on a key before another may take it over. */
export const LEASE_MS = 60_000;

interface NewPledge {
  readonly input: PledgeInput;
  readonly page: PageOrigin;
  readonly pageQuery?: string | undefined;
}

export function newPledge(ports: Ports, file: ProjectFile, { input, page, pageQuery }: NewPledge): PledgeRecord {
  const nowMs = ports.clock.nowMs();
  const { tenantId, projectId, charityId } = file.project;
  return {
    tenantId,
    pledgeId: ports.ids.id(),
    projectId,
    charityId,
    amountMinor: input.amount.amountMinor,
    currency: input.amount.currency,
    paymentState: 'created',
    receiptChoice: input.fiscalReceipt.mode,
    named: input.display.mode === 'name',
    origin: page.origin,
    siteId: input.site ?? null,
    returnUrl: input.returnUrl ?? null,
    pageQuery: pageQuery ?? null,
    paymentTitle: file.project.title,
    payeeName: file.charity.name,
    giveUrl: `${donateOrigin(ports, file)}/give/${projectId}`,
    openingAttempt: 1,
    createdMs: nowMs,
    updatedMs: nowMs,
    checkAtMs: nowMs + LEASE_MS,
    provider: ports.payments.provider,
    sessionRef: null,
    sessionUrl: null,
    sessionExpiresMs: nowMs + SESSION_LIFE_MS,
    paymentRef: null,
    paidMs: null,
    refundedMinor: 0,
    lostMinor: 0,
    disputed: false,
    reviewReason: null,
    refundAtMs: null,
  };
}

export function donorOf(
  ports: Ports,
  input: PledgeInput,
  { tenantId, pledgeId, createdMs }: PledgeRecord,
): DonorPrivateRecord {
  const fiscal = input.fiscalReceipt.mode === 'requested' ? input.fiscalReceipt : null;
  return {
    tenantId,
    pledgeId,
    displayName: input.display.mode === 'name' ? input.display.name : null,
    message: input.message ?? null,
    fiscalTitle: fiscal?.title ?? null,
    fiscalTaxNumber: fiscal?.taxNumber ?? null,
    fiscalEmail: fiscal?.email ?? null,
    salt: toBase64Url(ports.ids.random(SALT_BYTES)),
    consentedMs: createdMs,
    newsEmail: input.news?.email ?? null,
    messageShown: input.message !== undefined && input.showMessage === true,
  };
}
