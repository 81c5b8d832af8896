// One item of every kind in a published federation, opened through the API.

import type { WorkKind } from '@happy-homeland/contract';
import { machineOf, WORK_KINDS } from '@happy-homeland/contract';
import { aProject } from './builders.ts';
import { CATEGORY } from './funding.ts';
import type { TestClient } from './test-client.ts';
import { SAMPLE_CONTENT } from './work-samples.ts';

/** What a sample content needs to know of its federation. */
export interface Opened {
  readonly name: string;
  readonly projectId: string;
  /** Of a public entry. */
  readonly seq: number;
  /** Of money that nobody can explain. */
  readonly receiptSeq: number;
}

/** The project of a federation of that name. */
export function projectOf(name: string) {
  const budget = [{ item: CATEGORY, amount: { amountMinor: 1_000_000, currency: 'CNY' } }];
  return { ...aProject().body, federation: name, campaign: `${name}-campaign`, atGoal: 'continue', budget };
}

/** A fit content of a kind in a federation. */
export function contentFor(kind: WorkKind, { name, seq, receiptSeq }: Opened): object {
  const content = SAMPLE_CONTENT[kind]();
  if (kind === 'corrections' || kind === 'refunds') return { ...content, seq };
  if (kind === 'unmatched-money') return { ...content, receipt: receiptSeq };
  if (kind === 'campaign-plans') return campaignFor(name);
  if (kind === 'site-requests') return { ...content, federation: name, origin: `https://${name}-asking.example.org` };
  if (kind !== 'project-plans') return content;
  const project = { ...projectOf(name), goal: { amountMinor: 100, currency: 'CNY' } };
  return { federation: name, externalId: `${name}-planned`, project };
}

function campaignFor(name: string): object {
  const { campaign } = SAMPLE_CONTENT['campaign-plans']();
  const externalId = `${name}-planned-campaign`;
  return { federation: name, externalId, campaign: { ...campaign, charity: `${name}-charity` } };
}

/** The ids of one item of every kind. */
export async function openOneOfEach(
  call: TestClient,
  apiKey: string,
  there: Opened,
): Promise<Record<WorkKind, string>> {
  const headers = { authorization: `Bearer ${apiKey}` };
  const goal = { amountMinor: 100, currency: 'CNY' };
  const sibling = { ...projectOf(there.name), goal, budget: [] };
  const put = await call(`/v1/manage/projects/${there.name}-sibling`, { method: 'PUT', body: sibling, headers });
  if (put.status !== 200) throw new Error(put.text);
  const opened = await Promise.all(
    WORK_KINDS.map(async (kind) => {
      // What happens to a life must not happen to the project that everything else is tried on.
      const projectId = kind === 'project-lives' ? String(put.json.id) : there.projectId;
      // A website asks once, and the same call is made again.
      const once = kind === 'site-requests' ? { origin: `https://${there.name}-first.example.org` } : {};
      const body = { ...contentFor(kind, there), ...once };
      const answer = await call(openingPath(kind, projectId), { method: 'POST', body, headers });
      if (answer.status !== 201) throw new Error(`${kind}: ${answer.text}`);
      return [kind, String(answer.json.itemId)];
    }),
  );
  return Object.fromEntries(opened);
}

function openingPath(kind: WorkKind, projectId: string): string {
  return machineOf(kind).of === 'project' ? `/v1/manage/projects/${projectId}/${kind}` : `/v1/manage/${kind}`;
}
