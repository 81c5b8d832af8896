// Every HTTP operation, once. The OpenAPI document is generated from this list and the worker registers its routes
// against it, so neither can know a route that the other does not.

import type { z } from 'zod/mini';
import { backupList, backupStarted } from './backup.ts';
import { challenge } from './challenge.ts';
import { channel, channelQuery } from './channel.ts';
import { COMPLAINT_OPERATIONS } from './complaint-operation.ts';
import { compliance } from './compliance.ts';
import { correctionInput, correctionResult } from './correction.ts';
import { disclosure } from './disclosure.ts';
import { donation } from './donation.ts';
import { DONOR_MESSAGE_OPERATIONS } from './donor-message-operation.ts';
import { DUTY_OPERATIONS } from './duty-operation.ts';
import { erasure, erasureInput, restriction } from './erasure.ts';
import { giverCopyInput, giverCopyOffer } from './giver-copy.ts';
import { heldDecisionInput } from './held.ts';
import { heldGift } from './held-answer.ts';
import { importInput, importResult } from './import.ts';
import { keptVerdict } from './kept-verdict.ts';
import { KEY_OPERATIONS } from './key-operation.ts';
import { journalEntry } from './ledger.ts';
import { BODY_PROBLEMS, MANAGE_PROBLEMS } from './manage-problem.ts';
import type { Operation } from './operation-description.ts';
import { listQuery, pageOf } from './page.ts';
import { PEOPLE_OPERATIONS } from './people-operation.ts';
import { pledgeInput, pledgeQuery } from './pledge.ts';
import { pledge, pledgeCreated } from './pledge-answer.ts';
import { progressUpdate, projectProgress } from './progress.ts';
import { projectQuery } from './project.ts';
import { projectCard } from './project-card.ts';
import { PUBLISH_OPERATIONS } from './publish-operation.ts';
import { readiness } from './readiness-answer.ts';
import { receipt } from './receipt.ts';
import { RECEIPT_OPERATIONS } from './receipt-operation.ts';
import { REGION_OPERATIONS } from './region-operation.ts';
import type { OperationId } from './route.ts';
import { ROUTES } from './route.ts';
import type { Route } from './route-shape.ts';
import { siteRequestInput, siteRequestResult } from './site.ts';
import { UPLOAD_OPERATIONS } from './upload-operation.ts';
import { WEBHOOK_OPERATIONS } from './webhook-operation.ts';
import { WORK_OPERATIONS } from './work/work-operation.ts';

const TEXT = 'text/plain; charset=utf-8';

function read(route: Route, summary: string, schema: z.ZodMiniType): Operation {
  return {
    ...route,
    tag: 'projects',
    summary,
    security: 'none',
    success: { status: 200, schema },
    problems: ['not-found'],
  };
}

function list(route: Route, summary: string, item: z.ZodMiniType): Operation {
  const problems = ['not-found', 'invalid-cursor', 'malformed-request'] as const;
  return { ...read(route, summary, pageOf(item)), query: listQuery, problems };
}

