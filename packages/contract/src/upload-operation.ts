// Files of a project or of its plan: sent, listed, read, shown to the public and taken back from it.

import { ACTOR_PROBLEMS, MANAGE_PROBLEMS } from './manage-problem.ts';
import type { Operation } from './operation-description.ts';
import { listQuery } from './page.ts';
import { ROUTES } from './route.ts';
import { consentInput, UPLOAD_TYPES, upload, uploadPage, uploadQuery } from './upload.ts';

const BYTES = 'application/octet-stream';

export const UPLOAD_OPERATIONS = {
  createUpload: {
    ...ROUTES.createUpload,
    tag: 'manage',
    summary:
      'Keep a file of a project, or of the plan that is to become one (its `itemId` in the place of the project’s id): the bytes themselves, or a form with one `file`; the same file again is the same',
    security: 'api-key',
    query: uploadQuery,
    fileTypes: [...UPLOAD_TYPES, 'multipart/form-data'],
    success: { status: 201, schema: upload },
    problems: [
      ...ACTOR_PROBLEMS,
      'not-found',
      'malformed-request',
      'invalid-body',
      'unknown-field',
      'payload-too-large',
      'unsupported-media-type',
      'file-type-not-allowed',
      'file-content-rejected',
      'image-too-large',
      'parent-not-found',
      'illegal-transition',
      'quota-exceeded',
      'uploads-not-configured',
      'storage-unavailable',
    ],
  },
  listUploads: {
    ...ROUTES.listUploads,
    tag: 'manage',
    summary: 'Files of a project, or of the plan that is to become one, newest first',
    security: 'api-key',
    query: listQuery,
    success: { status: 200, schema: uploadPage },
    problems: [...ACTOR_PROBLEMS, 'not-found', 'malformed-request', 'invalid-cursor'],
  },
  getUploadFile: {
    ...ROUTES.getUploadFile,
    tag: 'manage',
    summary: 'The bytes of a file, for those who may see it',
    security: 'api-key',
    success: { status: 200, mediaType: BYTES },
    problems: [...ACTOR_PROBLEMS, 'not-found', 'uploads-not-configured', 'storage-unavailable'],
  },
  publishUpload: {
    ...ROUTES.publishUpload,
    tag: 'manage',
    summary: 'Show a file to the public, with the consent that allows it; by somebody who did not upload it',
    security: 'api-key',
    body: consentInput,
    success: { status: 200, schema: upload },
    problems: [...MANAGE_PROBLEMS, 'illegal-transition', 'four-eyes-required'],
  },
  withdrawUpload: {
    ...ROUTES.withdrawUpload,
    tag: 'manage',
    summary: 'Take a file back from the public, because a consent was withdrawn or for any other reason',
    security: 'api-key',
    success: { status: 200, schema: upload },
    problems: [...ACTOR_PROBLEMS, 'not-found', 'illegal-transition'],
  },
  getPublicFile: {
    ...ROUTES.getPublicFile,
    tag: 'projects',
    summary: 'A file that is public',
    security: 'none',
    success: { status: 200, mediaType: BYTES },
    problems: ['not-found', 'storage-unavailable'],
  },
} as const satisfies Readonly<Record<string, Operation>>;
