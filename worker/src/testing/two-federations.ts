// Two federations that know nothing of each other, each published through the API with its own key, each with a settled
// gift whose giver told everything a form asks. The giver's words are planted: none may turn up where they do not belong.

import type { ApiKeyCreated, WorkKind } from '@happy-homeland/contract';
import { keyActor } from '../domain/access/actor.ts';
import { createApiKey, keepBootstrapKey } from '../domain/access/api-key.ts';
import { settle } from '../domain/gift/settlement.ts';
import { isRefusal } from '../domain/refusal.ts';
import { beginLog } from '../publication/facts.ts';
import { sequence } from '../publication/sequencer.ts';
import { aGrant, insertPerson } from './access-builders.ts';
import { aCampaign, aCharity, aFederation, anId } from './builders.ts';
import type { SentComplaint } from './complaining.ts';
import { complain } from './complaining.ts';
import { A_CONSENT, aPng } from './file-builders.ts';
import { FILED_PARTNER, PARTNER_FACTS, receiveUnexplained } from './funding.ts';
import { aDelivery, aNotice, anEndpoint } from './outbox-builders.ts';
import { OWN_ORIGIN } from './scenario.ts';
import type { TestClient } from './test-client.ts';
import { testClient } from './test-client.ts';
import type { TestPorts, TestPortsOptions } from './test-ports.ts';
import { testPorts } from './test-ports.ts';
import { keepUpload } from './upload-builders.ts';
import { openOneOfEach, projectOf } from './work-openings.ts';

/** What the giver said beyond the amount; `displayName` and nothing else is public, because the giver chose so. */
export interface PlantedGiver {
  readonly displayName: string;
  readonly message: string;
  readonly fiscalTitle: string;
  readonly taxNumber: string;
  readonly email: string;
}

export interface PublishedFederation extends SentComplaint {
  /** The external id of the federation and, with a suffix, of all that is its own. */
  readonly name: string;
  readonly apiKey: string;
  /** Two more keys of the federation, to be rotated and revoked. */
  readonly spareKeyIds: readonly string[];
  /** Somebody with a role there, and that role. */
  readonly personId: string;
  readonly grantId: string;
  /** An endpoint that is told of nothing yet, and a message for it that was given up. */
  readonly endpointId: string;
  readonly deliveryId: string;
  readonly projectId: string;
  /** The charity's own site, where gifts may be taken. */
  readonly ownSite: string;
  readonly communitySite: string;
  readonly giver: PlantedGiver;
  readonly pledgeId: string;
  readonly secret: string;
  readonly sessionRef: string;
  readonly receiptNo: string;
  /** A gift that came after the appeal had ended. */
  readonly heldPledgeId: string;
  /** One open work item of each kind. */
  readonly work: Readonly<Record<WorkKind, string>>;
  /** The entry of the books that the gift is. */
  readonly seq: number;
  /** The entry of money that nobody can explain. */
  readonly receiptSeq: number;
  /** A photograph that is public, and one that was. */
  readonly shownId: string;
  readonly takenId: string;
}

export interface TwoFederations {
  readonly ports: TestPorts;
  readonly call: TestClient;
  readonly operatorKey: string;
  readonly here: PublishedFederation;
  readonly there: PublishedFederation;
}

const OPERATOR = keyActor({ keyId: 'operator', tenantId: null });
const OPERATOR_KEY = 'the-operator-key-of-a-test-with-two-federations';
const AFTER_THE_END_MS = Date.parse('2027-05-01T00:00:00Z');
const PLATFORM = { name: '示例互联网公开募捐服务平台', listingUrl: 'https://platform.example.org/1' };

/** A deployment with two published federations, a settled gift to each, and both in the public log. */
export async function twoFederations(options: TestPortsOptions = {}): Promise<TwoFederations> {
  const ports = await testPorts(options);
  const call = testClient(ports);
  await keepBootstrapKey(ports, OPERATOR_KEY);
  const here = await publish(ports, call, { name: 'here', ownSite: OWN_ORIGIN, uscc: '53511800MJ00000340' });
  const there = await publish(ports, call, {
    name: 'there',
    ownSite: 'https://give.there.example.org',
    uscc: '53511800MJ0000042T',
  });
  await beginLog(ports, '2026-11-22');
  await sequence(ports);
  return { ports, call, operatorKey: OPERATOR_KEY, here, there };
}

