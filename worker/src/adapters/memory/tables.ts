import type {
  AccountRecord,
  ApiKeyRecord,
  AuditRecord,
  CampaignRecord,
  CharityRecord,
  DonorPrivateRecord,
  FederationRecord,
  IdempotencyRecord,
  InboxRecord,
  JournalRecord,
  JournalTotal,
  PledgeRecord,
  ProjectRecord,
  ReadTokenRecord,
  ReceiptRecord,
  SiteRecord,
  SiteRequestRecord,
} from '../../ports/index.ts';
import { Table } from './table.ts';

/** A read token and when it was used; null while it is not. */
export interface KeptToken {
  readonly record: ReadTokenRecord;
  readonly usedMs: number | null;
}

/** Everything that is kept. Keys are made by `keyOf`, except where a record has one id of its own. */
export interface Tables {
  readonly federations: Table<FederationRecord>;
  readonly charities: Table<CharityRecord>;
  readonly sites: Table<SiteRecord>;
  readonly campaigns: Table<CampaignRecord>;
  readonly projects: Table<ProjectRecord>;
  readonly apiKeys: Table<ApiKeyRecord>;
  readonly siteRequests: Table<SiteRequestRecord>;
  readonly pledges: Table<PledgeRecord>;
  readonly donors: Table<DonorPrivateRecord>;
  readonly idempotency: Table<IdempotencyRecord>;
  readonly tokens: Table<KeptToken>;
  readonly inbox: Table<InboxRecord>;
  readonly receipts: Table<ReceiptRecord>;
  readonly accounts: Table<AccountRecord>;
  readonly balances: Table<number>;
  readonly journals: Table<JournalRecord>;
  readonly totals: Table<JournalTotal>;
  readonly audit: Table<AuditRecord>;
}

export function emptyTables(): Tables {
  return {
    federations: new Table(),
    charities: new Table(),
    sites: new Table(),
    campaigns: new Table(),
    projects: new Table(),
    apiKeys: new Table(),
    siteRequests: new Table(),
    pledges: new Table(),
    donors: new Table(),
    idempotency: new Table(),
    tokens: new Table(),
    inbox: new Table(),
    receipts: new Table(),
    accounts: new Table(),
    balances: new Table(),
    journals: new Table(),
    totals: new Table(),
    audit: new Table(),
  };
}

/** A copy that can be thrown away: one unit is applied to it, and it replaces the original only if all of it holds. */
export function forkTables(tables: Tables): Tables {
  return {
    federations: tables.federations.fork(),
    charities: tables.charities.fork(),
    sites: tables.sites.fork(),
    campaigns: tables.campaigns.fork(),
    projects: tables.projects.fork(),
    apiKeys: tables.apiKeys.fork(),
    siteRequests: tables.siteRequests.fork(),
    pledges: tables.pledges.fork(),
    donors: tables.donors.fork(),
    idempotency: tables.idempotency.fork(),
    tokens: tables.tokens.fork(),
    inbox: tables.inbox.fork(),
    receipts: tables.receipts.fork(),
    accounts: tables.accounts.fork(),
    balances: tables.balances.fork(),
    journals: tables.journals.fork(),
    totals: tables.totals.fork(),
    audit: tables.audit.fork(),
  };
}

/** One key out of several parts; no id contains a line feed. */
export function keyOf(...parts: readonly (string | number)[]): string {
  return parts.join('\n');
}
