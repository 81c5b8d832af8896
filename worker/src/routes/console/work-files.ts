// Files of a project in a form: those that are there to be attached, and those that come with it. What comes is kept before
// the rest is looked at, so that nobody has to photograph a bill twice because of a missing amount.

import type { EvidenceFile, FormField, Upload, UploadPurpose, WorkItem } from '@happy-homeland/contract';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { createUpload } from '../../domain/upload/create-upload.ts';
import { listUploads } from '../../domain/upload/read-upload.ts';
import type { PostedFile } from '../../http/posted-form.ts';
import type { FileLink, FormChoice } from '../../pages/index.ts';
import { instantText, join } from '../../pages/index.ts';
import type { Desk } from './desk.ts';

const FILES_MAX = 50;

/** Whose files the forms of an item can name: the project's, or those that were sent for the plan of one. */
export function filesOfItem({
  kind,
  itemId,
  projectId,
}: Pick<WorkItem, 'itemId' | 'kind' | 'projectId'>): string | null {
  return kind === 'project-plans' ? itemId : projectId;
}

/** Files of a project or a plan that this actor may see, newest first; none of what is not there. */
export async function projectFiles({ ports, actor }: Desk, projectId: string | null): Promise<readonly Upload[]> {
  if (projectId === null) return [];
  const page = await listUploads(ports, actor, { projectId, limit: FILES_MAX });
  return isRefusal(page) ? [] : page.items;
}

export function fileLinks(desk: Desk, uploads: readonly Upload[]): readonly FileLink[] {
  return uploads.map((upload) => ({ sha256: upload.sha256, href: upload.href, label: labelOf(desk, upload) }));
}

export function fileChoices(desk: Desk, uploads: readonly Upload[]): readonly FormChoice[] {
  return uploads.map((upload) => ({ value: upload.sha256, label: labelOf(desk, upload) }));
}

function labelOf({ context }: Desk, { label, mime, uploadedAt }: Upload): string {
  return `${label ?? mime} · ${instantText(uploadedAt, context.lang)}`;
}

export function evidenceOf(uploads: readonly Upload[]): readonly EvidenceFile[] {
  return uploads.map(({ sha256, bytes, mime }) => ({ sha256, bytes, mime }));
}

/** Controls that take files, and what the files of each are for. */
export function fileControls(fields: readonly FormField[], path = ''): ReadonlyMap<string, UploadPurpose> {
  const found = fields.flatMap(({ name, type }): (readonly [string, UploadPurpose])[] => {
    const own = join(path, name);
    if (type.kind === 'group') return [...fileControls(type.fields, own)];
    if (type.kind !== 'list' || type.item.kind !== 'file') return [];
    return [[own, name === 'photographs' ? 'photograph' : 'evidence']];
  });
  return new Map(found);
}

export interface KeptFiles {
  /** Control → digests of what was kept for it. */
  readonly kept: ReadonlyMap<string, readonly string[]>;
  /** Control → why its file was not. */
  readonly refused: ReadonlyMap<string, Refusal>;
}

/** Keeps the files that came with a form. */
export async function keepFiles(
  { ports, actor }: Desk,
  projectId: string,
  sent: { readonly files: readonly PostedFile[]; readonly controls: ReadonlyMap<string, UploadPurpose> },
): Promise<KeptFiles> {
  const kept = new Map<string, string[]>();
  const refused = new Map<string, Refusal>();
  for (const { control, sent: file } of sent.files) {
    const name = control.replace(/\.(new|camera)$/, '');
    const purpose = sent.controls.get(name);
    if (purpose === undefined) continue;
    const upload = await createUpload(ports, actor, { projectId, sent: file, terms: { purpose } });
    if (isRefusal(upload)) refused.set(name, upload);
    else kept.set(name, [...(kept.get(name) ?? []), upload.sha256]);
  }
  return { kept, refused };
}
