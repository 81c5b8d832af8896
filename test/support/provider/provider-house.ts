// The application on the real Stripe adapter, and the provider's sandbox beside it on a socket. Notices come back into
// the application in process, with the sandbox's own signatures; both live by the sandbox's clock.

import { randomUUID } from 'node:crypto';
import type { RunningSandbox, ServerOptions } from '@happy-homeland/stripe-sandbox';
import { signatureHeader, startSandbox } from '@happy-homeland/stripe-sandbox';
import type { Ports } from '@happy-homeland/worker/ports';
import type { TestAnswer, TestClient, TestPorts, TestPortsOptions } from '@happy-homeland/worker/testing';
import {
  aListedPublication,
  aProject,
  createStripePayments,
  NOW_MS,
  OWN_ORIGIN,
  testClient,
  testPorts,
} from '@happy-homeland/worker/testing';

export const WEBHOOK_SECRET = 'whsec_provider_house';
const SECRET_KEY = 'sk_test_provider_house';
const HOOK = `${OWN_ORIGIN}/v1/webhooks/stripe`;
const { projectId } = aProject();

export interface HouseOptions extends TestPortsOptions {
  readonly project?: Parameters<typeof aListedPublication>[0];
  readonly sandbox?: ServerOptions;
  /** How long the application waits for one answer of the provider. */
  readonly providerTimeoutMs?: number;
}

export interface ProviderHouse extends AsyncDisposable {
  readonly sandbox: RunningSandbox;
  readonly ports: Ports & Pick<TestPorts, 'reported'>;
  readonly call: TestClient;
  readonly projectId: string;
  /** Pledges through the API. The same key is the same gift. */
  pledge(gift?: { readonly amountMinor?: number; readonly key?: string }): Promise<TestAnswer>;
  /** What a person does at the provider with the payment page of a pledge. */
  pay(pledged: TestAnswer, command?: object): Promise<void>;
  /** One call of the provider's control plane. Throws when it is refused. */
  control(path: string, body: object): Promise<void>;
  /** From now on the application takes notices signed with these secrets. */
  trust(webhookSecrets: readonly string[]): void;
  /** What the provider's API lists, newest first. */
  list(path: string): Promise<readonly { readonly id: string }[]>;
  /** Gives part of the newest charge back, as its owner does in the provider's own pages. Answers the refund's id. */
  refund(amountMinor: number): Promise<string>;
  /** A notice with this body, signed by the provider at this moment. */
  signed(body: string): { readonly body: string; readonly headers: Readonly<Record<string, string>> };
  figures(): Promise<{ readonly raisedMinor: number; readonly donors: number }>;
}

/** A house on a free port. Close it with `await using`. */
export async function openProviderHouse(options: HouseOptions = {}): Promise<ProviderHouse> {
  // Each must know the other: the adapter the sandbox's address, the sandbox where its notices go.
  const door: { deliver: TestClient } = { deliver: () => Promise.reject(new Error('nobody is at home yet')) };
  const sandbox = await startSandbox({
    secretKey: SECRET_KEY,
    retryBaseMs: 20,
    webhooks: [{ url: HOOK, secret: WEBHOOK_SECRET }],
    fetch: (_url, init) => deliverTo(door.deliver, init),
    ...options.sandbox,
  });
  await sandbox.advance(NOW_MS - sandbox.now());
  const clock = { nowMs: () => sandbox.now() };
  const base = { ...(await testPorts(options)), clock };
  const paymentsWith = (webhookSecrets: readonly string[]) =>
    createStripePayments({
      secretKey: SECRET_KEY,
      webhookSecrets,
      apiUrl: sandbox.url,
      clock,
      ...(options.providerTimeoutMs === undefined ? {} : { timeoutMs: options.providerTimeoutMs }),
    });
  const ports = { ...base, payments: paymentsWith([WEBHOOK_SECRET]) };
  await ports.store.commit(aListedPublication({ goalMinor: 20_000_000, ...options.project }));
  const call = testClient(ports);
  door.deliver = call;
  return {
    sandbox,
    ports,
    call,
    projectId,
    pledge: (gift = {}) => pledge(call, gift),
    pay: (pledged, command = { method: 'alipay', outcome: 'succeed' }) =>
      control(sandbox, `/checkout/sessions/${sessionRefOf(pledged)}/pay`, command),
    control: (path, body) => control(sandbox, path, body),
    trust: (webhookSecrets) => {
      door.deliver = testClient({ ...base, payments: paymentsWith(webhookSecrets) });
    },
    list: (path) => list(sandbox, path),
    refund: (amountMinor) => refund(sandbox, amountMinor),
    signed: (body) => signed(sandbox, body),
    figures: async () => (await call(`/v1/projects/${projectId}`)).json,
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}

/** The provider's name of the payment page behind an answer to `pledge`. */
export function sessionRefOf(pledged: TestAnswer): string {
  const [, sessionRef = ''] = /\/pay\/(\w+)/.exec(String(pledged.json?.next?.url)) ?? [];
  return sessionRef;
}

function pledge(call: TestClient, gift: { amountMinor?: number; key?: string }): Promise<TestAnswer> {
  return call('/v1/pledges', {
    headers: { 'idempotency-key': gift.key ?? randomUUID(), origin: OWN_ORIGIN },
    body: {
      projectId,
      amount: { amountMinor: gift.amountMinor ?? 2000, currency: 'CNY' },
      display: { mode: 'anonymous' },
      fiscalReceipt: { mode: 'waived' },
    },
  });
}

async function control(sandbox: RunningSandbox, path: string, body: object): Promise<void> {
  const response = await fetch(`${sandbox.url}/_sandbox${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
}

async function list(sandbox: RunningSandbox, path: string): Promise<readonly { readonly id: string }[]> {
  const headers = { authorization: `Bearer ${sandbox.secretKey}` };
  const { data } = await (await fetch(`${sandbox.url}/v1/${path}`, { headers })).json();
  return data;
}

async function refund(sandbox: RunningSandbox, amountMinor: number): Promise<string> {
  const [charge] = await list(sandbox, 'charges');
  const headers = { authorization: `Bearer ${sandbox.secretKey}` };
  const body = new URLSearchParams({ charge: charge?.id ?? '', amount: String(amountMinor) });
  const answer = await fetch(`${sandbox.url}/v1/refunds`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`refunding answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()).id;
}

function signed(sandbox: RunningSandbox, body: string) {
  const timestampSeconds = Math.floor(sandbox.now() / 1_000);
  const signature = signatureHeader({ body, secret: WEBHOOK_SECRET, timestampSeconds });
  return { body, headers: { 'content-type': 'application/json', 'stripe-signature': signature } };
}

async function deliverTo(deliver: TestClient, init: RequestInit | undefined): Promise<Response> {
  const headers = Object.fromEntries(new Headers(init?.headers));
  const answer = await deliver('/v1/webhooks/stripe', { headers, body: String(init?.body) });
  return new Response(answer.text, { status: answer.status });
}
