// People of a federation and keys of its programs, kept by its administrators.

import type { ApiKeyInput, FormField, InvitationInput } from '@happy-homeland/contract';
import {
  apiKeyInput,
  FEDERATION_ROLES,
  formFieldsOf,
  grantInput,
  invitationInput,
  PROBLEMS,
} from '@happy-homeland/contract';
import { createApiKey, listApiKeys, revokeApiKey, rotateApiKey } from '../../domain/access/api-key.ts';
import { giveGrant, invitePerson, listPeople, withdrawGrant } from '../../domain/access/people.ts';
import { civilDateOf } from '../../domain/civil-date.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { parseValue } from '../../http/body.ts';
import type { App } from '../../http/operation-route.ts';
import type { PageStatus } from '../../http/page-response.ts';
import { formBody, readPostedForm } from '../../http/posted-form.ts';
import type { FormModel } from '../../pages/index.ts';
import { peopleDeskPage, roleChoices } from '../../pages/index.ts';
import type { FederationRecord } from '../../ports/index.ts';
import type { Desk } from './desk.ts';
import { answerDesk, answerRefused, atDesk, frameOf, leadOn } from './desk.ts';
import { ownFederation } from './own-federation.ts';
import type { PlainCase } from './plain-form.ts';
import { plainModel, readPlain, refusedPlain } from './plain-form.ts';

const PATH = '/console/people';
const LISTED = 100;
const PARTNERS = 200;
/** How long a key that was replaced goes on beside the new one. */
const OVERLAP_HOURS = 24;
const DAY_MS = 86_400_000;

export function registerPeopleDesk(app: App): void {
  const showPeople = atDesk((desk) => show(desk, {}));
  app.get(PATH, showPeople);
  // Whoever changes the language of an answer to a form sees the screen again.
  for (const answered of ['invite', 'keys', 'keys/:keyId/rotate']) {
    app.get(`${PATH}/${answered}`, showPeople);
  }
  app.post(`${PATH}/invite`, formBody, atDesk(invite));
  app.post(`${PATH}/give`, formBody, atDesk(give));
  app.post(`${PATH}/withdraw`, formBody, atDesk(withdraw));
  app.post(`${PATH}/keys`, formBody, atDesk(makeKey));
  app.post(`${PATH}/keys/:keyId/rotate`, formBody, atDesk(rotate));
  app.post(`${PATH}/keys/:keyId/revoke`, formBody, atDesk(revoke));
}

interface Said {
  readonly invite?: FormModel;
  readonly newKey?: FormModel;
  readonly made?: string;
  readonly notice?: string;
  readonly status?: PageStatus;
}

async function show(desk: Desk, said: Said): Promise<Response> {
  const federation = await ownFederation(desk, 'listPeople');
  if ('reason' in federation) return answerRefused(desk, federation);
  const { ports, actor, words, c } = desk;
  const query = { federation: federation.externalId, limit: LISTED };
  const [people, keys] = await Promise.all([listPeople(ports, actor, query), listApiKeys(ports, actor, query)]);
  if (isRefusal(people)) return answerRefused(desk, people);
  if (isRefusal(keys)) return answerRefused(desk, keys);
  const form = await invitationCase(desk, federation);
  const names = Object.fromEntries((form.choices['partner'] ?? []).map(({ value, label }) => [value, label]));
  const notice = said.notice ?? (c.req.query('done') === undefined ? undefined : words.console.done);
  const page = peopleDeskPage({
    frame: { ...frameOf(desk, [words.consolePeople.title, federation.name], 'people'), ...(notice && { notice }) },
    federation: federation.externalId,
    people: people.items,
    keys: keys.items,
    names,
    invite: said.invite ?? plainModel(form),
    newKey: said.newKey ?? plainModel(keyCase(desk, federation)),
    today: civilDateOf(ports.clock.nowMs()),
    ...(said.made === undefined ? {} : { made: said.made }),
  });
  return answerDesk(desk, page, said.status);
}

async function invitationCase(
  { ports, context }: Desk,
  federation: FederationRecord,
): Promise<PlainCase<InvitationInput>> {
  const { tenantId, externalId } = federation;
  const kept = await ports.store.directory.partners({ tenantId, limit: PARTNERS });
  return {
    kind: 'people',
    fields: formFieldsOf(invitationInput),
    schema: invitationInput,
    choices: {
      role: roleChoices(FEDERATION_ROLES, context),
      partner: kept.map((partner) => ({ value: partner.externalId, label: partner.name })),
    },
    // A charity has no list to choose from yet; grants of its people are narrowed by a program.
    fixed: { federation: externalId, charity: undefined },
  };
}

