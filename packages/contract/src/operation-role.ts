// Which roles each operation takes. The deployment asks this table at the door, the OpenAPI document shows it, and the
// authorisation matrix is made from it: an operation without a line here does not compile.

import type { Role } from './role.ts';
import { FEDERATION_ROLES } from './role.ts';
import type { OperationId } from './route.ts';
import { WORK_ROLES } from './work/work-role.ts';

/** `anyone`: it asks for no role, though it may ask for a secret or a signature. */
export type OperationRoles = 'anyone' | readonly Role[];

const KEEPERS = ['administrator', 'operator'] as const satisfies readonly Role[];
/** Everybody who works with a project; a site owner shows it and has no business in its papers. */
const UPLOAD_READERS = [
  ...(['partner-editor', 'supervisor', 'reviewer', 'finance', 'approver', 'auditor'] as const),
  ...KEEPERS,
] as const satisfies readonly Role[];
const ANY = [...FEDERATION_ROLES, 'operator'] as const satisfies readonly Role[];

export const OPERATION_ROLES: Readonly<Record<OperationId, OperationRoles>> = {
  getHealth: 'anyone',
  getReadiness: 'anyone',
  getOpenApi: 'anyone',
  listProjects: 'anyone',
  getProject: 'anyone',
  getChannel: 'anyone',
  getCompliance: 'anyone',
  getChallenge: 'anyone',
  listLedger: 'anyone',
  getLedgerCsv: 'anyone',
  listDonations: 'anyone',
  listDisclosures: 'anyone',
  listUpdates: 'anyone',
  getProgress: 'anyone',
  reportProject: 'anyone',
  listMessages: 'anyone',
  withdrawMessage: 'anyone',
  getMessageWords: ['finance', 'approver', 'auditor', 'administrator'],
  listRegions: 'anyone',
  getRegion: 'anyone',
  listComplaints: 'anyone',
  getComplaint: 'anyone',
  forgetComplaint: 'anyone',
  getComplaintWords: ['supervisor', 'reviewer', 'finance', 'approver', 'auditor', 'administrator'],
  forgetComplaintWords: KEEPERS,
  createPledge: 'anyone',
  getPledge: 'anyone',
  getReceipt: 'anyone',
  getReceiptProof: 'anyone',
  lookupReceipt: 'anyone',
  getPledgeReceipt: 'anyone',
  getLogCheckpoint: 'anyone',
  getLogCosigned: 'anyone',
  getLogTrust: 'anyone',
  getLogTile: 'anyone',
  requestSite: 'anyone',
  receiveStripeEvent: 'anyone',
  putFederation: KEEPERS,
  putCharity: KEEPERS,
  putSite: [...KEEPERS, 'site-owner'],
  putCampaign: KEEPERS,
  putProject: KEEPERS,
  putPartner: KEEPERS,
  importMoney: ['finance', 'operator'],
  listPartners: ANY,
  listPeople: KEEPERS,
  invitePerson: KEEPERS,
  giveGrant: KEEPERS,
  withdrawGrant: KEEPERS,
  listApiKeys: KEEPERS,
  createApiKey: KEEPERS,
  rotateApiKey: KEEPERS,
  revokeApiKey: KEEPERS,
  listWebhookEndpoints: [...KEEPERS, 'auditor'],
  putWebhookEndpoint: KEEPERS,
  rotateWebhookSecret: KEEPERS,
  disableWebhookEndpoint: KEEPERS,
  listDeliveries: [...KEEPERS, 'auditor'],
  resendDelivery: KEEPERS,
  listDuties: ['finance', 'approver', 'reviewer', 'auditor', ...KEEPERS],
  reverseJournalEntry: ['approver', 'operator'],
  listHeld: ['finance', 'approver', 'auditor', 'operator'],
  decideHeld: ['finance', 'approver', 'operator'],
  eraseGiver: KEEPERS,
  offerGiverCopy: KEEPERS,
  listVerdicts: ['reviewer', 'auditor', 'administrator', 'operator'],
  startBackup: ['operator'],
  listBackups: ['operator'],
  createUpload: ['partner-editor', 'supervisor', 'finance', 'approver', ...KEEPERS],
  listUploads: UPLOAD_READERS,
  getUploadFile: UPLOAD_READERS,
  publishUpload: ['approver', 'administrator'],
  withdrawUpload: ['partner-editor', 'supervisor', 'finance', 'approver', ...KEEPERS],
  getPublicFile: 'anyone',
  ...WORK_ROLES,
};
