// Keeping a file: looked at, cleaned, stored under a key of its own, and only then known. A crash between the two leaves a
// file that nobody knows, which is removed; never a row without its file.

import type { Upload, UploadQuery } from '@happy-homeland/contract';
import { machineOf } from '@happy-homeland/contract/work';
import type { Guard, Ports, UploadRecord, WorkItemRecord } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { auditRecord } from '../audit.ts';
import type { Decision } from '../commit.ts';
import { decideAndCommit } from '../commit.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused, refusedField } from '../refusal.ts';
import { joined } from './bytes-at.ts';
import { labelOf } from './file-name.ts';
import type { SentFile } from './inspect-file.ts';
import { inspectFile } from './inspect-file.ts';
import type { CleanFile } from './inspection.ts';
import { rejected } from './inspection.ts';
import type { UploadPlace } from './upload-place.ts';
import { placeOfUploads } from './upload-place.ts';
import { viewUpload } from './upload-view.ts';

const SALT_BYTES = 16;
/** Longer than this after the file was stored no row is made for it: it might be removed as nobody's. */
const ATTEMPT_MAX_MS = 10 * 60_000;

export interface NewUpload {
  /** Id of a project, or of the work item of a plan that is to become one. */
  readonly projectId: string;
  readonly sent: SentFile;
  readonly terms: Pick<UploadQuery, 'copyOf' | 'purpose'>;
}

/** Keeps a file of a project. The same file again, for the same purpose, is the upload that is there. */
export async function createUpload(ports: Ports, actor: Actor, upload: NewUpload): Promise<Upload | Refusal> {
  const { sent, terms } = upload;
  const place = await placeOfUploads(ports, actor, { projectId: upload.projectId, operation: 'createUpload' });
  if (isRefusal(place)) return place;
  const { projectId, plan } = place;
  if (plan !== null && isEnded(plan)) return refused('illegal-transition', { detail: `the plan is ${plan.state}` });
  if (ports.files === undefined) return refused('uploads-not-configured');
  if (sent.bytes.length === 0) return refused('invalid-body', { detail: 'the file is empty' });
  const unfit = await refuseTerms(ports, projectId, terms);
  if (unfit !== null) return unfit;
  const file = await inspectFile(sent);
  if (isRefusal(file)) return file;
  const record = await recordOf(ports, { actor, place, upload, file });
  const kept = await keep(ports, actor, { record, file });
  return isRefusal(kept) ? kept : viewUpload(ports, kept);
}

function isEnded({ kind, state }: WorkItemRecord): boolean {
  return !Object.values(machineOf(kind).steps).some(({ from }) => from.includes(state));
}

async function refuseTerms(ports: Ports, projectId: string, { purpose, copyOf }: NewUpload['terms']) {
  if ((purpose === 'public-copy') !== (copyOf !== undefined)) {
    return refusedField(
      'invalid-body',
      '/copyOf',
      'a public copy, and nothing else, names the evidence it was made of',
    );
  }
  if (copyOf === undefined) return null;
  const source = await ports.store.uploads.upload(copyOf);
  const isThere = source?.projectId === projectId && source.purpose === 'evidence';
  return isThere ? null : refusedField('parent-not-found', '/copyOf', 'names no evidence of this project');
}

interface Making {
  readonly actor: Actor;
  readonly place: UploadPlace;
  readonly upload: NewUpload;
  readonly file: CleanFile;
}

async function recordOf(ports: Ports, { actor, place, upload, file }: Making): Promise<UploadRecord> {
  const { tenantId, projectId, charityId, plan } = place;
  const { bytes, mime, size } = file;
  const salt = ports.ids.random(SALT_BYTES);
  const sha256 = await ports.secrets.digest(joined([bytes]));
  const uploadId = ports.ids.id();
  return {
    uploadId,
    tenantId,
    projectId,
    planId: plan?.itemId ?? null,
    partnerId: place.partnerId,
    charityId,
    purpose: upload.terms.purpose,
    copyOf: upload.terms.copyOf ?? null,
    sha256,
    bytes: bytes.length,
    mime,
    width: size?.width ?? null,
    height: size?.height ?? null,
    label: labelOf(upload.sent.name),
    salt: [...salt].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    saltedHash: await ports.secrets.digest(joined([salt, bytes])),
    fileKey: `${tenantId}/${sha256}-${uploadId}`,
    uploadedBy: actor.id,
    uploadedMs: ports.clock.nowMs(),
  };
}

type Kept = UploadRecord | Refusal;

async function keep(
  ports: Ports,
  actor: Actor,
  { record, file }: { readonly record: UploadRecord; readonly file: CleanFile },
): Promise<Kept> {
  const { tenantId, projectId, partnerId, sha256, uploadId } = record;
  const there = await ports.store.uploads.same({ projectId, partnerId, sha256 });
  if (there !== null) return sameOrRejected(there, record);
  const twin = await ports.store.uploads.ofDigest(tenantId, sha256);
  if (twin === null) await ports.files?.put(record.fileKey, file.bytes);
  const own = twin === null ? record : { ...record, fileKey: twin.fileKey };
  const deed = { tenantId, action: 'create-upload', subject: uploadId };
  const decide = async (): Promise<Decision<Kept>> => {
    const first = await ports.store.uploads.same({ projectId, partnerId, sha256 });
    if (first !== null) return { kind: 'answer', answer: sameOrRejected(first, record) };
    if (ports.clock.nowMs() - record.uploadedMs > ATTEMPT_MAX_MS) {
      return { kind: 'answer', answer: refused('storage-unavailable') };
    }
    const audit = { kind: 'append-audit', record: auditRecord(ports, actor, deed) } as const;
    return { kind: 'commit', unit: [{ kind: 'insert-upload', record: own }, audit], answer: own };
  };
  const kept = await decideAndCommit<Kept>(ports, decide, refusalOf);
  // Known to nobody: it need not wait until it is looked for.
  if (twin === null && (isRefusal(kept) || kept.fileKey !== own.fileKey)) await ports.files?.remove(own.fileKey);
  return kept;
}

function sameOrRejected(there: UploadRecord, { purpose, copyOf }: UploadRecord): Kept {
  if (there.purpose === purpose && there.copyOf === copyOf) return there;
  return rejected(`the same file is kept already as ${there.purpose}; a public copy must differ from its evidence`);
}

function refusalOf(guard: Guard): Refusal | null {
  if (guard === 'quota') return refused('quota-exceeded', { detail: 'a project has room for 50 files and 200 MB' });
  return guard === 'parent' ? refused('parent-not-found') : null;
}