/** Instants are for programs; people say the last day. */
const KEY_FIELDS: readonly FormField[] = [
  ...formFieldsOf(apiKeyInput).filter(({ name }) => name === 'label' || name === 'roles'),
  { name: 'expiresOn', required: false, type: { kind: 'date' } },
];

function keyCase({ context }: Desk, { externalId }: FederationRecord): PlainCase<ApiKeyInput> {
  const choices = { roles: roleChoices(FEDERATION_ROLES, context) };
  return { kind: 'keys', fields: KEY_FIELDS, schema: keySchema, choices, fixed: { federation: externalId } };
}

const keySchema = {
  safeParse: (input: unknown) => {
    const { expiresOn, ...rest } = Object.fromEntries(Object.entries(Object(input)));
    // The day itself is the last one, in Asia/Shanghai.
    const endMs = typeof expiresOn === 'string' ? Date.parse(`${expiresOn}T00:00:00+08:00`) + DAY_MS : Number.NaN;
    return apiKeyInput.safeParse(Number.isNaN(endMs) ? rest : { ...rest, expiresAt: new Date(endMs).toISOString() });
  },
};

async function invite(desk: Desk): Promise<Response> {
  const posted = await readPostedForm(desk.c);
  if (isRefusal(posted)) return answerRefused(desk, posted);
  const federation = await ownFederation(desk, 'invitePerson');
  if ('reason' in federation) return answerRefused(desk, federation);
  const form = await invitationCase(desk, federation);
  const read = readPlain(desk, form, posted);
  if (read.kind === 'again') return show(desk, { invite: read.model, status: 422 });
  const sent = await invitePerson(desk.ports, desk.actor, read.value);
  if (!isRefusal(sent)) return show(desk, { notice: desk.words.consolePeople.invited(sent.email) });
  const model = refusedPlain(desk, form, { texts: posted.texts, refusal: sent });
  return show(desk, { invite: model, status: PROBLEMS[sent.reason].status });
}

async function give(desk: Desk): Promise<Response> {
  const posted = await readPostedForm(desk.c);
  if (isRefusal(posted)) return answerRefused(desk, posted);
  const federation = await ownFederation(desk, 'giveGrant');
  if ('reason' in federation) return answerRefused(desk, federation);
  const [personId = ''] = posted.texts.get('person') ?? [];
  const role = posted.texts.get('role')?.[0];
  const parsed = parseValue(grantInput, { federation: federation.externalId, role });
  if (parsed.kind === 'refused') return answerRefused(desk, parsed);
  return done(desk, federation, await giveGrant(desk.ports, desk.actor, { personId, input: parsed.value }));
}

async function withdraw(desk: Desk): Promise<Response> {
  const posted = await readPostedForm(desk.c);
  if (isRefusal(posted)) return answerRefused(desk, posted);
  const federation = await ownFederation(desk, 'withdrawGrant');
  if ('reason' in federation) return answerRefused(desk, federation);
  return done(desk, federation, await withdrawGrant(desk.ports, desk.actor, posted.texts.get('grant')?.[0] ?? ''));
}

async function makeKey(desk: Desk): Promise<Response> {
  const posted = await readPostedForm(desk.c);
  if (isRefusal(posted)) return answerRefused(desk, posted);
  const federation = await ownFederation(desk, 'createApiKey');
  if ('reason' in federation) return answerRefused(desk, federation);
  const form = keyCase(desk, federation);
  const read = readPlain(desk, form, posted);
  if (read.kind === 'again') return show(desk, { newKey: read.model, status: 422 });
  const made = await createApiKey(desk.ports, desk.actor, read.value);
  if (!isRefusal(made)) return show(desk, { made: made.key });
  const model = refusedPlain(desk, form, { texts: posted.texts, refusal: made });
  return show(desk, { newKey: model, status: PROBLEMS[made.reason].status });
}

async function rotate(desk: Desk): Promise<Response> {
  const keyId = desk.c.req.param('keyId') ?? '';
  const made = await rotateApiKey(desk.ports, desk.actor, { keyId, overlapHours: OVERLAP_HOURS });
  return isRefusal(made) ? answerRefused(desk, made) : show(desk, { made: made.key });
}

async function revoke(desk: Desk): Promise<Response> {
  const federation = await ownFederation(desk, 'revokeApiKey');
  if ('reason' in federation) return answerRefused(desk, federation);
  return done(desk, federation, await revokeApiKey(desk.ports, desk.actor, desk.c.req.param('keyId') ?? ''));
}

function done(desk: Desk, { externalId }: FederationRecord, result: object | Refusal): Response | Promise<Response> {
  if (isRefusal(result)) return answerRefused(desk, result);
  return leadOn(desk, `${PATH}?federation=${externalId}&done=1`);
}
