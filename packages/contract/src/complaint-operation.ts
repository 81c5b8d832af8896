// Reports about projects: sent by anybody, counted and answered in public, read in full by those who answer.

import { complaintFiled, complaintInput, complaintPage, complaintWords, ownComplaint } from './complaint.ts';
import { ACTOR_PROBLEMS, BODY_PROBLEMS } from './manage-problem.ts';
import type { Operation } from './operation-description.ts';
import { listQuery } from './page.ts';
import { ROUTES } from './route.ts';

export const COMPLAINT_OPERATIONS = {
  reportProject: {
    ...ROUTES.reportProject,
    tag: 'projects',
    summary: 'Report something about a project; an answer is due in five working days',
    security: 'none',
    headers: { 'Idempotency-Key': 'A UUID. The same report sent again with it is the same report.' },
    body: complaintInput,
    success: { status: 201, schema: complaintFiled },
    problems: [
      ...BODY_PROBLEMS,
      'idempotency-key-invalid',
      'idempotency-key-reused',
      'origin-not-allowed',
      'too-many-requests',
      'not-found',
      'overloaded',
      'storage-unavailable',
    ],
  },
  listComplaints: {
    ...ROUTES.listComplaints,
    tag: 'projects',
    summary: 'Reports about a project with their answers, newest first, and how many were answered in time',
    security: 'none',
    query: listQuery,
    success: { status: 200, schema: complaintPage },
    problems: ['not-found', 'invalid-cursor', 'malformed-request'],
  },
  getComplaint: {
    ...ROUTES.getComplaint,
    tag: 'projects',
    summary: 'A report, for whoever sent it: how it stands, its answer, and what was sent',
    security: 'complaint-secret',
    success: { status: 200, schema: ownComplaint },
    problems: ['unauthorized', 'not-found', 'too-many-requests'],
  },
  forgetComplaint: {
    ...ROUTES.forgetComplaint,
    tag: 'projects',
    summary: 'Destroy what a report said and its contact, for good; that there was one stays counted',
    security: 'complaint-secret',
    success: { status: 200, schema: ownComplaint },
    problems: ['unauthorized', 'not-found', 'too-many-requests', 'origin-not-allowed', 'storage-unavailable'],
  },
  getComplaintWords: {
    ...ROUTES.getComplaintWords,
    tag: 'manage',
    summary: 'What a report says and how to reach who sent it',
    security: 'api-key',
    success: { status: 200, schema: complaintWords },
    problems: [...ACTOR_PROBLEMS, 'not-found'],
  },
  forgetComplaintWords: {
    ...ROUTES.forgetComplaintWords,
    tag: 'manage',
    summary: 'Destroy what a report said and its contact, because whoever is named in it asks for that',
    security: 'api-key',
    success: { status: 200, schema: complaintWords },
    problems: [...ACTOR_PROBLEMS, 'not-found', 'storage-unavailable'],
  },
} as const satisfies Readonly<Record<string, Operation>>;
