// A website that asks to be registered. Accepting it registers it in the same unit, as whoever puts a site does.

import type { WorkContent } from '@happy-homeland/contract';
import type { Ports } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';
import { siteChange, siteNameOf } from '../project/put-site.ts';
import type { Refusal } from '../refusal.ts';
import { refused, refusedField } from '../refusal.ts';
import { isAsked, siteRound } from '../work-item/site-item.ts';
import type { Admitted, StepCase, StepResult, WorkPlace } from './work-handler.ts';
import { parseHandler } from './work-handler.ts';

type Content = WorkContent<'site-requests'>;

const REQUESTS_READ = 200;

export const siteRequestWork = parseHandler<'site-requests'>({
  admit: ({ ports, place, content }) => admit(ports, place, content),
  steps: {
    accept: (step) => accepted(step),
    refuse: async ({ ports, input }) => {
      return { kind: 'taken', outcome: { reason: input.reason, refusedOn: civilDateOf(ports.clock.nowMs()) } };
    },
  },
});

async function admit(ports: Ports, { federation }: WorkPlace, content: Content): Promise<Admitted | Refusal> {
  const { tenantId, externalId } = federation;
  if (content.federation !== externalId)
    return refusedField('immutable-field', '/federation', `it is of ${externalId}`);
  if ((await ports.store.directory.siteByOrigin(tenantId, content.origin)) !== null) {
    return refusedField('registration-taken', '/origin', 'this origin is registered already');
  }
  if (content.project !== undefined) {
    const file = await ports.store.directory.file(content.project);
    if (file?.project.tenantId !== tenantId) return refusedField('parent-not-found', '/project', 'no such project');
  }
  const { item, nextId } = await siteRound(ports, tenantId, content.origin);
  if (isAsked(item)) return refusedField('registration-taken', '/origin', `it has asked already: ${item.itemId}`);
  if (nextId === null) return refused('not-fit', { detail: 'it was answered too often to be asked again' });
  return { kind: 'admitted', itemId: nextId };
}

type Accepting = StepCase<Content, { readonly name?: string | undefined }>;

async function accepted({ ports, place, content, input }: Accepting): Promise<StepResult> {
  const { federation } = place;
  const { tenantId } = federation;
  const { origin } = content;
  const { directory } = ports.store;
  const known = await directory.siteByOrigin(tenantId, origin);
  if (known !== null) return { kind: 'taken', outcome: { siteId: known.siteId } };
  const asking = await directory.siteRequests({ tenantId, limit: REQUESTS_READ });
  const name = input.name ?? asking.find((one) => one.origin === origin)?.name ?? new URL(origin).host;
  const put = { externalId: siteNameOf(origin), input: { federation: federation.externalId, name, origin } };
  const change = await siteChange(ports, federation, put);
  return { kind: 'taken', unit: [change], outcome: { siteId: change.record.siteId } };
}
