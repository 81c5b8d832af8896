// Files as people and programs read them: those of a project, the bytes for whoever may see them, and what is public.

import type { Page, Upload } from '@happy-homeland/contract';
import type { Ports, UploadRecord } from '../../ports/index.ts';
import { StoreError } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { mayAct } from '../access/actor.ts';
import { civilDateOf } from '../civil-date.ts';
import { parseUploadPlace } from '../cursor.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused } from '../refusal.ts';
import { dispositionOf } from './file-name.ts';
import { extensionOf } from './inspect-file.ts';
import { placeOfUploads, reachUpload } from './upload-place.ts';
import { viewUpload } from './upload-view.ts';

/** A file with what its answer says of it. */
export interface ServedFile {
  readonly kind: 'file';
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly sha256: string;
  readonly disposition: string;
}

interface ListQuery {
  readonly projectId: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Files of a project, or of a plan, that the actor may see, newest first. */
export async function listUploads(ports: Ports, actor: Actor, query: ListQuery): Promise<Page<Upload> | Refusal> {
  const { cursor, limit } = query;
  const place = await placeOfUploads(ports, actor, { projectId: query.projectId, operation: 'listUploads' });
  if (isRefusal(place)) return place;
  const { projectId } = place;
  const before = parseUploadPlace(cursor);
  if (before === 'invalid') return refused('invalid-cursor');
  const rows = await ports.store.uploads.ofProject({ projectId, before, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const seen = page.filter(({ partnerId }) => mayAct(actor, { ...place.target, partnerId }));
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: await Promise.all(seen.map((record) => viewUpload(ports, record))),
    nextCursor: last === undefined ? null : `${last.uploadedMs}-${last.uploadId}`,
  };
}

/** The bytes of a file, for an actor that may see it, with the name that its sender gave it. */
export async function readUploadFile(ports: Ports, actor: Actor, uploadId: string): Promise<ServedFile | Refusal> {
  const record = await reachUpload(ports, actor, { uploadId, operation: 'getUploadFile' });
  if (isRefusal(record)) return record;
  return served(ports, record, record.label);
}

/** A file that is public now. Its sender's name for it is not: it may name somebody. */
export async function readPublicFile(ports: Ports, uploadId: string): Promise<ServedFile | Refusal> {
  const record = await ports.store.uploads.upload(uploadId);
  if (record === null || record.purpose === 'evidence') return refused('not-found');
  const shown = await ports.store.uploads.publication(uploadId);
  if (shown === null || shown.withdrawnMs !== null) return refused('not-found');
  const { validTo } = shown.consent;
  if (validTo !== undefined && civilDateOf(ports.clock.nowMs()) > validTo) return refused('not-found');
  return served(ports, record, null);
}

async function served(ports: Ports, record: UploadRecord, label: string | null): Promise<ServedFile | Refusal> {
  if (ports.files === undefined) return refused('uploads-not-configured');
  const { uploadId, mime, sha256, fileKey } = record;
  const bytes = await ports.files.get(fileKey);
  if (bytes === null || bytes.length !== record.bytes) {
    throw new StoreError({ code: 'damaged', message: `the file of upload ${uploadId} is not there` });
  }
  // Pictures hold nothing but the picture; a PDF is a program's food.
  const inline = mime !== 'application/pdf';
  const disposition = dispositionOf({ inline, plain: `${uploadId}.${extensionOf(mime)}`, label });
  return { kind: 'file', bytes, mime, sha256, disposition };
}
