// Keys for programs: made, listed, rotated, revoked.

import { apiKey, apiKeyCreated, apiKeyInput, apiKeyPage, apiKeyRotation, ofFederationQuery } from './api-key.ts';
import { ACTOR_PROBLEMS, MANAGE_PROBLEMS } from './manage-problem.ts';
import type { Operation } from './operation-description.ts';
import { ROUTES } from './route.ts';

export const KEY_OPERATIONS = {
  createApiKey: {
    ...ROUTES.createApiKey,
    tag: 'manage',
    summary: 'Make a key that acts for one federation in the roles it names',
    security: 'api-key',
    body: apiKeyInput,
    success: { status: 201, schema: apiKeyCreated },
    problems: [...MANAGE_PROBLEMS],
  },
  listApiKeys: {
    ...ROUTES.listApiKeys,
    tag: 'manage',
    summary: 'Keys of a federation, newest first, without the keys themselves',
    security: 'api-key',
    query: ofFederationQuery,
    success: { status: 200, schema: apiKeyPage },
    problems: [...ACTOR_PROBLEMS, 'not-found', 'malformed-request', 'invalid-cursor'],
  },
  rotateApiKey: {
    ...ROUTES.rotateApiKey,
    tag: 'manage',
    summary: 'Make a key in the place of another, which goes on for some hours beside it',
    security: 'api-key',
    body: apiKeyRotation,
    success: { status: 201, schema: apiKeyCreated },
    problems: [...MANAGE_PROBLEMS, 'key-ended'],
  },
  revokeApiKey: {
    ...ROUTES.revokeApiKey,
    tag: 'manage',
    summary: 'End a key at once and for good',
    security: 'api-key',
    success: { status: 200, schema: apiKey },
    problems: [...ACTOR_PROBLEMS, 'not-found', 'key-ended'],
  },
} as const satisfies Readonly<Record<string, Operation>>;
