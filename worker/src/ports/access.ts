// Who may act: the tree of federations, partners, and keys.

import type { PartnerInput, PartnerKind } from '@happy-homeland/contract';
import type {
  ApiKeyRecord,
  CampaignRecord,
  CharityRecord,
  FederationRecord,
  SiteRecord,
  SiteRequestRecord,
} from './records.ts';

export interface PartnerRecord {
  readonly tenantId: string;
  readonly externalId: string;
  readonly revision: number;
  readonly updatedMs: number;
  readonly partnerId: string;
  readonly name: string;
  readonly kind: PartnerKind;
  readonly uscc: string | null;
  readonly body: PartnerInput;
}

/** What else has a credit code, by external ids. */
export interface SameBody {
  readonly uscc: string;
  readonly federation: string | null;
  readonly charity: string | null;
}

export type AccessChange =
  /** Inserts at revision 1 and otherwise replaces exactly revision − 1. Loses `credit-code` where another partner has it. */
  { readonly kind: 'put-partner'; readonly record: PartnerRecord } | EndApiKey;

/** Happens only while the key is as it was seen, and was not revoked; loses `api-key` otherwise. */
export interface EndApiKey {
  readonly kind: 'end-api-key';
  readonly keyId: string;
  readonly seenExpiresMs: number | null;
  readonly set: { readonly expiresMs: number } | { readonly revokedMs: number };
}

export interface AccessReads {
  federationById(tenantId: string): Promise<FederationRecord | null>;
  /** Federations above this one, nearest first. */
  ancestors(tenantId: string): Promise<readonly string[]>;
  /** Federations below any of these, and these, at most `limit`. */
  below(query: { readonly tenantIds: readonly string[]; readonly limit: number }): Promise<readonly FederationRecord[]>;
  /** Campaigns of a federation, those that end last first. */
  campaigns(query: { readonly tenantId: string; readonly limit: number }): Promise<readonly CampaignRecord[]>;
  /** Charities of a federation by external id, or those of them whose name, credit code or external id has these words in it. */
  charities(query: {
    readonly tenantId: string;
    readonly text?: string | undefined;
    readonly limit: number;
  }): Promise<readonly CharityRecord[]>;
  /** Websites that asked to be registered with a federation, newest first. */
  siteRequests(query: { readonly tenantId: string; readonly limit: number }): Promise<readonly SiteRequestRecord[]>;
  /** Registered sites of a federation, by external id. */
  sites(query: { readonly tenantId: string; readonly limit: number }): Promise<readonly SiteRecord[]>;
  partnerById(partnerId: string): Promise<PartnerRecord | null>;
  charityById(charityId: string): Promise<CharityRecord | null>;
  partner(tenantId: string, externalId: string): Promise<PartnerRecord | null>;
  /** By external id, those after `after`. */
  partners(query: {
    readonly tenantId: string;
    readonly after?: string | undefined;
    readonly limit: number;
  }): Promise<readonly PartnerRecord[]>;
  /** Federations and charities of the deployment with these credit codes. */
  sameBodies(usccs: readonly string[]): Promise<readonly SameBody[]>;
  key(keyId: string): Promise<ApiKeyRecord | null>;
  /** Newest first, those before `before`. */
  keys(query: {
    readonly tenantId: string;
    readonly before?: { readonly createdMs: number; readonly keyId: string } | undefined;
    readonly limit: number;
  }): Promise<readonly ApiKeyRecord[]>;
}
