// One right call for every operation of the contract. The table has a row for each: an operation without one does not
// compile, so no route escapes the tests that go through all of them.

import type { OperationId, WorkKind, WorkOperationId } from '@happy-homeland/contract';
import { machineOf, OPERATIONS, WORK_KINDS } from '@happy-homeland/contract';
import { aCampaign, aCharity, aFederation, aProject } from './builders.ts';
import { A_CONSENT, aPng } from './file-builders.ts';
import type { TestCall } from './test-client.ts';
import type { PublishedFederation } from './two-federations.ts';
import { bearer, pledgeOf } from './two-federations.ts';
import { contentFor } from './work-openings.ts';
import { sampleInput } from './work-samples.ts';

export interface OperationCall extends TestCall {
  readonly path: string;
  readonly method: string;
}

/** What an operation needs besides its path; `{…}` of the path are filled from the federation. */
interface Sample {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

type Sampler = (federation: PublishedFederation) => Sample;

const nothing: Sampler = () => ({});
const ofProject: Sampler = ({ projectId }) => ({ parameters: { projectId } });

const SAMPLES: Readonly<Record<OperationId, Sampler>> = {
  ...workSamples(),
  getHealth: nothing,
  getReadiness: nothing,
  getOpenApi: nothing,
  listProjects: nothing,
  getProject: ofProject,
  getChannel: ofProject,
  getCompliance: ofProject,
  getChallenge: ofProject,
  listLedger: ofProject,
  getLedgerCsv: ofProject,
  listDonations: ofProject,
  listDisclosures: ofProject,
  reportProject: ({ projectId }) => ({
    parameters: { projectId },
    body: { about: 'progress', text: '三号楼还没有装扶手（示例）' },
  }),
  listUpdates: ofProject,
  getProgress: ofProject,
  listMessages: ofProject,
  withdrawMessage: ({ pledgeId, secret }) => ({ parameters: { pledgeId }, headers: bearer(secret) }),
  getMessageWords: ({ work, apiKey }) => ({
    parameters: { itemId: work['donor-messages'] },
    headers: bearer(apiKey),
  }),
  listRegions: nothing,
  getRegion: () => ({ parameters: { code: '511802' } }),
  listComplaints: ofProject,
  getComplaint: ({ complaintNo, complaintSecret }) => ({
    parameters: { complaintNo },
    headers: bearer(complaintSecret),
  }),
  forgetComplaint: ({ complaintNo, complaintSecret }) => ({
    parameters: { complaintNo },
    headers: bearer(complaintSecret),
  }),
  getComplaintWords: ({ complaintNo, apiKey }) => ({ parameters: { itemId: complaintNo }, headers: bearer(apiKey) }),
  forgetComplaintWords: ({ complaintNo, apiKey }) => ({ parameters: { itemId: complaintNo }, headers: bearer(apiKey) }),
  createPledge: ({ projectId, giver, ownSite }) => ({
    headers: { 'idempotency-key': crypto.randomUUID(), origin: ownSite },
    body: pledgeOf(projectId, giver),
  }),
  getPledge: ({ pledgeId, secret }) => ({ parameters: { pledgeId }, headers: bearer(secret) }),
  getReceipt: ({ receiptNo }) => ({ parameters: { receiptNo } }),
  getReceiptProof: ({ receiptNo }) => ({ parameters: { receiptNo } }),
  lookupReceipt: ({ receiptNo }) => ({ body: { code: receiptNo, amountMinor: 2000 } }),
  getPledgeReceipt: ({ pledgeId, secret }) => ({ parameters: { pledgeId }, headers: bearer(secret) }),
  getLogCheckpoint: nothing,
  getLogCosigned: nothing,
  getLogTrust: nothing,
  getLogTile: () => ({ parameters: { level: 'entries', index: '000.p/1' } }),
  requestSite: ({ projectId }) => ({
    body: { projectId, origin: 'https://new.example.org', name: '新社区网（示例）', contact: '王老师（示例）' },
  }),
  receiveStripeEvent: () => ({
    headers: { 'stripe-signature': 'valid', 'content-type': 'application/json' },
    body: JSON.stringify({ eventId: crypto.randomUUID(), type: 'x', livemode: false, subject: { kind: 'none' } }),
  }),
  putFederation: (federation) => manage(federation, federation.name, aFederation().body),
  putCharity: (federation) =>
    manage(federation, 'new-charity', { ...aCharity().body, federation: federation.name, uscc: freshUscc() }),
  putSite: (federation) =>
    manage(federation, 'new-site', { federation: federation.name, name: '示例网', origin: 'https://s.example.org' }),
  putCampaign: (federation) =>
    manage(federation, 'new-campaign', {
      ...aCampaign().body,
      federation: federation.name,
      charity: `${federation.name}-charity`,
      filingNumber: crypto.randomUUID(),
    }),
  putProject: (federation) =>
    manage(federation, 'new-project', {
      ...aProject().body,
      federation: federation.name,
      campaign: `${federation.name}-campaign`,
      goal: { amountMinor: 100, currency: 'CNY' },
    }),
  putPartner: (federation) =>
    manage(federation, 'new-partner', {
      federation: federation.name,
      name: '示例村村民委员会',
      kind: 'villagers-committee',
    }),
  listPartners: ({ name, apiKey }) => ({ headers: bearer(apiKey), query: { federation: name } }),
  listPeople: ({ name, apiKey }) => ({ headers: bearer(apiKey), query: { federation: name } }),
  invitePerson: ({ name, apiKey }) => ({
    headers: bearer(apiKey),
    body: { federation: name, email: 'new@example.org', name: '示例', role: 'reviewer' },
  }),
  giveGrant: ({ name, personId, apiKey }) => ({
    parameters: { personId },
    headers: bearer(apiKey),
    body: { federation: name, role: 'approver' },
  }),
  withdrawGrant: ({ grantId, apiKey }) => ({ parameters: { grantId }, headers: bearer(apiKey) }),
  listApiKeys: ({ name, apiKey }) => ({ headers: bearer(apiKey), query: { federation: name } }),
  rotateApiKey: ({ spareKeyIds: [keyId = ''], apiKey }) => ({
    parameters: { keyId },
    headers: bearer(apiKey),
    body: { overlapHours: 1 },
  }),
  revokeApiKey: ({ spareKeyIds: [, keyId = ''], apiKey }) => ({ parameters: { keyId }, headers: bearer(apiKey) }),
  createApiKey: ({ name, apiKey }) => ({ headers: bearer(apiKey), body: { federation: name, label: 'a test' } }),
  listWebhookEndpoints: ({ name, apiKey }) => ({ headers: bearer(apiKey), query: { federation: name } }),
  putWebhookEndpoint: (federation) =>
    manage(federation, 'new-endpoint', {
      federation: federation.name,
      url: 'https://hooks.example.org/hh',
      events: ['donation.settled'],
    }),
  rotateWebhookSecret: ({ endpointId, apiKey }) => ({
    parameters: { endpointId },
    headers: bearer(apiKey),
    body: { overlapHours: 1 },
  }),
  disableWebhookEndpoint: ({ endpointId, apiKey }) => ({ parameters: { endpointId }, headers: bearer(apiKey) }),
  listDeliveries: ({ name, apiKey }) => ({ headers: bearer(apiKey), query: { federation: name } }),
  listDuties: ({ name, apiKey }) => ({ headers: bearer(apiKey), query: { federation: name } }),
  resendDelivery: ({ deliveryId, apiKey }) => ({ parameters: { deliveryId }, headers: bearer(apiKey) }),
  reverseJournalEntry: ({ seq, apiKey }) => ({ headers: bearer(apiKey), body: { seq, reason: '同一笔捐款重复入账' } }),
  importMoney: ({ apiKey, projectId }) => ({
    headers: bearer(apiKey),
    body: {
      projectId,
      source: 'cash',
      platform: null,
      document: 'd1'.repeat(32),
      dryRun: true,
      rows: [{ ref: 'box 1', on: '2026-11-21', amountMinor: 100, count: 1, projectId: null, code: null }],
    },
  }),
  listHeld: ({ apiKey }) => ({ headers: bearer(apiKey) }),
  decideHeld: ({ heldPledgeId, apiKey }) => ({
    parameters: { pledgeId: heldPledgeId },
    headers: bearer(apiKey),
    body: { decision: 'refund', reason: '募捐结束后付款，退回（示例）' },
  }),
  eraseGiver: ({ heldPledgeId, apiKey }) => ({ headers: bearer(apiKey), body: { pledgeId: heldPledgeId } }),
  offerGiverCopy: ({ pledgeId, apiKey }) => ({ headers: bearer(apiKey), body: { pledgeId } }),
  startBackup: ({ apiKey }) => ({ headers: bearer(apiKey) }),
  listVerdicts: ({ apiKey }) => ({ headers: bearer(apiKey) }),
  listBackups: ({ apiKey }) => ({ headers: bearer(apiKey) }),
  createUpload: ({ projectId, apiKey }) => ({
    parameters: { projectId },
    headers: { ...bearer(apiKey), 'content-type': 'image/png' },
    body: aPng({ shade: 3 }),
  }),
  listUploads: ({ projectId, apiKey }) => ({ parameters: { projectId }, headers: bearer(apiKey) }),
  getUploadFile: ({ shownId, apiKey }) => ({ parameters: { uploadId: shownId }, headers: bearer(apiKey) }),
  publishUpload: ({ shownId, apiKey }) => ({
    parameters: { uploadId: shownId },
    headers: bearer(apiKey),
    body: A_CONSENT,
  }),
  withdrawUpload: ({ takenId, apiKey }) => ({ parameters: { uploadId: takenId }, headers: bearer(apiKey) }),
  getPublicFile: ({ shownId }) => ({ parameters: { uploadId: shownId } }),
};

function workSamples(): Readonly<Record<WorkOperationId, Sampler>> {
  const rows = WORK_KINDS.flatMap((kind) => [
    [`${kind}.open`, opening(kind)],
    [
      `${kind}.list`,
      ({ apiKey, projectId }: PublishedFederation) => ({ headers: bearer(apiKey), query: { project: projectId } }),
    ],
    [
      `${kind}.get`,
      ({ apiKey, work }: PublishedFederation) => ({ headers: bearer(apiKey), parameters: { itemId: work[kind] } }),
    ],
    ...Object.keys(machineOf(kind).steps).map((step) => [`${kind}.${step}`, stepping(kind, step)]),
  ]);
  return Object.fromEntries(rows);
}

function opening(kind: WorkKind): Sampler {
  return (federation) => ({
    headers: bearer(federation.apiKey),
    parameters: { projectId: federation.projectId },
    body: contentFor(kind, federation),
  });
}

// An item that is open, and a body that fits; whether its machine has the step here is another test's question.
function stepping(kind: WorkKind, step: string): Sampler {
  return (federation) => ({
    headers: bearer(federation.apiKey),
    parameters: { itemId: federation.work[kind] },
    body: {
      seenRevision: 1,
      ...sampleInput(kind, step, { content: { ...contentFor(kind, federation) }, digest: '0'.repeat(64) }),
    },
  });
}

export const OPERATION_IDS = Object.keys(SAMPLES).filter((id): id is OperationId => Object.hasOwn(OPERATIONS, id));

/** The call of an operation in the name of a federation; keys and headers may be replaced. */
export function callOf(operationId: OperationId, federation: PublishedFederation): OperationCall {
  const { method, path } = OPERATIONS[operationId];
  const { parameters = {}, query = {}, headers = {}, body } = SAMPLES[operationId](federation);
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? 'missing'));
  const asked = new URLSearchParams(query).toString();
  const place = asked === '' ? filled : `${filled}?${asked}`;
  return { method: method.toUpperCase(), path: place, headers, ...(body === undefined ? {} : { body }) };
}

function manage({ apiKey }: PublishedFederation, externalId: string, body: unknown): Sample {
  return { parameters: { externalId }, headers: bearer(apiKey), body };
}

// Any 18 characters of the right shape: the check digit is the rules package's to judge.
function freshUscc(): string {
  const digits = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte % 10).join('');
  return `53511800MJ${digits}`;
}
