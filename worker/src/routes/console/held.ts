// Money that is held: a list, and each gift with what two people decide of it.

import type { HeldDecisionInput } from '@happy-homeland/contract';
import { heldDecisionInput, PROBLEMS } from '@happy-homeland/contract';
import type { HeldMatter } from '../../domain/held/held-desk.ts';
import { reachHeld, sayOfHeld } from '../../domain/held/held-desk.ts';
import { listHeld } from '../../domain/held/held-view.ts';
import { parseCurrency } from '../../domain/project/narrow.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refused } from '../../domain/refusal.ts';
import { parseValue } from '../../http/body.ts';
import type { App } from '../../http/operation-route.ts';
import type { PageStatus } from '../../http/page-response.ts';
import { formBody, readPostedForm } from '../../http/posted-form.ts';
import type { HeldFormState } from '../../pages/index.ts';
import { heldListPage, heldPage } from '../../pages/index.ts';
import type { Desk } from './desk.ts';
import { answerDesk, answerRefused, atDesk, frameOf, leadOn } from './desk.ts';
import { ownFederation } from './own-federation.ts';
import { nameOf } from './person-name.ts';
import { sayRefusal } from './work-form.ts';

const PATH = '/console/held';
const LISTED = 20;

export function registerHeldDesk(app: App): void {
  app.get(PATH, atDesk(showList));
  app.get(`${PATH}/:pledgeId`, atDesk(showGift));
  app.post(`${PATH}/:pledgeId`, formBody, atDesk(decide));
}

async function showList(desk: Desk): Promise<Response> {
  const federation = await ownFederation(desk, 'listHeld');
  if ('reason' in federation) return answerRefused(desk, federation);
  const { ports, actor, words, c } = desk;
  const { tenantId, name } = federation;
  const page = await listHeld(ports, { ...actor, tenantId }, { cursor: c.req.query('cursor'), limit: LISTED });
  if (isRefusal(page)) return answerRefused(desk, page);
  const frame = frameOf(desk, [words.consoleHeld.title, name], 'today');
  const gifts = page.items.map((gift) => ({ ...gift, currency: parseCurrency(gift.amount.currency) }));
  return answerDesk(desk, heldListPage({ frame, gifts, nextCursor: page.nextCursor }));
}

async function showGift(desk: Desk): Promise<Response> {
  const matter = await reachHeld(desk.ports, desk.actor, desk.c.req.param('pledgeId') ?? '');
  return isRefusal(matter)
    ? answerRefused(desk, matter)
    : answerGift(desk, matter, { typed: '', errors: {}, status: 200 });
}

type GiftForm = HeldFormState & { readonly status: NonNullable<PageStatus> };

async function answerGift(
  desk: Desk,
  { gift, said, mayDecide }: HeldMatter,
  { status, ...form }: GiftForm,
): Promise<Response> {
  const { words, c } = desk;
  const named = await Promise.all(
    gift.decisions.map(async (decision) => ({ ...decision, name: await nameOf(desk, decision.keyId) })),
  );
  const notice = c.req.query('done') === undefined ? {} : { notice: words.console.done };
  const page = heldPage({
    frame: { ...frameOf(desk, [words.consoleHeld.title, gift.projectTitle], 'today'), ...notice },
    gift: { ...gift, decisions: named, currency: parseCurrency(gift.amount.currency) },
    said,
    mayDecide,
    form,
  });
  return answerDesk(desk, page, status);
}

async function decide(desk: Desk): Promise<Response> {
  const { ports, actor, c } = desk;
  const posted = await readPostedForm(c);
  if (isRefusal(posted)) return answerRefused(desk, posted);
  const pledgeId = c.req.param('pledgeId') ?? '';
  const text = (name: string) => posted.texts.get(name)?.[0] ?? '';
  const [decision, reason] = [text('decision'), text('reason')];
  const input = decisionOf({ decision, reason });
  if (isRefusal(input)) return again(desk, { pledgeId, decision, reason, refusal: input });
  const refusal = await sayOfHeld(ports, actor, { pledgeId, input });
  if (refusal === null) return leadOn(desk, `${PATH}/${pledgeId}?done=1`);
  return again(desk, { pledgeId, decision, reason, refusal });
}

function decisionOf({
  decision,
  reason,
}: Readonly<Record<'decision' | 'reason', string>>): HeldDecisionInput | Refusal {
  if (!['accept', 'refund', 'withdraw'].includes(decision)) return refused('malformed-request');
  const input = parseValue(heldDecisionInput, reason === '' ? { decision } : { decision, reason });
  return input.kind === 'parsed' ? input.value : input;
}

interface Again {
  readonly pledgeId: string;
  readonly decision: string;
  readonly reason: string;
  readonly refusal: Refusal;
}

// What was typed stays, beside what is wrong with it; whoever may not see the gift hears that first.
async function again(desk: Desk, { pledgeId, decision, reason, refusal }: Again): Promise<Response> {
  const matter = await reachHeld(desk.ports, desk.actor, pledgeId);
  if (isRefusal(matter)) return answerRefused(desk, matter);
  if (!matter.mayDecide && refusal.reason !== 'already-decided') return answerRefused(desk, refusal);
  const { consoleForm } = desk.words;
  const isField = (refusal.errors ?? []).some(({ pointer }) => pointer === '/reason');
  const message = reason === '' ? consoleForm.missing : sayRefusal(desk, refusal);
  const errors = isField ? { [`reason-${decision}`]: message } : { form: sayRefusal(desk, refusal) };
  return answerGift(desk, matter, { typed: reason, errors, status: PROBLEMS[refusal.reason].status });
}
