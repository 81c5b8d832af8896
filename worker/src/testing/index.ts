export { MemoryStore } from '../adapters/memory/memory-store.ts';
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
export { aClearingAccount, aFee, aFundAccount, aJournal, aReversal } from './journal-builders.ts';
export { aDonor, anIdempotency, aPledge, aReadToken, aReceipt } from './pledge-builders.ts';
