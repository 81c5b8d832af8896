// Who signs a plan, and in which order. A federation says it of itself (`reviewChain`); where it does not, the nearest one
// above that does; where nobody does, its own desk signs and then every level above. Each level signs one exact version.

import type { Ports, WorkContentRecord, WorkItemRecord } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import type { StepResult, WorkPlace } from './work-handler.ts';

/** One level of the chain, and on whose desk it signs. */
interface Signer {
  readonly name: string;
  readonly tenantId: string;
}

/** The signatures on one version. */
interface Review {
  readonly digest: string;
  readonly signed: readonly string[];
  /** The level that is asked now; null where all have signed. */
  readonly next: string | null;
}

/** Sends a version to whoever signs next, after those who have signed it. */
export async function sendUp(
  ports: Ports,
  { federation }: WorkPlace,
  { digest, signed }: Omit<Review, 'next'>,
): Promise<StepResult> {
  const chain = await chainOf(ports, federation.tenantId);
  const next = chain.find(({ name }) => !signed.includes(name));
  const review: Review = { digest, signed, next: next?.name ?? null };
  const deskTenantId = next?.tenantId ?? federation.tenantId;
  return { kind: 'taken', to: next === undefined ? 'approved' : 'in-review', deskTenantId, outcome: { review } };
}

/** The first signer of a version is asked; those who signed it before it was taken back need not sign it again. */
export function submitted(ports: Ports, place: WorkPlace, item: WorkItemRecord): Promise<StepResult> {
  return sendUp(ports, place, { digest: item.digest, signed: signedOf(item) });
}

interface Signing {
  readonly ports: Ports;
  readonly actor: Actor;
  readonly place: WorkPlace;
  readonly item: WorkItemRecord;
  readonly input: { readonly digest: string };
}

/** Signs for the level that is asked, and sends it on. */
export async function signed({ ports, actor, place, item, input }: Signing): Promise<StepResult | Refusal> {
  if (input.digest !== item.digest) {
    return refused('stale-state', { detail: `the version under review is ${item.digest}` });
  }
  if (!holdsDesk(actor, item)) return refused('forbidden', { detail: 'it lies on the desk of another level' });
  const { next } = parseReview(item.outcome);
  const before = signedOf(item);
  return sendUp(ports, place, { digest: item.digest, signed: next === null ? before : [...before, next] });
}

// A reviewer of a level above may read what lies below, but signs only what has come up to it.
function holdsDesk(actor: Actor, { deskTenantId }: WorkItemRecord): boolean {
  return actor.grants.some(({ role, tenantId }) => role === 'reviewer' && tenantId === deskTenantId);
}

function signedOf({ outcome, digest }: WorkItemRecord): readonly string[] {
  const review = parseReview(outcome);
  return review.digest === digest ? review.signed : [];
}

// We wrote it, in this shape.
function parseReview({ review }: WorkContentRecord): Review {
  return (review ?? { digest: '', signed: [], next: null }) as Review;
}

async function chainOf(ports: Ports, tenantId: string): Promise<readonly Signer[]> {
  const { directory } = ports.store;
  const ids = [tenantId, ...(await directory.ancestors(tenantId))];
  const tree = (await Promise.all(ids.map((id) => directory.federationById(id)))).filter((one) => one !== null);
  const chain = tree.find(({ body }) => body.reviewChain !== undefined)?.body.reviewChain;
  if (chain === undefined) return ids.map((id) => ({ name: id, tenantId: id }));
  // A level without a federation of its own signs at the desk of the one that drafts, by another person.
  return chain.map((name) => ({ name, tenantId: tree.find(({ level }) => level === name)?.tenantId ?? tenantId }));
}
