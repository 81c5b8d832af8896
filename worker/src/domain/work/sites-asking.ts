// Websites that wait for an answer. Requests from before they were work are carried over when somebody answers them.

import type { FederationRecord, Ports, SiteRequestRecord, WorkItemRecord } from '../../ports/index.ts';
import { decideAndCommit } from '../commit.ts';
import { openingOf } from '../work-item/opening.ts';
import { isAsked, siteRound } from '../work-item/site-item.ts';

const KIND = 'site-requests';

export interface AskingSite {
  /** The item; of a request from before, the name that it has in the list. */
  readonly requestId: string;
  readonly origin: string;
  readonly name: string;
  /** Empty where nobody left one. */
  readonly contact: string;
  readonly askedAt: string;
}

/** What a federation's keeper of websites has to answer, the newest first. */
export async function sitesAsking(ports: Ports, tenantId: string, limit: number): Promise<readonly AskingSite[]> {
  const [items, rows] = await Promise.all([
    ports.store.work.items({ kind: KIND, tenantId, states: ['asked'], limit }),
    ports.store.directory.siteRequests({ tenantId, limit }),
  ]);
  const asked = items.map((item) => ofItem(item, rows));
  const others = rows.filter(({ origin }) => !asked.some((one) => one.origin === origin));
  const before = await Promise.all(others.map(async (row) => ((await isFromBefore(ports, row)) ? ofRow(row) : null)));
  return [...asked, ...before.filter((one) => one !== null)];
}

/** The item of what stands in that list, which is opened where there is none yet; null where nothing stands there. */
export async function carriedOver(
  ports: Ports,
  { tenantId, externalId }: FederationRecord,
  requestId: string,
): Promise<string | null> {
  const item = await ports.store.work.item(requestId);
  if (item?.kind === KIND && item.tenantId === tenantId) return item.itemId;
  const rows = await ports.store.directory.siteRequests({ tenantId, limit: ROWS_MAX });
  const row = rows.find((one) => one.requestId === requestId);
  return row === undefined ? null : carry(ports, row, externalId);
}

const ROWS_MAX = 200;

async function carry(ports: Ports, row: SiteRequestRecord, federation: string): Promise<string | null> {
  const { tenantId, origin, projectId } = row;
  return decideAndCommit<string | null>(ports, async () => {
    const { item, nextId } = await siteRound(ports, tenantId, origin);
    if (isAsked(item)) return { kind: 'answer', answer: item.itemId };
    if (item !== null || nextId === null) return { kind: 'answer', answer: null };
    const content = { federation, origin, project: projectId };
    const place = { kind: KIND, tenantId, projectId: null, partnerId: null, charityId: null } as const;
    const by = { actor: 'public', role: null, requestKey: null, requestHash: null };
    const { unit } = await openingOf(ports, { ...place, content, itemId: nextId }, by);
    return { kind: 'commit', unit, answer: nextId };
  });
}

async function isFromBefore(ports: Ports, { tenantId, origin }: SiteRequestRecord): Promise<boolean> {
  if ((await ports.store.directory.siteByOrigin(tenantId, origin)) !== null) return false;
  return (await siteRound(ports, tenantId, origin)).item === null;
}

function ofRow({ requestId, origin, name, contact, createdMs }: SiteRequestRecord): AskingSite {
  return { requestId, origin, name, contact, askedAt: new Date(createdMs).toISOString() };
}

function ofItem({ itemId, content, openedMs }: WorkItemRecord, rows: readonly SiteRequestRecord[]): AskingSite {
  const origin = String(content['origin']);
  const row = rows.find((one) => one.origin === origin);
  const { name = new URL(origin).host, contact = '' } = row ?? {};
  return { requestId: itemId, origin, name, contact, askedAt: new Date(openedMs).toISOString() };
}
