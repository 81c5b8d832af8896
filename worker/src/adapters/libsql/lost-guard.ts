// Which guard a broken constraint stands for. A constraint without one here means that the unit itself is wrong.

import type { LibsqlError } from '@libsql/client';
import { LibsqlBatchError } from '@libsql/client/http';
import type { Guard } from '../../ports/index.ts';
import type { Compiled } from './changes/compiled.ts';

/** UNIQUE and PRIMARY KEY, by the columns SQLite names. */
const UNIQUE: ReadonlyMap<string, Guard> = new Map<string, Guard>([
  ['federation.tenant_id', 'revision'],
  ['federation.external_id', 'external-id'],
  ['charity.charity_id', 'revision'],
  ['charity.tenant_id, charity.charity_id', 'revision'],
  ['charity.tenant_id, charity.external_id', 'external-id'],
  ['charity.uscc', 'credit-code'],
  ['person.person_id', 'person'],
  ['person.email', 'person'],
  ['person_account.account_id', 'person'],
  ['person_account.provider, person_account.provider_account', 'person'],
  ['person_grant.grant_id', 'grant'],
  ['webhook_endpoint.endpoint_id', 'revision'],
  ['webhook_endpoint.tenant_id, webhook_endpoint.endpoint_id', 'revision'],
  ['webhook_endpoint.tenant_id, webhook_endpoint.external_id', 'external-id'],
  ['notice.notice_id', 'notice'],
  ['notice.tenant_id, notice.notice_id', 'notice'],
  ['delivery.delivery_id', 'notice'],
  ['invitation.invitation_id', 'invitation'],
  ['invitation.token_hash', 'invitation'],
  ['partner.partner_id', 'revision'],
  ['partner.tenant_id, partner.partner_id', 'revision'],
  ['partner.tenant_id, partner.external_id', 'external-id'],
  ['partner.tenant_id, partner.uscc', 'credit-code'],
  ['site.site_id', 'revision'],
  ['site.tenant_id, site.site_id', 'revision'],
  ['site.tenant_id, site.external_id', 'external-id'],
  ['site.tenant_id, site.origin', 'origin'],
  ['site_request.request_id', 'revision'],
  ['site_request.tenant_id, site_request.origin', 'origin'],
  ['campaign.campaign_id', 'revision'],
  ['campaign.tenant_id, campaign.campaign_id', 'revision'],
  ['campaign.tenant_id, campaign.external_id', 'external-id'],
  ['campaign.filing_number', 'filing-number'],
  ['project.project_id', 'revision'],
  ['project.tenant_id, project.project_id', 'revision'],
  ['project.tenant_id, project.external_id', 'external-id'],
  ['api_key.key_id', 'api-key'],
  ['api_key.key_hash', 'api-key'],
  ['pledge.pledge_id', 'pledge-state'],
  ['pledge.tenant_id, pledge.pledge_id, pledge.project_id', 'pledge-state'],
  ['pledge.tenant_id, pledge.pledge_id', 'pledge-state'],
  ['pledge.session_ref', 'session'],
  ['pledge.payment_ref', 'payment'],
  ['idempotency.tenant_id, idempotency.key_hash', 'idempotency-key'],
  ['read_token.token_hash', 'read-token'],
  ['pledge_attempt.intent', 'intent'],
  ['spent_proof.proof_id', 'proof'],
  ['inbox.provider, inbox.event_id', 'inbox'],
  ['erasure.pledge_id', 'erasure'],
  ['restriction.pledge_id', 'erasure'],
  ['leaf.fact_key', 'fact'],
  ['disclosure.project_id, disclosure.digest', 'fact'],
  ['disclosure.tenant_id, disclosure.project_id, disclosure.digest', 'fact'],
  ['journal.effect_key', 'effect'],
  ['journal.journal_id', 'effect'],
  ['journal.reverses_seq', 'reversed-once'],
  ['receipt.receipt_no', 'receipt'],
  ['receipt.pledge_id', 'receipt'],
  ['decision.idem_key', 'decision-key'],
  ['reservation.reservation_id', 'reservation'],
  ['reservation.journal_id', 'reservation'],
  ['management_terms.project_id', 'management-terms'],
  ['duty.duty_id', 'facts'],
  ['work_item.item_id', 'work-item'],
  ['work_event.item_id, work_event.revision', 'work-item'],
  ['work_event.tenant_id, work_event.request_key', 'work-request'],
  ['import_draft.draft_id', 'import'],
  ['upload.upload_id', 'upload'],
  ['upload.tenant_id, upload.upload_id', 'upload'],
  ['upload.project_id, upload.sha256', 'upload'],
  ['upload.project_id, upload.partner_id, upload.sha256', 'upload'],
  ['upload_publication.upload_id, upload_publication.round', 'publication'],
  ['refund.tenant_id, refund.pledge_id', 'refund'],
  ['refund.tenant_id, refund.pledge_id, refund.round', 'refund'],
]);

