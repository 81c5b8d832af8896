export { SerialClient } from '../adapters/libsql/client.ts';
export type { KnownMigration } from '../adapters/libsql/known-schema.ts';
export { KNOWN_SCHEMA } from '../adapters/libsql/known-schema.ts';
export type { Migration } from '../adapters/libsql/migrate.ts';
export { openLibsqlStore } from '../adapters/libsql/open.ts';
export { RemoteClient } from '../adapters/libsql/remote-client.ts';
export type { RemoteMigrateOptions } from '../adapters/libsql/remote-migrate.ts';
export { migrateRemote } from '../adapters/libsql/remote-migrate.ts';
export type { RemoteOpenOptions } from '../adapters/libsql/remote-open.ts';
export { openRemoteStore } from '../adapters/libsql/remote-open.ts';
export type { LibsqlStore } from '../adapters/libsql/store.ts';
export { openErasures } from '../adapters/libsql/tombstones.ts';
export { MemoryStore } from '../adapters/memory/memory-store.ts';
export { createStripePayments } from '../adapters/stripe/stripe-payments.ts';
export { gatherLines } from '../adapters/system/log-lines.ts';
export { nodeHashing } from '../adapters/system/node-hashing.ts';
export { createReporter } from '../adapters/system/reporter.ts';
export { createSecrets } from '../adapters/system/secrets.ts';
export { LIMITS_DEFAULT } from '../domain/access/limits.ts';
export { bookSettlement } from '../domain/fund/bank-settlement.ts';
export { reverseEntry } from '../domain/fund/correction.ts';
export { approveDisbursement, payDisbursement, returnAdvance, voidDisbursement } from '../domain/fund/disbursement.ts';
export type { FundAnswer } from '../domain/fund/fund-command.ts';
export { bookInterest } from '../domain/fund/interest.ts';
export { accrueManagement, pinManagementTerms, spendManagement } from '../domain/fund/management.ts';
export { payReimbursement, reimburseSpending, verifySpending } from '../domain/fund/spending.ts';
export { importStatement } from '../domain/fund/statement-import.ts';
export { transferSurplus } from '../domain/fund/surplus.ts';
export {
  matchUnidentified,
  openMatters,
  receiveUnidentified,
  returnUnidentified,
} from '../domain/fund/unidentified.ts';
export { HELD_TERM_MS } from '../domain/gift/held-gift.ts';
export { receiveNotice } from '../domain/gift/notice.ts';
export { approveRefund, payRefund } from '../domain/gift/refund-approval.ts';
export { settle } from '../domain/gift/settlement.ts';
export { decideHeld } from '../domain/held/held-decision.ts';
export { eraseGiver } from '../domain/pledge/erasure.ts';
export { getProject, listLedger } from '../domain/project/project.ts';
export { getRegion } from '../domain/region/region.ts';
export { tick } from '../domain/tick/tick.ts';
export type { PageDocuments, PageMaterial } from '../pages/testing/every-page.ts';
export { everyPage } from '../pages/testing/every-page.ts';
export { beginLog } from '../publication/facts.ts';
export { LEASE_MS, sequence } from '../publication/sequencer.ts';
export { aPartner } from './access-builders.ts';
export {
  aCampaign,
  aCharity,
  aFederation,
  aNotice,
  anApiKey,
  anAudit,
  anId,
  aProject,
  aPublication,
  aSite,
  aSiteRequest,
  NOW_MS,
} from './builders.ts';
export { certificateFor } from './certificate.ts';
export { disclosing } from './disclosure-builders.ts';
export { FaultyStore } from './faulty-store.ts';
export { aJpeg, anExif, jpegSegment } from './file-builders.ts';
export {
  aBankAccount,
  aDecision,
  aDisbursement,
  aMovement,
  anAdvanceAccount,
  aReimbursedSpending,
  aReservation,
  paidBy,
  someEvidence,
  someTerms,
} from './fund-builders.ts';
export {
  AFTER_CAMPAIGN_MS,
  aFundedPublication,
  CATEGORY,
  FILED_PARTNER,
  fundedPorts,
  idsOf,
  PARTNER,
  PARTNER_FACTS,
  PROOF,
  SIBLING,
  STATEMENT,
} from './funding.ts';
export type { GiftFacts } from './gift-builders.ts';
export { giftId, move, pledgeUnit, sessionUnit, settleUnit } from './gift-builders.ts';
export { aHeldDecision, aRefund, heldGift, heldUnits } from './held-builders.ts';
export {
  AFTER_THE_END_MS,
  COLLEAGUE,
  certifyUntil,
  extendCampaign,
  HELD_REASON,
  heldBooks,
  makeHeldGift,
  OFFICER,
  THIRD,
} from './holding.ts';
export { aClearingAccount, aFee, aFundAccount, aJournal, aReversal, booking } from './journal-builders.ts';
export { aLogKey, aPublicLog, LOG_ENV, LOG_ORIGIN, MemoryWitness, openLogProcess } from './log-builders.ts';
export type { LogWorld } from './log-world.ts';
export { aLogWorld } from './log-world.ts';
export type { MailServer } from './mail-server.ts';
export { startMailServer } from './mail-server.ts';
export { aDonor, anIdempotency, aPledge, aReadToken, aReceipt } from './pledge-builders.ts';
export type { MadePledge } from './scenario.ts';
export { aListedPublication, makePledge, OWN_ORIGIN, PLATFORM, publishedPorts } from './scenario.ts';
export type { OpenFailure } from './scripted-payments.ts';
export { ScriptedPayments } from './scripted-payments.ts';
export { solveProof } from './solve-proof.ts';
export type { StoreCase } from './store-suite/store-case.ts';
export { STORE_SUITE } from './store-suite/store-suite.ts';
export type { TempLibsqlStore } from './temp-libsql-store.ts';
export { projectMigrations, tempLibsqlStore } from './temp-libsql-store.ts';
export type { TestAnswer, TestCall, TestClient } from './test-client.ts';
export { slugOf, testClient } from './test-client.ts';
export type { TestPorts, TestPortsOptions } from './test-ports.ts';
export { testPorts, WIDE_LIMITS } from './test-ports.ts';
export type { TwoFederations } from './two-federations.ts';
export { twoFederations } from './two-federations.ts';
