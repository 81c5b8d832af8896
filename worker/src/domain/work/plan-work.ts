// A project on its way to the public. The chain of review is that of its federation: its own desk first, then those above,
// level by level; each signs the digest of the one version that it has read.

import { assert } from '../../assert.ts';
import type { Ports, WorkEventRecord, WorkItemRecord } from '../../ports/index.ts';
import type { Actor } from '../access/actor.ts';
import { prepareProject } from '../project/publish.ts';
import { isRefusal, refused, refusedField } from '../refusal.ts';
import { openingOf } from './opening.ts';
import { wholeProject } from './whole-project.ts';
import type { StepResult, WorkPlace } from './work-handler.ts';
import { ADMITTED, parseHandler } from './work-handler.ts';

export const projectPlanWork = parseHandler<'project-plans'>({
  admit: async ({ ports, place, content }) => {
    const { externalId: federation, tenantId } = place.federation;
    if (content.federation !== federation)
      return refusedField('immutable-field', '/federation', `it is of ${federation}`);
    const named = content.project.federation;
    if (named !== undefined && named !== federation) {
      return refusedField('not-fit', '/project/federation', `it is of ${federation}`);
    }
    const taken = await ports.store.directory.project(tenantId, content.externalId);
    return taken === null
      ? ADMITTED
      : refusedField('registration-taken', '/externalId', 'it names a published project');
  },
  steps: {
    recall: async ({ item }) => ({ kind: 'taken', deskTenantId: item.tenantId }),
    deliberate: async ({ input }) => {
      const { meeting } = input;
      if (meeting.inFavour > meeting.against) return { kind: 'taken' };
      return refusedField('not-fit', '/meeting/inFavour', 'the meeting did not decide in favour');
    },
    submit: async ({ ports, place, item, content, events }) => {
      const whole = wholeProject(content.project, place.federation.externalId);
      if (isRefusal(whole)) return whole;
      const { federation } = place;
      // Nobody is asked to review what could not be published.
      const prepared = await prepareProject(ports, { federation, externalId: content.externalId, input: whole });
      if ('kind' in prepared) return prepared;
      return sendUp(await chainOf(ports, place), signaturesOf(events, item.digest));
    },
    sign: async ({ ports, actor, place, item, input, events }) => {
      if (input.digest !== item.digest) {
        return refused('stale-state', { detail: `the version under review is ${item.digest}` });
      }
      if (!holdsDesk(actor, item)) return refused('forbidden', { detail: 'it lies on the desk of another level' });
      return sendUp(await chainOf(ports, place), signaturesOf(events, item.digest) + 1);
    },
    return: async ({ item }) => ({ kind: 'taken', deskTenantId: item.tenantId }),
    publish: async ({ ports, actor, place, content }) => {
      const whole = wholeProject(content.project, place.federation.externalId);
      if (isRefusal(whole)) return whole;
      const { federation } = place;
      const prepared = await prepareProject(ports, { federation, externalId: content.externalId, input: whole });
      if ('kind' in prepared) return prepared;
      const { change, facts = [], id: projectId } = prepared;
      assert(change.kind === 'put-project', 'a project is put');
      const { tenantId, charityId } = change.record;
      const born = { kind: 'project-lives', tenantId, projectId, partnerId: null, charityId, content: {} } as const;
      const by = { actor: actor.id, role: 'approver', requestKey: null, requestHash: null } as const;
      const life = await openingOf(ports, born, by);
      return { kind: 'taken', unit: [change, ...facts, ...life.unit], outcome: { projectId, lifeId: life.itemId } };
    },
  },
});

// A reviewer of a level above may read what lies below, but signs only what has come up to it.
function holdsDesk(actor: Actor, { deskTenantId }: WorkItemRecord): boolean {
  return actor.grants.some(({ role, tenantId }) => role === 'reviewer' && tenantId === deskTenantId);
}

/** Federations that sign, in order. */
async function chainOf(ports: Ports, { federation }: WorkPlace): Promise<readonly string[]> {
  return [federation.tenantId, ...(await ports.store.directory.ancestors(federation.tenantId))];
}

// One signature a level, in the order of the levels; those of another version count for nothing.
function signaturesOf(events: readonly WorkEventRecord[], digest: string): number {
  return events.filter((event) => event.step === 'sign' && event.digest === digest).length;
}

function sendUp(chain: readonly string[], signatures: number): StepResult {
  const deskTenantId = chain[signatures];
  if (deskTenantId !== undefined) return { kind: 'taken', to: 'in-review', deskTenantId };
  return { kind: 'taken', to: 'approved', ...(chain[0] === undefined ? {} : { deskTenantId: chain[0] }) };
}