interface Plan {
  readonly name: string;
  readonly ownSite: string;
  readonly uscc: string;
}

async function publish(ports: TestPorts, call: TestClient, plan: Plan): Promise<PublishedFederation> {
  const { name, ownSite } = plan;
  const communitySite = `https://community.${name}.example.org`;
  const put = async (path: string, body: unknown) => {
    const answer = await call(`/v1/manage/${path}`, { method: 'PUT', body, headers: bearer(OPERATOR_KEY) });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
    return String(answer.json.id);
  };
  await put(`federations/${name}`, { ...aFederation().body, name: `示例慈善会 ${name}` });
  await put(`charities/${name}-charity`, {
    ...aCharity().body,
    federation: name,
    uscc: plan.uscc,
    ownSites: [ownSite],
  });
  await put(`sites/${name}-site`, { federation: name, name: `示例社区网 ${name}`, origin: communitySite });
  await put(`campaigns/${name}-campaign`, {
    ...aCampaign().body,
    federation: name,
    charity: `${name}-charity`,
    filingNumber: `${plan.uscc}A26001`,
    designatedPlatforms: [PLATFORM],
    partners: [FILED_PARTNER],
    facts: PARTNER_FACTS,
  });
  const projectId = await put(`projects/${name}-project`, projectOf(name));
  await keepUpload(ports, projectId);
  const { key: apiKey } = await keyOf(ports, name);
  const spare = [await keyOf(ports, name), await keyOf(ports, name)];
  const given = await give(ports, call, { name, ownSite, projectId });
  const tenantId = (await ports.store.directory.federation(name))?.tenantId ?? '';
  const receiptSeq = await receiveUnexplained(ports, { projectId, tenantId });
  const open = { name, projectId, seq: given.seq, receiptSeq };
  return {
    name,
    apiKey,
    receiptSeq,
    work: await openOneOfEach(call, apiKey, open),
    spareKeyIds: spare.map(({ keyId }) => keyId),
    ...(await memberOf(ports, name)),
    shownId: await showOne(call, { projectId, apiKey, shade: 1 }),
    takenId: await showOne(call, { projectId, apiKey, shade: 2 }),
    ...(await endpointOf(ports, name)),
    ...(await complain(call, { name, projectId })),
    projectId,
    ownSite,
    communitySite,
    ...given,
  };
}

// Uploaded by the operator, because nobody shows what they uploaded themselves.
async function showOne(call: TestClient, { projectId, apiKey, shade }: Shown): Promise<string> {
  const headers = { ...bearer(OPERATOR_KEY), 'content-type': 'image/png' };
  const sent = await call(`/v1/manage/projects/${projectId}/uploads?purpose=photograph`, {
    body: aPng({ shade }),
    headers,
  });
  const uploadId = String(sent.json?.uploadId);
  const shown = await call(`/v1/manage/uploads/${uploadId}/publish`, { body: A_CONSENT, headers: bearer(apiKey) });
  if (shown.status !== 200) throw new Error(sent.text + shown.text);
  return uploadId;
}

interface Shown {
  readonly projectId: string;
  readonly apiKey: string;
  readonly shade: number;
}

async function keyOf(ports: TestPorts, federation: string): Promise<ApiKeyCreated> {
  const made = await createApiKey(ports, OPERATOR, { federation, label: 'a test' });
  if (isRefusal(made)) throw new Error(made.reason);
  return made;
}

