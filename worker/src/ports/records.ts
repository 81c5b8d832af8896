// What is kept, one record per noun. Descriptive fields stay as the validated input (`body`); what a guard or a query
// needs has a field of its own. Amounts are minor units, `…Ms` epoch milliseconds, `…On` civil dates in Asia/Shanghai.

import type {
  CampaignInput,
  CharityInput,
  Currency,
  FederationInput,
  FederationLevel,
  FederationRole,
  Pack,
  ProjectInput,
} from '@happy-homeland/contract';

/** Fields of every record that is published by upsert. `revision` starts at 1 and guards concurrent changes. */
interface Published {
  readonly tenantId: string;
  readonly externalId: string;
  readonly revision: number;
  readonly updatedMs: number;
}

export interface FederationRecord extends Published {
  /** The federation above it; null at the top. */
  readonly parentTenantId: string | null;
  readonly level: FederationLevel | null;
  readonly name: string;
  readonly pack: Pack;
  readonly body: FederationInput;
}

export interface CharityRecord extends Published {
  readonly charityId: string;
  readonly uscc: string;
  readonly name: string;
  readonly certificateValidTo: string | null;
  readonly handOff: boolean;
  readonly body: CharityInput;
}

export interface SiteRecord extends Published {
  readonly siteId: string;
  readonly name: string;
  readonly origin: string;
}

export interface CampaignRecord extends Published {
  readonly campaignId: string;
  readonly charityId: string;
  readonly filingNumber: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly expectedMinor: number;
  readonly currency: Currency;
  readonly listed: boolean;
  /** The day on which it was ended before its time; null while its own days say it. */
  readonly endedOn: string | null;
  readonly body: CampaignInput;
}

export type ProjectStanding = 'raising' | 'paused' | 'ended' | 'closed';

export interface ProjectRecord extends Published {
  readonly projectId: string;
  readonly campaignId: string;
  readonly charityId: string;
  /** Order of publication, from 1; the store assigns it on the first put and ignores it afterwards. */
  readonly position: number;
  readonly title: string;
  readonly category: string;
  readonly region: string;
  readonly goalMinor: number;
  readonly currency: Currency;
  readonly atGoal: 'close' | 'continue';
  readonly hardCap: boolean;
  /** Whether it takes gifts: what its life has come to. */
  readonly standing: ProjectStanding;
  readonly body: ProjectInput;
}

/** What was published of a duty. The newest row of an item says where it stands. */
export interface DutyAnswerRecord {
  readonly tenantId: string;
  readonly itemId: string;
  readonly subjectId: string;
  readonly kind: string;
  /** The day as counted on which the duty falls due. */
  readonly dueOn: string;
  /** Of the disclosure. */
  readonly digest: string;
  readonly publishedOn: string;
  /** The entry on the statutory platform; null while there is none. */
  readonly entryUrl: string | null;
  readonly entryOn: string | null;
  readonly recordedMs: number;
}

/** A project with everything it hangs on. */
export interface ProjectFile {
  readonly project: ProjectRecord;
  readonly campaign: CampaignRecord;
  readonly charity: CharityRecord;
  readonly federation: FederationRecord;
  /** What was published of its duties, its campaign's and its charity's, oldest first. */
  readonly answers: readonly DutyAnswerRecord[];
}

export type PaymentState =
  | 'created'
  | 'awaiting_payment'
  | 'failed'
  | 'expired'
  | 'needs_review'
  | 'paid'
  | 'quarantined';

export interface PledgeRecord {
  readonly tenantId: string;
  readonly pledgeId: string;
  readonly projectId: string;
  readonly charityId: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly paymentState: PaymentState;
  readonly receiptChoice: 'waived' | 'requested';
  readonly named: boolean;
  /** Origin header of the request; null for a server-side client. */
  readonly origin: string | null;
  readonly siteId: string | null;
  readonly returnUrl: string | null;
  /** Query of the page it was made on that every later page of ours repeats: language and text size. */
  readonly pageQuery: string | null;
  /** What the provider is asked, fixed when the pledge is made: title, payee, and the donate page it leads back to. */
  readonly paymentTitle: string;
  readonly payeeName: string;
  readonly giveUrl: string;
  /** Part of the provider's idempotency key: a new one is used once the provider answered with a fault of its own. */
  readonly openingAttempt: number;
  readonly createdMs: number;
  readonly updatedMs: number;
  /** When the sweep looks at it next; null when nothing is left to wait for. */
  readonly checkAtMs: number | null;
  readonly provider: string;
  readonly sessionRef: string | null;
  readonly sessionUrl: string | null;
  readonly sessionExpiresMs: number | null;
  readonly paymentRef: string | null;
  readonly paidMs: number | null;
  readonly refundedMinor: number;
  /** What payers' banks took back for good, minor units. */
  readonly lostMinor: number;
  /** A payer's bank has asked for the money back, and has not given in. */
  readonly disputed: boolean;
  readonly reviewReason: string | null;
  readonly refundAtMs: number | null;
}

