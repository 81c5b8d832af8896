// 申请登记本网站: a webmaster asks that a site be registered. The request waits for the federation; asking twice is
// one request.

import type { SiteRequestInput, SiteRequestResult } from '@happy-homeland/contract';
import type { Ports } from '../ports/index.ts';
import type { Refusal } from './refusal.ts';
import { refusedField } from './refusal.ts';

/** Keeps the request, or says that the site is registered already. */
export async function requestSite(ports: Ports, input: SiteRequestInput): Promise<SiteRequestResult | Refusal> {
  const file = await ports.store.directory.file(input.projectId);
  if (!file) return refusedField('not-found', '/projectId', 'no such project');
  const { tenantId } = file.project;
  const { origin, name, contact, projectId } = input;
  const requestId = await ports.ids.named('site-request', tenantId, origin);
  const registered = await ports.store.directory.siteByOrigin(tenantId, origin);
  if (registered) return { requestId, origin, status: 'registered' };
  const record = { requestId, tenantId, projectId, origin, name, contact, createdMs: ports.clock.nowMs() };
  await ports.store.commit([{ kind: 'insert-site-request', record }]);
  return { requestId, origin, status: 'received' };
}
