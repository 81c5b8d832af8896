// A project on its way to the public.

import { assert } from '../../assert.ts';
import { prepareProject } from '../project/publish.ts';
import { isRefusal, refusedField } from '../refusal.ts';
import { openingOf } from '../work-item/opening.ts';
import { signed, submitted } from './review-chain.ts';
import { wholeProject } from './whole-project.ts';
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
    submit: async ({ ports, place, item, content }) => {
      const whole = wholeProject(content.project, place.federation.externalId);
      if (isRefusal(whole)) return whole;
      const { federation } = place;
      // Nobody is asked to review what could not be published.
      const prepared = await prepareProject(ports, { federation, externalId: content.externalId, input: whole });
      if ('kind' in prepared) return prepared;
      return submitted(ports, place, item);
    },
    sign: signed,
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
