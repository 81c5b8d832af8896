// Files of projects without a disk: the same rules that the database keeps with triggers.

import { PROJECT_FILES_MAX, PROJECT_FILES_MAX_BYTES } from '@happy-homeland/contract';
import { unreachable } from '../../assert.ts';
import type { Guard, PublicationRecord, UploadChange, UploadReads, UploadRecord } from '../../ports/index.ts';
import { requireRule } from './require-rule.ts';
import type { Tables } from './tables.ts';
import { keyOf } from './tables.ts';

export function applyUpload(tables: Tables, change: UploadChange): Guard | null {
  switch (change.kind) {
    case 'insert-upload':
      return insertUpload(tables, change.record);
    case 'publish-upload':
      return publishUpload(tables, change.record);
    case 'withdraw-upload':
      return withdrawUpload(tables, change);
    default:
      return unreachable(change);
  }
}

function insertUpload(tables: Tables, record: UploadRecord): Guard | null {
  const { uploads } = tables;
  const { uploadId, projectId, partnerId, sha256, bytes, purpose, copyOf } = record;
  const here = uploads.all().filter((row) => row.projectId === projectId);
  const total = here.reduce((sum, row) => sum + row.bytes, 0);
  if (here.length >= PROJECT_FILES_MAX || total + bytes > PROJECT_FILES_MAX_BYTES) return 'quota';
  const source = copyOf === null ? null : uploads.get(copyOf);
  if (source !== null && (source?.projectId !== projectId || source.purpose !== 'evidence')) return 'parent';
  requireRule((purpose === 'public-copy') === (copyOf !== null), 'a public copy, and nothing else, names its evidence');
  if (uploads.has(uploadId)) return 'upload';
  if (here.some((row) => row.sha256 === sha256 && row.partnerId === partnerId)) return 'upload';
  if (!hasPlace(tables, record)) return 'parent';
  uploads.put(uploadId, record);
  return null;
}

// A file is of a project that is there, or of a plan of the same federation and of no project of another one.
function hasPlace({ projects, workItems }: Tables, { tenantId, projectId, planId }: UploadRecord): boolean {
  const owner = projects.get(projectId)?.tenantId;
  if (planId === null) return owner === tenantId;
  const plan = workItems.get(planId);
  return plan?.tenantId === tenantId && plan.kind === 'project-plans' && (owner ?? tenantId) === tenantId;
}

function publishUpload({ uploads, publications }: Tables, record: PublicationRecord): Guard | null {
  const { tenantId, uploadId, round } = record;
  const file = uploads.get(uploadId);
  if (file === undefined || file.purpose === 'evidence') return 'publication';
  if (file.tenantId !== tenantId) return 'parent';
  const rounds = publications.all().filter((row) => row.uploadId === uploadId);
  if (round !== rounds.length + 1 || rounds.some(({ withdrawnMs }) => withdrawnMs === null)) return 'publication';
  publications.put(keyOf(uploadId, round), record);
  return null;
}

function withdrawUpload(
  { publications }: Tables,
  { uploadId, round, withdrawnBy, withdrawnMs }: Extract<UploadChange, { readonly kind: 'withdraw-upload' }>,
): Guard | null {
  const key = keyOf(uploadId, round);
  const kept = publications.get(key);
  if (kept === undefined || kept.withdrawnMs !== null) return 'publication';
  publications.put(key, { ...kept, withdrawnBy, withdrawnMs });
  return null;
}

export function uploadReads(now: () => Tables): UploadReads {
  return {
    upload: async (uploadId) => now().uploads.get(uploadId) ?? null,
    same: async ({ projectId, partnerId, sha256 }) =>
      now().uploads.find(
        (row) => row.projectId === projectId && row.partnerId === partnerId && row.sha256 === sha256,
      ) ?? null,
    inProject: async (projectId, sha256) =>
      now()
        .uploads.all()
        .filter((row) => row.projectId === projectId && row.sha256 === sha256)
        .toSorted(newerFirst),
    ofDigest: async (tenantId, sha256) =>
      now().uploads.find((row) => row.tenantId === tenantId && row.sha256 === sha256) ?? null,
    ofProject: async ({ projectId, before, limit }) =>
      now()
        .uploads.all()
        .filter((row) => row.projectId === projectId && (before === undefined || newerFirst(row, before) > 0))
        .toSorted(newerFirst)
        .slice(0, limit),
    publication: async (uploadId) =>
      now()
        .publications.all()
        .filter((row) => row.uploadId === uploadId)
        .at(-1) ?? null,
    shown: async ({ projectId, digests, today }) =>
      now()
        .uploads.all()
        .filter((row) => row.projectId === projectId && row.purpose !== 'evidence')
        .filter(
          (row) => digests.includes(row.sha256) || digests.includes(now().uploads.get(row.copyOf ?? '')?.sha256 ?? ''),
        )
        .filter(({ uploadId }) => now().publications.some((round) => isShown(round, { uploadId, today })))
        .toSorted((a, b) => newerFirst(b, a))
        .map(({ uploadId, mime, width, height }) => ({ uploadId, mime, width, height })),
    knownKeys: async (keys) => keys.filter((key) => now().uploads.some(({ fileKey }) => fileKey === key)),
  };
}

function isShown(
  round: PublicationRecord,
  { uploadId, today }: { readonly uploadId: string; readonly today: string },
): boolean {
  const { validTo = today } = round.consent;
  return round.uploadId === uploadId && round.withdrawnMs === null && validTo >= today;
}

type Place = Pick<UploadRecord, 'uploadedMs' | 'uploadId'>;

function newerFirst(a: Place, b: Place): number {
  if (a.uploadedMs !== b.uploadedMs) return b.uploadedMs - a.uploadedMs;
  if (a.uploadId === b.uploadId) return 0;
  return a.uploadId < b.uploadId ? 1 : -1;
}