/** operationId → operation. */
export const OPERATIONS = {
  getHealth: { ...plain(ROUTES.getHealth, 'Liveness'), problems: [] },
  getReadiness: {
    ...plain(ROUTES.getReadiness, 'Readiness: everything that is wrong, in words; text/plain for people'),
    success: { status: 200, schema: readiness },
    problems: ['not-ready'],
  },
  getOpenApi: { ...plain(ROUTES.getOpenApi, 'This document'), problems: [] },
  listProjects: { ...list(ROUTES.listProjects, 'Public cards, newest first', projectCard), query: projectQuery },
  getProject: read(ROUTES.getProject, 'The public card of a project', projectCard),
  getChannel: {
    ...read(
      ROUTES.getChannel,
      'What this page may do for this project; with its public card where that is asked for',
      channel,
    ),
    query: channelQuery,
    problems: ['not-found', 'malformed-request'],
  },
  getCompliance: read(ROUTES.getCompliance, 'Findings and duties with their articles', compliance),
  getChallenge: read(ROUTES.getChallenge, 'A proof of work for one pledge', challenge),
  listLedger: list(ROUTES.listLedger, 'Public journal, oldest first', journalEntry),
  getLedgerCsv: {
    ...plain(ROUTES.getLedgerCsv, 'Public journal as CSV', 'text/csv'),
    problems: ['not-found'],
  },
  listDonations: list(ROUTES.listDonations, 'Donor wall by consent, newest first', donation),
  listDisclosures: list(ROUTES.listDisclosures, 'Public disclosure, newest first', disclosure),
  listUpdates: list(ROUTES.listUpdates, 'What happened in a project, newest first', progressUpdate),
  getProgress: read(
    ROUTES.getProgress,
    'Where a project stands: milestones, outcomes, visits, acceptance, and when the next update is due',
    projectProgress,
  ),
  ...REGION_OPERATIONS,
  ...DONOR_MESSAGE_OPERATIONS,
  ...COMPLAINT_OPERATIONS,
  createPledge: {
    ...ROUTES.createPledge,
    tag: 'pledges',
    summary: 'Pledge an amount and get the address where it is paid',
    security: 'none',
    idempotencyKey: true,
    headers: {
      'HH-Session': 'A random value of one tab, 16 to 64 of A-Z a-z 0-9 - _; limits count by it beside the address.',
      'HH-Proof': 'A solved challenge, base64 JSON; sent after `challenge-required`.',
    },
    query: pledgeQuery,
    body: pledgeInput,
    success: { status: 201, schema: pledgeCreated },
    problems: [
      ...BODY_PROBLEMS,
      'malformed-request',
      'idempotency-key-required',
      'idempotency-key-invalid',
      'idempotency-in-progress',
      'idempotency-key-reused',
      'origin-not-allowed',
      'challenge-required',
      'too-many-declines',
      'too-many-requests',
      'not-found',
      'channel-hand-off',
      'channel-link-out',
      'not-yet-open',
      'campaign-ended',
      'certificate-expired',
      'certificate-revoked',
      'blocked-by-rules',
      'goal-reached',
      'paused',
      'not-listed',
      'invalid-amount',
      'unsupported-currency',
      'currency-mismatch',
      'return-url-not-registered',
      'site-not-registered',
      'payment-refused',
      'psp-unavailable',
      'overloaded',
      'storage-unavailable',
    ],
  },
  getPledge: {
    ...read(ROUTES.getPledge, 'What became of a pledge', pledge),
    tag: 'pledges',
    security: 'pledge-secret',
    problems: ['unauthorized', 'not-found', 'too-many-requests'],
  },
  getReceipt: { ...read(ROUTES.getReceipt, 'Public check of a receipt', receipt), tag: 'receipts' },
  ...RECEIPT_OPERATIONS,
  getLogCheckpoint: log(
    ROUTES.getLogCheckpoint,
    'The newest signed checkpoint of the public log (C2SP tlog-tiles)',
    TEXT,
  ),
  getLogCosigned: log(ROUTES.getLogCosigned, 'The newest checkpoint that enough witnesses have cosigned', TEXT),
  getLogTrust: log(ROUTES.getLogTrust, 'Keys of the log, its witnesses and how many of them count', 'application/json'),
  getLogTile: log(
    ROUTES.getLogTile,
    'Tile of hashes, or bundle of entries where `level` is `entries`; `index` as C2SP writes it, such as `x001/067.p/8`',
    'application/octet-stream',
  ),
  requestSite: {
    ...ROUTES.requestSite,
    tag: 'projects',
    summary: 'Ask the federation to register a website',
    security: 'none',
    body: siteRequestInput,
    success: { status: 202, schema: siteRequestResult },
    problems: [...BODY_PROBLEMS, 'not-found', 'too-many-requests'],
  },
  receiveStripeEvent: {
    ...ROUTES.receiveStripeEvent,
    tag: 'provider',
    summary: 'Signed events from the payment provider',
    security: 'provider-signature',
    success: { status: 200 },
    problems: [
      'invalid-signature',
      'malformed-request',
      'payload-too-large',
      'psp-unavailable',
      'storage-unavailable',
      'overloaded',
    ],
  },
  ...PUBLISH_OPERATIONS,
  ...KEY_OPERATIONS,
  ...WEBHOOK_OPERATIONS,
  ...DUTY_OPERATIONS,
  ...PEOPLE_OPERATIONS,
  reverseJournalEntry: {
    ...ROUTES.reverseJournalEntry,
    tag: 'manage',
    summary: 'Reverse a journal entry with a public reason',
    security: 'api-key',
    body: correctionInput,
    success: { status: 201, schema: correctionResult },
    problems: [...MANAGE_PROBLEMS, 'already-reversed', 'balance-too-low'],
  },
  importMoney: {
    ...ROUTES.importMoney,
    tag: 'manage',
    summary: 'Book rows of a platform’s or a bank’s statement, or of cash; what nobody can explain waits to be decided',
    security: 'api-key',
    body: importInput,
    success: { status: 200, schema: importResult },
    problems: MANAGE_PROBLEMS,
  },
  listHeld: {
    ...ROUTES.listHeld,
    tag: 'manage',
    summary: 'Gifts that are held because they may not be counted; those that go back first before',
    security: 'api-key',
    query: listQuery,
    success: { status: 200, schema: pageOf(heldGift) },
    problems: ['unauthorized', 'forbidden', 'too-many-requests', 'malformed-request', 'invalid-cursor'],
  },
  decideHeld: {
    ...ROUTES.decideHeld,
    tag: 'manage',
    summary: 'Say what becomes of a held gift; two keys that say the same decide',
    security: 'api-key',
    body: heldDecisionInput,
    success: { status: 200, schema: heldGift },
    problems: [
      ...BODY_PROBLEMS,
      'unauthorized',
      'forbidden',
      'too-many-requests',
      'not-found',
      'not-lawful',
      'gift-differs',
      'goal-reached',
      'already-decided',
    ],
  },
  eraseGiver: {
    ...ROUTES.eraseGiver,
    tag: 'manage',
    summary:
      'Destroy what is private about a gift, for good, or as far as the law lets it go; its entry, receipt and proofs stay',
    security: 'api-key',
    body: erasureInput,
    success: { status: 200, schema: erasure },
    partly: { status: 202, schema: restriction },
    problems: [...BODY_PROBLEMS, 'unauthorized', 'forbidden', 'too-many-requests', 'not-found'],
  },
  offerGiverCopy: {
    ...ROUTES.offerGiverCopy,
    tag: 'manage',
    summary: 'A link by which a giver gets a copy of everything that is held about one gift: once, for fifteen minutes',
    security: 'api-key',
    body: giverCopyInput,
    success: { status: 201, schema: giverCopyOffer },
    problems: [...BODY_PROBLEMS, 'unauthorized', 'forbidden', 'too-many-requests', 'not-found'],
  },
  listVerdicts: {
    ...list(ROUTES.listVerdicts, 'Refusals by the rules that were kept, newest first', keptVerdict),
    tag: 'manage',
    security: 'api-key',
    problems: ['unauthorized', 'forbidden', 'too-many-requests', 'invalid-cursor', 'malformed-request'],
  },
  startBackup: {
    ...ROUTES.startBackup,
    tag: 'manage',
    summary: 'Copy and verify the database while it runs; the operator’s alone',
    security: 'api-key',
    success: { status: 202, schema: backupStarted },
    problems: ['unauthorized', 'forbidden', 'too-many-requests', 'backups-not-configured'],
  },
  listBackups: {
    ...ROUTES.listBackups,
    tag: 'manage',
    summary: 'Verified backups, newest first, and how the last attempt ended',
    security: 'api-key',
    success: { status: 200, schema: backupList },
    problems: ['unauthorized', 'forbidden', 'too-many-requests', 'backups-not-configured'],
  },
  ...UPLOAD_OPERATIONS,
  ...WORK_OPERATIONS,
} as const satisfies Readonly<Record<OperationId, Operation>>;

function log(route: Route, summary: string, mediaType: string): Operation {
  return { ...plain(route, summary, mediaType), tag: 'log', problems: ['not-found'] };
}

function plain(route: Route, summary: string, mediaType = 'application/json'): Operation {
  const success = { status: 200, mediaType } as const;
  return { ...route, tag: 'service', summary, security: 'none', success, problems: [] };
}