const CHECK: ReadonlyMap<string, Guard> = new Map<string, Guard>([
  ['hard_cap', 'hard-cap'],
  ['balance_side', 'balance'],
  ['balance_available', 'balance'],
  ['rate_limit', 'rate'],
]);

const TRIGGER: ReadonlyMap<string, Guard> = new Map<string, Guard>([
  ['grant_once', 'grant'],
  ['notice_once', 'notice'],
  ['federation_circle', 'federation-circle'],
  ['api_key_ended', 'api-key'],
  ['goals_within_filing', 'goals-within-filing'],
  ['posting_not_after_seal', 'effect'],
  ['journal_reverses_its_own_kind', 'parent'],
  ['journal_effect', 'effect'],
  ['journal_reversed_once', 'reversed-once'],
  ['receipt_pledge', 'receipt'],
  ['inbox_event', 'inbox'],
  ['leaf_fact', 'fact'],
  ['erasure', 'erasure'],
  ['refund_is_of_a_held_gift', 'refund'],
  ['refund_under_way', 'refund'],
  ['held_decision_while_open', 'decision'],
  ['upload_quota', 'quota'],
  ['upload_parent', 'parent'],
  ['upload_publication', 'publication'],
  ['decision_key', 'decision-key'],
  ['reservation', 'reservation'],
  ['management_cap', 'management-cap'],
  ['management_terms', 'management-terms'],
  ['owed', 'owed'],
  ['refund_within_gift', 'owed'],
  ['work_item', 'work-item'],
  ['duty_answer', 'duty'],
  // It was spent meanwhile, or the budget has changed.
  ['off_budget', 'facts'],
  // Its campaign was filed anew, for longer.
  ['surplus_after_the_end', 'facts'],
]);

/** The guard that a broken constraint stands for, or null where the unit breaks a rule. */
export function lostGuard(error: LibsqlError, unit: readonly Compiled[]): Guard | null {
  const [, kind, name = ''] = FAILURE.exec(error.message) ?? [];
  if (kind === undefined) return TRIGGER.get(error.message.replace(PREFIX, '')) ?? null;
  // A deferred key fails at COMMIT, which has no statement; it is a missing parent all the same.
  if (kind === 'FOREIGN KEY') return 'parent';
  if (kind === 'UNIQUE') return UNIQUE.get(name) ?? null;
  if (kind !== 'CHECK') return null;
  return name === 'guard_held' ? guardOfStatement(error, unit) : (CHECK.get(name) ?? null);
}

// The driver repeats the code in front of SQLite's message, once or twice; a remote server adds words of its own.
const PREFIX = /^(?:SQLITE_[A-Z_]+: )+(?:SQLite error: )?/;
const FAILURE = /(UNIQUE|CHECK|NOT NULL|FOREIGN KEY) constraint failed(?:: (.+))?$/;

function guardOfStatement(error: LibsqlError, unit: readonly Compiled[]): Guard | null {
  if (!(error instanceof LibsqlBatchError)) return null;
  return unit[error.statementIndex]?.held ?? null;
}
