// What the public may see, and why. Nobody shows what they uploaded themselves, evidence as it is is never shown, and
// without a consent on record nothing is.

import type { ConsentInput, Upload } from '@happy-homeland/contract';
import type { Ports } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { auditRecord } from '../audit.ts';
import { civilDateOf } from '../civil-date.ts';
import type { Decision } from '../commit.ts';
import { decideAndCommit } from '../commit.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused, refusedField } from '../refusal.ts';
import { reachUpload } from './upload-place.ts';
import { viewUpload } from './upload-view.ts';

type Done = { readonly kind: 'done' } | Refusal;

const DONE: Done = { kind: 'done' };

/** Shows a file to the public. Asked again with the same consent, it changes nothing. */
export async function publishUpload(
  ports: Ports,
  actor: Actor,
  { uploadId, consent }: { readonly uploadId: string; readonly consent: ConsentInput },
): Promise<Upload | Refusal> {
  const record = await reachUpload(ports, actor, { uploadId, operation: 'publishUpload' });
  if (isRefusal(record)) return record;
  const { tenantId, purpose, uploadedBy } = record;
  if (purpose === 'evidence') {
    const detail = 'evidence stays private: upload a copy without what is private in it, as public-copy';
    return refused('illegal-transition', { detail });
  }
  if (uploadedBy === actor.id)
    return refused('four-eyes-required', { detail: 'whoever uploaded it does not publish it' });
  const unfit = refuseConsent(consent, civilDateOf(ports.clock.nowMs()));
  if (unfit !== null) return unfit;
  const decide = async (): Promise<Decision<Done>> => {
    const last = await ports.store.uploads.publication(uploadId);
    if (last !== null && last.withdrawnMs === null) {
      return { kind: 'answer', answer: isSame(last.consent, consent) ? DONE : alreadyPublic() };
    }
    const publication = {
      tenantId,
      uploadId,
      round: (last?.round ?? 0) + 1,
      consent,
      publishedBy: actor.id,
      publishedMs: ports.clock.nowMs(),
      withdrawnBy: null,
      withdrawnMs: null,
    };
    const deed = { tenantId, action: 'publish-upload', subject: uploadId };
    const audit = { kind: 'append-audit', record: auditRecord(ports, actor, deed) } as const;
    return { kind: 'commit', unit: [{ kind: 'publish-upload', record: publication }, audit], answer: DONE };
  };
  const done = await decideAndCommit<Done>(ports, decide);
  return isRefusal(done) ? done : viewUpload(ports, record);
}

/** Takes a file back from the public, at once. What was taken back already stays so. */
export async function withdrawUpload(ports: Ports, actor: Actor, uploadId: string): Promise<Upload | Refusal> {
  const record = await reachUpload(ports, actor, { uploadId, operation: 'withdrawUpload' });
  if (isRefusal(record)) return record;
  const { tenantId } = record;
  const decide = async (): Promise<Decision<Done>> => {
    const last = await ports.store.uploads.publication(uploadId);
    if (last === null) return { kind: 'answer', answer: notPublic() };
    if (last.withdrawnMs !== null) return { kind: 'answer', answer: DONE };
    const by = { withdrawnBy: actor.id, withdrawnMs: ports.clock.nowMs() };
    const deed = { tenantId, action: 'withdraw-upload', subject: uploadId };
    const audit = { kind: 'append-audit', record: auditRecord(ports, actor, deed) } as const;
    const change = { kind: 'withdraw-upload', uploadId, round: last.round, ...by } as const;
    return { kind: 'commit', unit: [change, audit], answer: DONE };
  };
  const done = await decideAndCommit<Done>(ports, decide);
  return isRefusal(done) ? done : viewUpload(ports, record);
}

function refuseConsent({ givenOn, validTo }: ConsentInput, today: string): Refusal | null {
  if (givenOn !== undefined && givenOn > today) {
    return refusedField('invalid-body', '/givenOn', `must not be later than today, ${today}`);
  }
  if (validTo !== undefined && validTo < today) {
    return refusedField('invalid-body', '/validTo', `must not be earlier than today, ${today}`);
  }
  return null;
}

// Both have passed the same schema, which fixes the order of their fields.
function isSame(one: ConsentInput, other: ConsentInput): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function alreadyPublic(): Refusal {
  return refused('illegal-transition', { detail: 'the file is public already, with another consent' });
}

function notPublic(): Refusal {
  return refused('illegal-transition', { detail: 'the file was never public' });
}
