// The one shape of every upsert: prepare the record from what is known, answer `unchanged` when nothing differs,
// otherwise commit it with its audit row, and say a lost guard in words.

import type { RuleFinding, UpsertResult } from '@happy-homeland/contract';
import type { Change, FederationRecord, Guard, Ports } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { auditRecord } from '../audit.ts';
import type { Decision } from '../commit.ts';
import { decideAndCommit } from '../commit.ts';
import type { Refusal } from '../refusal.ts';
import { refused, refusedField } from '../refusal.ts';

export type PutResult = UpsertResult | Refusal;

type PutChange = Extract<Change, { readonly record: { readonly externalId: string } }>;

/** What is put: the publisher's name for it and the validated input. */
export interface Put<Input> {
  readonly externalId: string;
  readonly input: Input;
}

export interface Prepared {
  readonly id: string;
  readonly href?: string;
  readonly known: { readonly body: unknown } | null;
  readonly body: unknown;
  /** Rules that it does not keep; said with the answer. */
  readonly rules?: readonly RuleFinding[];
  readonly change: PutChange;
  /** What the public log says of it, in the same unit. */
  readonly facts?: readonly Change[];
}

/** Runs one upsert; `prepare` is asked again whenever somebody else was faster. */
export async function upsert(
  ports: Ports,
  actor: Actor,
  prepare: () => Promise<Prepared | Refusal>,
): Promise<PutResult> {
  return decideAndCommit<PutResult>(ports, () => decideUpsert(ports, actor, prepare), refusePublication);
}

async function decideUpsert(
  ports: Ports,
  actor: Actor,
  prepare: () => Promise<Prepared | Refusal>,
): Promise<Decision<PutResult>> {
  const prepared = await prepare();
  if ('kind' in prepared) return { kind: 'answer', answer: prepared };
  const { id, href, known, body, rules = [], change, facts = [] } = prepared;
  const { externalId, tenantId } = change.record;
  const result = (outcome: UpsertResult['outcome']): UpsertResult => ({
    externalId,
    id,
    outcome,
    ...(href === undefined ? {} : { href }),
    ...(rules.length === 0 ? {} : { rules: [...rules] }),
  });
  if (known && JSON.stringify(known.body) === JSON.stringify(body)) {
    return { kind: 'answer', answer: result('unchanged') };
  }
  const audit = auditRecord(ports, actor, { tenantId, action: change.kind, subject: id });
  const answer = result(known ? 'updated' : 'created');
  return { kind: 'commit', unit: [change, ...facts, { kind: 'append-audit', record: audit }], answer };
}

/** The refusal that a lost guard of a publication is, or null where the facts have moved and are read again. */
export function refusePublication(guard: Guard): Refusal | null {
  switch (guard) {
    case 'credit-code':
      return refusedField('registration-taken', '/uscc', 'another charity holds this credit code');
    case 'filing-number':
      return refusedField('registration-taken', '/filingNumber', 'one campaign, one filing number');
    case 'origin':
      return refusedField('registration-taken', '/origin', 'this origin is registered already');
    case 'goals-within-filing':
      return refused('goals-exceed-filing', { detail: 'the goals of a campaign add up to at most the filed amount' });
    case 'hard-cap':
      return refusedField('goals-exceed-filing', '/goal', 'a hard cap cannot be below what is already promised');
    case 'federation-circle':
      return refusedField('federation-circle', '/parent', 'it stands above this one itself');
    case 'parent':
      return refused('parent-not-found');
    default:
      return null;
  }
}

export type Tenant = { readonly kind: 'tenant'; readonly federation: FederationRecord } | Refusal;

/** The federation a body names. A key of one federation sees the others as if they did not exist. */
export async function tenantOf(ports: Ports, actor: Actor, externalId: string): Promise<Tenant> {
  const federation = await ports.store.directory.federation(externalId);
  const mine = federation !== null && (actor.tenantId === null || actor.tenantId === federation.tenantId);
  if (!mine) return refusedField('parent-not-found', '/federation', `no federation ${externalId}`);
  return { kind: 'tenant', federation };
}

/** A field that others already rely on. */
export function fixed(pointer: string): Refusal {
  return refusedField('immutable-field', pointer, 'it was published; make a new one under another external id');
}
