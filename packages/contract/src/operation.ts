// Every HTTP operation, once. The OpenAPI document is generated from this list and the worker registers its routes
// against it, so neither can know a route that the other does not.

import type { z } from 'zod/mini';
import { apiKeyCreated, apiKeyInput } from './api-key.ts';
import { backupList, backupStarted } from './backup.ts';
import { campaignInput } from './campaign.ts';
import { challenge } from './challenge.ts';
import { channel } from './channel.ts';
import { charityInput } from './charity.ts';
import { correctionInput, correctionResult } from './correction.ts';
import { disclosure } from './disclosure.ts';
import { donation } from './donation.ts';
import { federationInput, upsertResult } from './federation.ts';
import { journalEntry } from './ledger.ts';
import { listQuery, pageOf } from './page.ts';
import { pledge, pledgeCreated, pledgeInput } from './pledge.ts';
import type { ProblemSlug } from './problem.ts';
import { projectCard, projectInput, projectQuery } from './project.ts';
import { readiness } from './readiness.ts';
import { receipt } from './receipt.ts';
import { siteInput, siteRequestInput, siteRequestResult } from './site.ts';

export interface Operation {
  readonly method: 'get' | 'post' | 'put';
  /** OpenAPI path template, `{name}` for parameters. */
  readonly path: string;
  readonly tag: 'projects' | 'pledges' | 'receipts' | 'manage' | 'provider' | 'service';
  readonly summary: string;
  readonly security: 'none' | 'pledge-secret' | 'api-key' | 'provider-signature';
  readonly idempotencyKey?: true;
  /** Optional request headers: name → what it is for. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  readonly success: { readonly status: 200 | 201 | 202; readonly schema?: z.ZodMiniType; readonly mediaType?: string };
  readonly problems: readonly ProblemSlug[];
}

const BODY_PROBLEMS = [
  'malformed-json',
  'duplicate-json-key',
  'unsupported-media-type',
  'payload-too-large',
  'invalid-body',
  'unknown-field',
] as const;
const MANAGE_PROBLEMS = [
  ...BODY_PROBLEMS,
  'unauthorized',
  'forbidden',
  'too-many-requests',
  'not-found',
  'parent-not-found',
] as const;

function manage(noun: string, body: z.ZodMiniType, problems: readonly ProblemSlug[] = []): Operation {
  return {
    method: 'put',
    path: `/v1/manage/${noun}/{externalId}`,
    tag: 'manage',
    summary: `Create or update one of ${noun}; the same body again changes nothing`,
    security: 'api-key',
    body,
    success: { status: 200, schema: upsertResult },
    problems: [...MANAGE_PROBLEMS, ...problems],
  };
}

function read(path: string, summary: string, schema: z.ZodMiniType): Operation {
  return {
    method: 'get',
    path,
    tag: 'projects',
    summary,
    security: 'none',
    success: { status: 200, schema },
    problems: ['not-found'],
  };
}

function list(path: string, summary: string, item: z.ZodMiniType): Operation {
  const problems = ['not-found', 'invalid-cursor', 'malformed-request'] as const;
  return { ...read(path, summary, pageOf(item)), query: listQuery, problems };
}

/** operationId → operation. */
export const OPERATIONS = {
  getHealth: { ...plain('/healthz', 'Liveness'), problems: [] },
  getReadiness: {
    ...plain('/readyz', 'Readiness: everything that is wrong, in words; text/plain for people'),
    success: { status: 200, schema: readiness },
    problems: ['not-ready'],
  },
  getOpenApi: { ...plain('/openapi.json', 'This document'), problems: [] },
  listProjects: { ...list('/v1/projects', 'Public cards, newest first', projectCard), query: projectQuery },
  getProject: read('/v1/projects/{projectId}', 'The public card of a project', projectCard),
  getChannel: read('/v1/projects/{projectId}/channel', 'What this page may do for this project', channel),
  getChallenge: read('/v1/projects/{projectId}/challenge', 'A proof of work for one pledge', challenge),
  listLedger: list('/v1/projects/{projectId}/ledger', 'Public journal, oldest first', journalEntry),
  getLedgerCsv: {
    ...plain('/v1/projects/{projectId}/ledger.csv', 'Public journal as CSV', 'text/csv'),
    problems: ['not-found'],
  },
  listDonations: list('/v1/projects/{projectId}/donations', 'Donor wall by consent, newest first', donation),
  listDisclosures: list('/v1/projects/{projectId}/disclosures', 'Public disclosure, newest first', disclosure),
  createPledge: {
    method: 'post',
    path: '/v1/pledges',
    tag: 'pledges',
    summary: 'Pledge an amount and get the address where it is paid',
    security: 'none',
    idempotencyKey: true,
    headers: {
      'HH-Session': 'A random value of one tab, 16 to 64 of A-Z a-z 0-9 - _; limits count by it beside the address.',
      'HH-Proof': 'A solved challenge, base64 JSON; sent after `challenge-required`.',
    },
    body: pledgeInput,
    success: { status: 201, schema: pledgeCreated },
    problems: [
      ...BODY_PROBLEMS,
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
      'goal-reached',
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
    ...read('/v1/pledges/{pledgeId}', 'What became of a pledge', pledge),
    tag: 'pledges',
    security: 'pledge-secret',
    problems: ['unauthorized', 'not-found', 'too-many-requests'],
  },
  getReceipt: { ...read('/v1/receipts/{receiptNo}', 'Public check of a receipt', receipt), tag: 'receipts' },
  requestSite: {
    method: 'post',
    path: '/v1/site-requests',
    tag: 'projects',
    summary: 'Ask the federation to register a website',
    security: 'none',
    body: siteRequestInput,
    success: { status: 202, schema: siteRequestResult },
    problems: [...BODY_PROBLEMS, 'not-found', 'too-many-requests'],
  },
  receiveStripeEvent: {
    method: 'post',
    path: '/v1/webhooks/stripe',
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
  putFederation: manage('federations', federationInput, ['mode-mismatch', 'immutable-field']),
  putCharity: manage('charities', charityInput, ['immutable-field', 'registration-taken']),
  putSite: manage('sites', siteInput, ['registration-taken']),
  putCampaign: manage('campaigns', campaignInput, ['immutable-field', 'registration-taken', 'goals-exceed-filing']),
  putProject: manage('projects', projectInput, ['immutable-field', 'goals-exceed-filing', 'currency-mismatch']),
  createApiKey: {
    method: 'post',
    path: '/v1/manage/api-keys',
    tag: 'manage',
    summary: 'Make a key that publishes for one federation',
    security: 'api-key',
    body: apiKeyInput,
    success: { status: 201, schema: apiKeyCreated },
    problems: [...MANAGE_PROBLEMS],
  },
  reverseJournalEntry: {
    method: 'post',
    path: '/v1/manage/corrections',
    tag: 'manage',
    summary: 'Reverse a journal entry with a public reason',
    security: 'api-key',
    body: correctionInput,
    success: { status: 201, schema: correctionResult },
    problems: [...MANAGE_PROBLEMS, 'already-reversed', 'balance-too-low'],
  },
  startBackup: {
    method: 'post',
    path: '/v1/manage/backups',
    tag: 'manage',
    summary: 'Copy and verify the database while it runs; the operator’s alone',
    security: 'api-key',
    success: { status: 202, schema: backupStarted },
    problems: ['unauthorized', 'too-many-requests', 'forbidden', 'backups-not-configured'],
  },
  listBackups: {
    method: 'get',
    path: '/v1/manage/backups',
    tag: 'manage',
    summary: 'Verified backups, newest first, and how the last attempt ended',
    security: 'api-key',
    success: { status: 200, schema: backupList },
    problems: ['unauthorized', 'too-many-requests', 'forbidden', 'backups-not-configured'],
  },
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof OPERATIONS;

function plain(path: string, summary: string, mediaType = 'application/json'): Operation {
  const success = { status: 200, mediaType } as const;
  return { method: 'get', path, tag: 'service', summary, security: 'none', success, problems: [] };
}