async function give(
  ports: TestPorts,
  call: TestClient,
  { name, ownSite, projectId }: Pick<PublishedFederation, 'name' | 'ownSite' | 'projectId'>,
) {
  const giver: PlantedGiver = {
    displayName: `名字金丝雀${name}`,
    message: `留言金丝雀${name}`,
    fiscalTitle: `抬头金丝雀${name}`,
    taxNumber: `CANARYTAX${name.toUpperCase()}1234`,
    email: `canary-mail-${name}@example.org`,
  };
  const body = pledgeOf(projectId, giver);
  const headers = { 'idempotency-key': crypto.randomUUID(), origin: ownSite };
  const { json, status, text } = await call('/v1/pledges', { body, headers });
  if (status !== 201) throw new Error(text);
  const pledgeId = String(json.pledgeId);
  const { sessionRef } = (await ports.store.pledges.pledge(pledgeId)) ?? {};
  if (!sessionRef) throw new Error('the gift has no session');
  ports.payments.pay(sessionRef, { paidAtMs: ports.clock.nowMs() });
  await settle(ports, pledgeId);
  const heldPledgeId = await giveTooLate(ports, call, { projectId, ownSite });
  const receipt = await ports.store.pledges.receiptOf(pledgeId);
  const [entry] = await ports.store.books.entries({ projectId, afterSeq: 0, limit: 1 });
  if (!receipt || !entry) throw new Error('the gift was not settled');
  const { receiptNo } = receipt;
  return { giver, pledgeId, secret: String(json.secret), sessionRef, receiptNo, heldPledgeId, seq: entry.seq };
}

async function giveTooLate(
  ports: TestPorts,
  call: TestClient,
  { projectId, ownSite }: Pick<PublishedFederation, 'ownSite' | 'projectId'>,
): Promise<string> {
  const body = { projectId, amount: { amountMinor: 700, currency: 'CNY' } };
  const { json } = await call('/v1/pledges', {
    body,
    headers: { 'idempotency-key': crypto.randomUUID(), origin: ownSite },
  });
  const pledgeId = String(json.pledgeId);
  const { sessionRef } = (await ports.store.pledges.pledge(pledgeId)) ?? {};
  ports.payments.pay(sessionRef ?? '', { paidAtMs: AFTER_THE_END_MS });
  await settle(ports, pledgeId);
  return pledgeId;
}

/** The body of a pledge that says everything a form asks. */
export function pledgeOf(projectId: string, giver: PlantedGiver) {
  const { displayName, message, fiscalTitle, taxNumber, email } = giver;
  return {
    projectId,
    amount: { amountMinor: 2000, currency: 'CNY' },
    display: { mode: 'name', name: displayName },
    fiscalReceipt: { mode: 'requested', title: fiscalTitle, taxNumber, email },
    message,
    news: { email: `news-${email}` },
  };
}

/** `Authorization: Bearer …`. */
export function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

async function endpointOf(ports: TestPorts, name: string) {
  const { tenantId } = (await ports.store.directory.federation(name)) ?? { tenantId: '' };
  const [endpointId, noticeId, deliveryId] = [anId(`${name}hook`), anId(`${name}notice`), anId(`${name}sent`)];
  const events = ['duty.overdue'] as const;
  await ports.store.commit([
    { kind: 'put-endpoint', record: anEndpoint({ tenantId, endpointId, externalId: `${name}-hook`, events }) },
    { kind: 'append-notice', record: aNotice({ tenantId, noticeId }) },
    {
      kind: 'spread-notice',
      noticeId,
      atMs: ports.clock.nowMs(),
      deliveries: [aDelivery({ tenantId, noticeId, endpointId, deliveryId, state: 'dead', dueMs: null })],
    },
  ]);
  return { endpointId, deliveryId };
}

async function memberOf(ports: TestPorts, name: string) {
  const { tenantId } = (await ports.store.directory.federation(name)) ?? { tenantId: '' };
  const [personId, grantId] = [anId(`${name}person`), anId(`${name}grant`)];
  await ports.store.commit([
    insertPerson(`${name}person`),
    { kind: 'give-grant', record: aGrant({ grantId, personId, tenantId }) },
    { kind: 'give-grant', record: aGrant({ grantId: anId(`${name}other`), personId, tenantId, role: 'site-owner' }) },
  ]);
  return { personId, grantId };
}
