// Where every operation is, without its schemas: whoever only serves or calls the operations need not build all of them.

import type { Route } from './route-shape.ts';
import { WORK_ROUTES } from './work/work-route.ts';

const PLAIN_ROUTES = {
  getHealth: { method: 'get', path: '/healthz' },
  getReadiness: { method: 'get', path: '/readyz' },
  getOpenApi: { method: 'get', path: '/openapi.json' },
  listProjects: { method: 'get', path: '/v1/projects' },
  getProject: { method: 'get', path: '/v1/projects/{projectId}' },
  getChannel: { method: 'get', path: '/v1/projects/{projectId}/channel' },
  getCompliance: { method: 'get', path: '/v1/projects/{projectId}/compliance' },
  getChallenge: { method: 'get', path: '/v1/projects/{projectId}/challenge' },
  listLedger: { method: 'get', path: '/v1/projects/{projectId}/ledger' },
  getLedgerCsv: { method: 'get', path: '/v1/projects/{projectId}/ledger.csv' },
  listDonations: { method: 'get', path: '/v1/projects/{projectId}/donations' },
  listDisclosures: { method: 'get', path: '/v1/projects/{projectId}/disclosures' },
  createPledge: { method: 'post', path: '/v1/pledges' },
  getPledge: { method: 'get', path: '/v1/pledges/{pledgeId}' },
  getReceipt: { method: 'get', path: '/v1/receipts/{receiptNo}' },
  getReceiptProof: { method: 'get', path: '/v1/receipts/{receiptNo}/proof' },
  lookupReceipt: { method: 'post', path: '/v1/receipts/lookup' },
  getPledgeReceipt: { method: 'get', path: '/v1/pledges/{pledgeId}/receipt' },
  getLogCheckpoint: { method: 'get', path: '/log/checkpoint' },
  getLogCosigned: { method: 'get', path: '/log/cosigned' },
  getLogTrust: { method: 'get', path: '/log/trust.json' },
  getLogTile: { method: 'get', path: '/log/tile/{level}/{index}' },
  requestSite: { method: 'post', path: '/v1/site-requests' },
  receiveStripeEvent: { method: 'post', path: '/v1/webhooks/stripe' },
  putFederation: { method: 'put', path: '/v1/manage/federations/{externalId}' },
  putCharity: { method: 'put', path: '/v1/manage/charities/{externalId}' },
  putSite: { method: 'put', path: '/v1/manage/sites/{externalId}' },
  putCampaign: { method: 'put', path: '/v1/manage/campaigns/{externalId}' },
  putProject: { method: 'put', path: '/v1/manage/projects/{externalId}' },
  putPartner: { method: 'put', path: '/v1/manage/partners/{externalId}' },
  listPartners: { method: 'get', path: '/v1/manage/partners' },
  listPeople: { method: 'get', path: '/v1/manage/people' },
  invitePerson: { method: 'post', path: '/v1/manage/people' },
  giveGrant: { method: 'post', path: '/v1/manage/people/{personId}/grants' },
  withdrawGrant: { method: 'post', path: '/v1/manage/grants/{grantId}/withdraw' },
  listApiKeys: { method: 'get', path: '/v1/manage/api-keys' },
  rotateApiKey: { method: 'post', path: '/v1/manage/api-keys/{keyId}/rotate' },
  revokeApiKey: { method: 'post', path: '/v1/manage/api-keys/{keyId}/revoke' },
  createApiKey: { method: 'post', path: '/v1/manage/api-keys' },
  reverseJournalEntry: { method: 'post', path: '/v1/manage/corrections' },
  listHeld: { method: 'get', path: '/v1/manage/held' },
  decideHeld: { method: 'post', path: '/v1/manage/held/{pledgeId}/decisions' },
  eraseGiver: { method: 'post', path: '/v1/manage/erasures' },
  listVerdicts: { method: 'get', path: '/v1/manage/verdicts' },
  startBackup: { method: 'post', path: '/v1/manage/backups' },
  listBackups: { method: 'get', path: '/v1/manage/backups' },
  createUpload: { method: 'post', path: '/v1/manage/projects/{projectId}/uploads' },
  listUploads: { method: 'get', path: '/v1/manage/projects/{projectId}/uploads' },
  getUploadFile: { method: 'get', path: '/v1/manage/uploads/{uploadId}/file' },
  publishUpload: { method: 'post', path: '/v1/manage/uploads/{uploadId}/publish' },
  withdrawUpload: { method: 'post', path: '/v1/manage/uploads/{uploadId}/withdraw' },
  getPublicFile: { method: 'get', path: '/v1/files/{uploadId}' },
} as const satisfies Readonly<Record<string, Route>>;

/** operationId → method and path. `OPERATIONS` says the rest. */
export const ROUTES = { ...PLAIN_ROUTES, ...WORK_ROUTES } as const;

export type OperationId = keyof typeof ROUTES;
