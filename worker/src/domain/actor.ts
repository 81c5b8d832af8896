import type { Actor as GrantedActor } from './access/actor.ts';

/** What use cases need of an actor that ask for no role: who it is, and of which federation. */
export type Actor = Pick<GrantedActor, 'keyId' | 'tenantId'> & Partial<Pick<GrantedActor, 'id'>>;

/** Who answers for a deed: two keys of one person are one. */
export function answerableOf({ id, keyId }: Actor): string {
  return id ?? keyId;
}
