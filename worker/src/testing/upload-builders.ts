// Files that were uploaded, without their bytes.

import type { Ports, UploadRecord } from '../ports/index.ts';
import { anId, NOW_MS } from './builders.ts';

/** What sample contents name as evidence. */
export const PROOF_FILE = { sha256: 'e1'.repeat(32), bytes: 2048, mime: 'image/jpeg' } as const;

export function anUpload(over: Partial<UploadRecord> = {}): UploadRecord {
  const uploadId = over.uploadId ?? anId('upload');
  return {
    uploadId,
    tenantId: anId('tenant'),
    projectId: anId('project'),
    planId: null,
    partnerId: null,
    charityId: anId('charity'),
    purpose: 'evidence',
    copyOf: null,
    sha256: 'a1'.repeat(32),
    bytes: 1_000,
    mime: 'image/jpeg',
    width: 640,
    height: 480,
    label: '发票（示例）.jpg',
    salt: '0f'.repeat(16),
    saltedHash: 'b2'.repeat(32),
    fileKey: `${anId('tenant')}/${'a1'.repeat(32)}-${uploadId}`,
    uploadedBy: anId('key'),
    uploadedMs: NOW_MS,
    ...over,
  };
}

/** Keeps the sample evidence, or another file, in a project. */
export async function keepUpload(ports: Ports, projectId: string, over: Partial<UploadRecord> = {}): Promise<void> {
  const file = await ports.store.directory.file(projectId);
  if (file === null) throw new Error(`no project ${projectId}`);
  const { tenantId, charityId } = file.project;
  const uploadId = anId(`proof of ${projectId} ${over.sha256 ?? ''}`);
  const record = anUpload({ uploadId, tenantId, projectId, charityId, ...PROOF_FILE, ...over });
  const outcome = await ports.store.commit([{ kind: 'insert-upload', record }]);
  if (outcome.kind === 'lost') throw new Error(`the upload lost its guard ${outcome.guard}`);
}
