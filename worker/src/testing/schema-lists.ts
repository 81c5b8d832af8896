// What the schema must hold, for the test that compares it with what Drizzle and the guards say.

/** Tables that hold money, or what money hangs on. */
export const MONEY = [
  'account',
  'balance',
  'campaign',
  'journal',
  'journal_total',
  'management_terms',
  'pledge',
  'posting',
  'project',
  'project_intake',
  'receipt',
  'refund',
  'reservation',
];

/** Kept by the store or by triggers alone: no unit can break them, or only a unit that is wrong. */
export const WITHOUT_GUARD = [
  'account.account_id',
  'account.charity_id, account.code, account.currency',
  'balance.account_id',
  'campaign.tenant_id, campaign.campaign_id, campaign.charity_id',
  'complaint_words.item_id',
  'decline.decline_ref',
  'donor_private.tenant_id, donor_private.pledge_id',
  'duty_clock.subject_id',
  'evidence.journal_id, evidence.line',
  'held_decision.tenant_id, held_decision.pledge_id, held_decision.round, held_decision.key_id',
  'intake_minute.tenant_id, intake_minute.minute_ms',
  'journal_total.project_id, journal_total.kind, journal_total.source, journal_total.currency',
  'meta.key',
  'person_session.session_id',
  'person_session.token',
  'person_two_factor.two_factor_id',
  'person_verification.verification_id',
  'pledge_attempt.pledge_id',
  'posting.journal_id, posting.line',
  'project.position',
  'project.tenant_id, project.project_id, project.charity_id',
  'project_intake.tenant_id, project_intake.project_id',
  'rate.key',
  'slow_mode.tenant_id',
  'write_mark.unit_id',
];
