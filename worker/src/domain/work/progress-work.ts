// What is told of the work while it goes on. Nothing of it is money; it is published as it stands, and corrected in public.

import type { Ports } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { told } from '../outbox/telling.ts';
import type { Refusal } from '../refusal.ts';
import { refusedField } from '../refusal.ts';
import { partnerOfProject } from './partner-content.ts';
import type { WorkPlace } from './work-handler.ts';
import { ADMITTED, parseHandler } from './work-handler.ts';

export const updateWork = parseHandler<'updates'>({
  admit: async ({ ports, place, content }) => {
    const future = refuseFuture(ports, { date: content.happenedOn, pointer: '/happenedOn' });
    if (future !== null) return future;
    const milestones = place.file?.project.body.milestones ?? [];
    if (content.milestone !== undefined && !milestones.includes(content.milestone)) {
      return refusedField('not-fit', '/milestone', `the plan names: ${milestones.join(', ')}`);
    }
    return admitTold(ports, place);
  },
  steps: {
    publish: async ({ ports, item, content }) => {
      const { itemId, tenantId, projectId } = item;
      const data = { projectId, updateNo: itemId, date: content.happenedOn, milestone: content.milestone ?? null };
      const published = { publishedOn: civilDateOf(ports.clock.nowMs()), publishedRevision: item.revision + 1 };
      const telling = { tenantId, event: 'update.published', fact: itemId, data } as const;
      return { kind: 'taken', outcome: published, unit: [await told(ports, telling)] };
    },
  },
});

export const visitWork = parseHandler<'visits'>({
  admit: async ({ ports, content }) => {
    return refuseFuture(ports, { date: content.visitedOn, pointer: '/visitedOn' }) ?? ADMITTED;
  },
  steps: {},
});

export const acceptanceWork = parseHandler<'acceptances'>({
  admit: async ({ ports, place, content }) => {
    const future = refuseFuture(ports, { date: content.acceptedOn, pointer: '/acceptedOn' });
    return future ?? admitTold(ports, place);
  },
  steps: {},
});

async function admitTold(ports: Ports, place: WorkPlace) {
  return { ...ADMITTED, partnerId: await partnerOfProject(ports, place) };
}

function refuseFuture(
  ports: Ports,
  { date, pointer }: { readonly date: string; readonly pointer: string },
): Refusal | null {
  const today = civilDateOf(ports.clock.nowMs());
  return date <= today ? null : refusedField('not-fit', pointer, `it is ${today} in Asia/Shanghai`);
}