/** Personal data of a gift. It is kept here and nowhere else. */
export interface DonorPrivateRecord {
  readonly tenantId: string;
  readonly pledgeId: string;
  readonly displayName: string | null;
  readonly message: string | null;
  readonly fiscalTitle: string | null;
  readonly fiscalTaxNumber: string | null;
  readonly fiscalEmail: string | null;
  readonly salt: string;
  readonly consentedMs: number;
  /** Where the giver wants to hear of the project; no part of what the gift is committed to. */
  readonly newsEmail: string | null;
  /** The giver agreed that the message is shown; no part of the commitment either. */
  readonly messageShown: boolean;
}

/**
 * Ties a request to its pledge. Hashes are keyed, so they reveal neither key nor body. There is no stored answer: the
 * answer is made again, byte for byte, from the pledge, once the pledge has a session.
 */
export interface IdempotencyRecord {
  readonly tenantId: string;
  readonly keyHash: string;
  readonly requestHash: string;
  readonly pledgeId: string;
  readonly leaseUntilMs: number;
  readonly createdMs: number;
}

export interface ReceiptRecord {
  readonly receiptNo: string;
  readonly tenantId: string;
  readonly pledgeId: string;
  readonly projectId: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly issuedOn: string;
  readonly effectKey: string;
}

export interface ReadTokenRecord {
  readonly tokenHash: string;
  readonly tenantId: string;
  readonly pledgeId: string;
  readonly expiresMs: number;
}

export interface InboxRecord {
  readonly provider: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly outcome: string;
  readonly receivedMs: number;
}

export interface ApiKeyRecord {
  readonly keyId: string;
  readonly keyHash: string;
  /** Null for the operator's key, which may publish for every federation. */
  readonly tenantId: string | null;
  readonly label: string;
  readonly createdMs: number;
  readonly expiresMs: number | null;
  readonly revokedMs: number | null;
  /** Its scopes; null where it has all roles of its federation, or is the operator's. */
  readonly roles: readonly FederationRole[] | null;
  /** Who answers for what it does; null where it is the key itself. */
  readonly ownerId: string | null;
}

export interface SiteRequestRecord {
  readonly requestId: string;
  readonly tenantId: string;
  readonly projectId: string;
  readonly origin: string;
  readonly name: string;
  readonly contact: string;
  readonly createdMs: number;
}

export interface AuditRecord {
  readonly atMs: number;
  readonly actor: string;
  readonly tenantId: string | null;
  readonly action: string;
  readonly subject: string;
}

/** `name` is null where the giver gave none to be shown. */
export interface GivenMessage {
  readonly pledgeId: string;
  readonly projectId: string;
  readonly text: string;
  readonly name: string | null;
}

export interface NamedGift {
  readonly pledgeId: string;
  readonly name: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly paidMs: number;
}

/**
 * Who made a pledge, as far as limits need it: keyed hashes that are deleted within hours, and nowhere else. `intent`
 * is the caller's session and the whole request in one hash; null without a session.
 */
export interface AttemptRecord {
  readonly pledgeId: string;
  readonly tenantId: string;
  readonly addressHash: string;
  readonly sessionHash: string | null;
  readonly intent: string | null;
  /** Of the least amount that the project takes. */
  readonly least: boolean;
  readonly atMs: number;
}

/** A card that the provider declined. `declineRef` names the failed charge, however many notices tell of it. */
export interface DeclineRecord {
  readonly declineRef: string;
  readonly pledgeId: string;
  readonly atMs: number;
}

/** While it lasts, every new pledge of the tenant needs a proof of work. */
export interface SlowModeRecord {
  readonly tenantId: string;
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly reason: 'declines' | 'flood';
}
