// People and machines outside: givers who send a pledge again under the same key until they hear an answer, the provider
// that sends its notices again, and the memory of everything that was ever acknowledged.

import { randomUUID } from 'node:crypto';
import { signatureHeader } from '@happy-homeland/stripe-sandbox';
import { aProject, OWN_ORIGIN } from '@happy-homeland/worker/testing';
import type { Expected } from '../verify/expected.ts';
import type { Deployment } from './deployment.ts';
import { WEBHOOK_SECRET } from './deployment.ts';

const TRIES_MAX = 200;
const PAUSE_MS = 40;
const ANSWER_MAX_MS = 30_000;

/** A gift as its giver knows it. */
export interface Gift {
  readonly key: string;
  readonly pledgeId: string;
  readonly secret: string;
  /** Where it is paid. */
  readonly href: string;
  readonly sessionRef: string;
}

/** An answer that arrived; `0` when the connection broke. */
export interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly json: any;
}

/** Every 2xx that anybody heard. */
export class Acknowledged {
  readonly #pledges = new Map<string, string>();
  readonly #paid = new Set<string>();
  readonly #notices = new Set<string>();
  readonly #projects = new Set<string>();
  readonly #names: readonly string[];
  /** Keys that were answered with two pledges. */
  readonly doubled: string[] = [];

  constructor(names: readonly string[] = []) {
    this.#names = names;
  }

  pledge(key: string, pledgeId: string): void {
    const before = this.#pledges.get(key);
    if (before !== undefined && before !== pledgeId) this.doubled.push(key);
    this.#pledges.set(key, pledgeId);
  }

  paid(pledgeId: string): void {
    this.#paid.add(pledgeId);
  }

  notice(eventId: string): void {
    this.#notices.add(eventId);
  }

  project(externalId: string): void {
    this.#projects.add(externalId);
  }

  get count(): number {
    return this.#pledges.size + this.#paid.size + this.#notices.size + this.#projects.size;
  }

  get expected(): Expected {
    return {
      pledges: [...this.#pledges.values()],
      paid: [...this.#paid],
      notices: [...this.#notices],
      projects: [...this.#projects],
      personal: this.#names,
    };
  }
}

/** What a giver tells about themselves: every word of it must stay where persons are kept. */
export const GIVER = {
  name: '示例林知秋',
  message: '给示例巷的老人',
  title: '示例林氏小店',
  taxNumber: '91511800MA6SHILI0X',
  email: 'shili.lin@example.org',
};
export const PERSONAL_WORDS: readonly string[] = Object.values(GIVER);

/** The body of a pledge. */
export function pledgeBody(projectId = aProject().projectId, amountMinor = 2000) {
  return {
    projectId,
    amount: { amountMinor, currency: 'CNY' },
    display: { mode: 'name', name: GIVER.name },
    fiscalReceipt: { mode: 'requested', title: GIVER.title, taxNumber: GIVER.taxNumber, email: GIVER.email },
    message: GIVER.message,
  };
}

/** One request; a broken connection is status 0. */
export async function send(url: string, init: RequestInit = {}): Promise<Answer> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MAX_MS), ...init });
    const text = await response.text();
    return { status: response.status, retryAfter: response.headers.get('retry-after'), json: parseOrNull(text) };
  } catch {
    return { status: 0, retryAfter: null, json: null };
  }
}

/** One attempt at a pledge. */
export function sendPledge(deployment: Deployment, key: string, body: unknown = pledgeBody()): Promise<Answer> {
  return send(`${deployment.url}/v1/pledges`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, origin: OWN_ORIGIN },
    body: JSON.stringify(body),
  });
}

/** Sends a pledge until it is answered with 201, as the SDK does. Null once `isOver` says that nobody waits any more. */
export async function give(
  deployment: Deployment,
  acknowledged: Acknowledged,
  { key = randomUUID(), isOver = () => false }: { readonly key?: string; readonly isOver?: () => boolean } = {},
): Promise<Gift | null> {
  for (let tries = 0; tries < TRIES_MAX && !isOver(); tries += 1) {
    const { status, json } = await sendPledge(deployment, key);
    if (status === 201) {
      acknowledged.pledge(key, json.pledgeId);
      const href: string = json.next.url;
      const [sessionRef = ''] = /cs_[A-Za-z0-9_]+/.exec(href) ?? [];
      return { key, pledgeId: json.pledgeId, secret: json.secret, href, sessionRef };
    }
    if (status >= 400 && status < 500 && status !== 409 && status !== 429) {
      throw new Error(`a pledge was refused for good: ${status} ${JSON.stringify(json)}`);
    }
    await pause();
  }
  return null;
}

/** The giver pays on the provider's page. */
export async function pay({ sandbox }: Deployment, { sessionRef }: Gift): Promise<void> {
  const paid = await send(`${sandbox.url}/_sandbox/checkout/sessions/${sessionRef}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'alipay', outcome: 'succeed' }),
  });
  if (paid.status !== 200) throw new Error(`paying was answered with ${paid.status}: ${JSON.stringify(paid.json)}`);
}

/** The public state of a gift, as its giver is told it; null without an answer. */
export async function stateOf(deployment: Deployment, { pledgeId, secret }: Gift): Promise<string | null> {
  const headers = { authorization: `Bearer ${secret}` };
  const { status, json } = await send(`${deployment.url}/v1/pledges/${pledgeId}`, { headers });
  return status === 200 ? json.status : null;
}

export interface NoticeFacts {
  readonly id: string;
  readonly type: string;
  readonly object: Readonly<Record<string, unknown>>;
}

/** One signed delivery of a notice, `secondsAgo` old. */
export function sendNotice(
  deployment: Deployment,
  { id, type, object }: NoticeFacts,
  { secondsAgo = 0, spoil = (header: string) => header } = {},
): Promise<Answer> {
  const body = JSON.stringify({ id, object: 'event', type, livemode: false, data: { object } });
  const timestampSeconds = Math.floor(deployment.nowMs() / 1000) - secondsAgo;
  const header = spoil(signatureHeader({ body, secret: WEBHOOK_SECRET, timestampSeconds }));
  return send(`${deployment.url}/v1/webhooks/stripe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': header },
    body,
  });
}

export function pause(ms = PAUSE_MS): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Repeats `work` for every item, so many at a time. */
export async function inParallel<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let item = items[next]; next < items.length; item = items[next]) {
      next += 1;
      if (item !== undefined) await work(item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
