// The desk that a request sits down at: whose it is, in which language, and which screens are theirs. Whoever is not signed
// in is led to the door and comes back here.

import type { FederationRole, OperationId, Role } from '@happy-homeland/contract';
import { OPERATION_ROLES } from '@happy-homeland/contract';
import { machineOf, WORK_KINDS, WORK_READERS } from '@happy-homeland/contract/work';
import type { Actor } from '../../domain/access/actor.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { RequestContext } from '../../http/environment.ts';
import { pageContextOf } from '../../http/page-context.ts';
import type { PageStatus } from '../../http/page-response.ts';
import { answerPage, answerProblemPage } from '../../http/page-response.ts';
import { ENTRY_POLICY } from '../../http/security-headers.ts';
import type { ConsoleFrame, ConsolePlace, Html, Messages, PageContext } from '../../pages/index.ts';
import { CONSOLE_PLACES, messagesFor, pageHref } from '../../pages/index.ts';
import type { Ports } from '../../ports/index.ts';
import { knownActor } from '../actor.ts';

export interface Desk {
  readonly c: RequestContext;
  readonly ports: Ports;
  readonly actor: Actor;
  readonly context: PageContext;
  readonly words: Messages;
  readonly person: string;
}

type DeskHandler = (desk: Desk) => Promise<Response>;

/** A screen of somebody who is signed in. A form that another site sent is refused before it is read. */
export function atDesk(handle: DeskHandler): (c: RequestContext) => Promise<Response> {
  return async (c) => {
    const { ports } = c.var;
    c.header('cache-control', 'no-store');
    const actor = await knownActor(c);
    if (isRefusal(actor)) return actor.reason === 'unauthorized' ? toDoor(c) : answerProblemPage(c, actor);
    const context = pageContextOf(c);
    const person = (await ports.store.directory.person(actor.id))?.name ?? '';
    return handle({ c, ports, actor, context, words: messagesFor(context.lang), person });
  };
}

function toDoor(c: RequestContext): Response {
  const { pathname, search } = new URL(c.req.url);
  const next = c.req.method === 'GET' ? `${pathname}${search}` : '/console';
  return c.redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303);
}

/** A screen under its own policy: no script, nothing kept, forms only to us. */
export function answerDesk({ c }: Desk, page: Html, status?: PageStatus): Promise<Response> {
  c.header('content-security-policy', ENTRY_POLICY);
  // Old browsers say only by it that a form is ours.
  c.header('referrer-policy', 'same-origin');
  return answerPage(c, page, status);
}

export function answerRefused({ c }: Desk, refusal: Refusal): Promise<Response> {
  return answerProblemPage(c, refusal);
}

/** Leads on after something was done, so that loading the page again does not do it twice. */
export function leadOn({ c, context }: Desk, path: string): Response {
  return c.redirect(pageHref(path, context), 303);
}

/** The frame of a screen; a title of two parts ends with what the screen is about. */
export function frameOf(
  desk: Desk,
  title: string | readonly [string, string],
  here: ConsolePlace | null,
): ConsoleFrame {
  const { context, person } = desk;
  const titles = typeof title === 'string' ? { title } : { title: title[0], subject: title[1] };
  return { context, ...titles, here, person, places: CONSOLE_PLACES.filter((place) => hasPlace(desk, place)) };
}

function hasPlace({ actor }: Desk, place: ConsolePlace): boolean {
  const roles = PLACE_ROLES[place];
  return roles === 'anyone' || actor.grants.some(({ role }) => roles.includes(role));
}

const PLACE_ROLES: Readonly<Record<ConsolePlace, 'anyone' | readonly Role[]>> = {
  today: 'anyone',
  projects: WORK_READERS,
  spend: machineOf('spendings').opens.roles,
  import: federationRolesOf('importMoney'),
  disclosures: federationRolesOf('listDuties'),
  people: federationRolesOf('listPeople'),
  sites: federationRolesOf('putSite'),
};

/** Roles of an operation that somebody holds in a federation; the operator is of none and has no desk in one. */
export function federationRolesOf(operationId: OperationId): readonly FederationRole[] {
  const roles = OPERATION_ROLES[operationId];
  return roles === 'anyone' ? [] : roles.filter((role) => role !== 'operator');
}

/** Kinds that the actor may open somewhere, in the order of the contract. */
export function openableKinds({ grants }: Actor) {
  return WORK_KINDS.filter((kind) => grants.some(({ role }) => machineOf(kind).opens.roles.includes(role)));
}
