// What has to be published, by when, and what became of it: the way to each report.

import type { DutyState } from '@happy-homeland/contract';
import { DUTY_STATES, dutyQuery, LIST_LIMIT_DEFAULT } from '@happy-homeland/contract';
import { listDuties } from '../../domain/duty/duty-list.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { App } from '../../http/operation-route.ts';
import { dutiesPage } from '../../pages/index.ts';
import type { Desk } from './desk.ts';
import { answerDesk, answerRefused, atDesk, frameOf, openableKinds } from './desk.ts';
import { ownFederation } from './own-federation.ts';

const PATH = '/console/disclosures';

export function registerDutiesDesk(app: App): void {
  app.get(PATH, atDesk(showDuties));
}

async function showDuties(desk: Desk): Promise<Response> {
  const federation = await ownFederation(desk, 'listDuties');
  if ('reason' in federation) return answerRefused(desk, federation);
  const { ports, actor, words, c } = desk;
  const state = stateAsked(desk);
  const asked = { federation: federation.externalId, cursor: c.req.query('cursor'), limit: LIST_LIMIT_DEFAULT };
  const query = dutyQuery.parse(state === null ? asked : { ...asked, state });
  const list = await listDuties(ports, actor, query);
  if (isRefusal(list)) return answerRefused(desk, list);
  const page = dutiesPage({
    frame: frameOf(desk, [words.consoleDuties.title, federation.name], 'disclosures'),
    federation: federation.externalId,
    state,
    duties: list.items,
    nextCursor: list.nextCursor,
    mayReport: openableKinds(actor).includes('disclosures'),
  });
  return answerDesk(desk, page);
}

function stateAsked({ c }: Desk): DutyState | null {
  const asked = c.req.query('state');
  return DUTY_STATES.find((state) => state === asked) ?? null;
}
