import type { Upload } from '@happy-homeland/contract';
import type { Ports, PublicationRecord, UploadRecord } from '../../ports/index.ts';

/** A file as those see it who may. */
export async function viewUpload(ports: Ports, record: UploadRecord): Promise<Upload> {
  const { uploadId, projectId, purpose, copyOf, sha256, bytes, mime, width, height, label, saltedHash } = record;
  return {
    uploadId,
    projectId,
    purpose,
    copyOf,
    sha256,
    bytes,
    mime,
    width,
    height,
    label,
    saltedHash,
    uploadedAt: new Date(record.uploadedMs).toISOString(),
    href: `/v1/manage/uploads/${uploadId}/file`,
    publication: publicationOf(await ports.store.uploads.publication(uploadId)),
  };
}

function publicationOf(kept: PublicationRecord | null): Upload['publication'] {
  if (kept === null) return null;
  const { consent, publishedMs, withdrawnMs, uploadId } = kept;
  return {
    consent,
    publishedAt: new Date(publishedMs).toISOString(),
    withdrawnAt: withdrawnMs === null ? null : new Date(withdrawnMs).toISOString(),
    href: `/v1/files/${uploadId}`,
  };
}
