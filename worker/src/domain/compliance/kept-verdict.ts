// A refusal by the rules must be explainable years later, so it is kept with the facts it judged and the pack it asked.
// The same refusal of the same facts on the same day is kept once; a process does not even ask again.

import type { KeptVerdictAnswer, Page } from '@happy-homeland/contract';
import type { Evaluation, Finding } from '@happy-homeland/rules';
import type { KeptVerdict, Ports, VerdictRecord } from '../../ports/index.ts';
import type { Actor } from '../actor.ts';
import { civilDateOf } from '../civil-date.ts';
import { parseVerdictPlace } from '../cursor.ts';
import type { Refusal } from '../refusal.ts';
import { refused } from '../refusal.ts';
import type { Judged } from './verdict.ts';
import { factsText } from './verdict.ts';

interface Refused {
  readonly evaluation: Evaluation;
  readonly moment: VerdictRecord['moment'];
  readonly closedBy: readonly Finding[];
}

const TOLD_MAX = 1_000;
const toldBy = new WeakMap<Ports['store'], Set<string>>();

/** Keeps a verdict that refused something. */
export async function keepVerdict(
  ports: Ports,
  judged: Judged,
  { evaluation, moment, closedBy }: Refused,
): Promise<void> {
  const { federation, charity, campaign, project } = judged;
  const subject = project === undefined ? `campaign:${campaign.externalId}` : `project:${project.externalId}`;
  const atMs = ports.clock.nowMs();
  const { tenantId } = campaign;
  const judgedOn = civilDateOf(atMs);
  const told = toldBy.get(ports.store) ?? new Set<string>();
  toldBy.set(ports.store, told);
  // Everybody who looks at a closed project comes by here: the revisions tell without making the facts anew.
  const revisions = [federation, charity, campaign, project].map((record) => record?.revision);
  const name = [tenantId, subject, moment, judgedOn, ...revisions].join(' ');
  if (moment !== 'publish' && told.has(name)) return;
  const facts = factsText(ports, judged);
  const factsDigest = await ports.secrets.digest(facts);
  const packVersion = evaluation.pack.version;
  const what = { verdictId: ports.ids.id(), tenantId, subject, moment, judgedOn, packVersion, factsDigest };
  const findings = JSON.stringify(closedBy.map(inShort));
  await ports.store.commit([{ kind: 'keep-verdict', record: { ...what, facts, findings, atMs } }]);
  if (told.size >= TOLD_MAX) told.clear();
  told.add(name);
}

function inShort({ rule, outcome, mark, fields, articles }: Finding) {
  return { rule, outcome, mark, fields, articles: articles.map(({ label }) => label.zh) };
}

/** The refusals kept for whoever holds the key, newest first; the operator's key sees all. */
export async function listVerdicts(
  ports: Ports,
  actor: Actor,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<KeptVerdictAnswer> | Refusal> {
  const before = parseVerdictPlace(cursor);
  if (before === 'invalid') return refused('invalid-cursor');
  const kept = await ports.store.verdicts.refusals({ tenantId: actor.tenantId, before, limit: limit + 1 });
  const shown = kept.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = kept.length > limit && last ? `${last.firstMs}-${last.verdictId}` : null;
  return { items: shown.map(toAnswer), nextCursor };
}

function toAnswer({ tenantId: _tenant, facts, findings, firstMs, lastMs, ...kept }: KeptVerdict): KeptVerdictAnswer {
  const [firstAt, lastAt] = [new Date(firstMs).toISOString(), new Date(lastMs).toISOString()];
  return { ...kept, facts: JSON.parse(facts), findings: JSON.parse(findings), firstAt, lastAt };
}
