// A project on its way to the public.

import type { WorkContent } from '@happy-homeland/contract';
import { assert } from '../../assert.ts';
import { plannedProjectId } from '../project/planned-project.ts';
import { prepareProject } from '../project/publish.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refusedField } from '../refusal.ts';
import { openingOf } from '../work-item/opening.ts';
import { signed, submitted } from './review-chain.ts';
import { wholeProject } from './whole-project.ts';
import type { StepCase, StepResult } from './work-handler.ts';
import { ADMITTED, parseHandler } from './work-handler.ts';

/** All that a project can have. */
const FILES_MAX = 50;

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
    edit: rewritten,
    revise: rewritten,
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

type Rewriting = StepCase<WorkContent<'project-plans'>, { readonly content: WorkContent<'project-plans'> }>;

// Files that were sent for the plan are kept under the number of the project it is to become, and that number is its key's.
async function rewritten({ ports, item, content, input }: Rewriting): Promise<StepResult | Refusal> {
  const taken = { kind: 'taken', content: input.content } as const;
  if (input.content.externalId === content.externalId) return taken;
  const projectId = await plannedProjectId(ports, item);
  assert(projectId !== null, 'a plan has the number of its project');
  const files = await ports.store.uploads.ofProject({ projectId, limit: FILES_MAX });
  if (!files.some(({ planId }) => planId === item.itemId)) return taken;
  return refusedField('immutable-field', '/content/externalId', 'files were sent for the project of this name');
}
