// What waits for whoever looks.

import { civilDateOf } from '../../domain/civil-date.ts';
import { heldWaiting } from '../../domain/held/held-desk.ts';
import { parseCurrency } from '../../domain/project/narrow.ts';
import { moneyToMatch } from '../../domain/work/money-to-match.ts';
import { worklist } from '../../domain/work/worklist.ts';
import type { App } from '../../http/operation-route.ts';
import { todayPage } from '../../pages/index.ts';
import type { Desk } from './desk.ts';
import { answerDesk, atDesk, federationRolesOf, frameOf, openableKinds } from './desk.ts';

export function registerToday(app: App): void {
  app.get('/console', atDesk(showToday));
}

async function showToday(desk: Desk): Promise<Response> {
  const { ports, actor, words } = desk;
  const [stages, money, held] = await Promise.all([
    worklist(ports, actor),
    moneyToMatch(ports, actor),
    heldWaiting(ports, actor),
  ]);
  const page = todayPage({
    frame: frameOf(desk, words.consoleToday.title, 'today'),
    stages,
    money,
    held: held.map((gift) => ({ ...gift, currency: parseCurrency(gift.amount.currency) })),
    mayListHeld: federationRolesOf('listHeld').some((role) => actor.grants.some((grant) => grant.role === role)),
    today: civilDateOf(ports.clock.nowMs()),
    mayOpen: openableKinds(actor),
    roles: [...new Set(actor.grants.map(({ role }) => role))],
  });
  return answerDesk(desk, page);
}
