// Sending what is due. An attempt is written down before it is made and its outcome after it, so that a crash between the
// two sends once more, under the same `webhook-id`, and never loses a message.

import type { Change, DeliveryRecord, EndpointRecord, NoticeRecord, Ports, WebhookAnswer } from '../../ports/index.ts';
import { MailError, StoreError } from '../../ports/index.ts';
import { writeToGiver } from './giver-news.ts';
import { reminderLetter } from './reminder-letter.ts';
import { ATTEMPT_LEASE_MS, ATTEMPTS_MAX, pauseAfter } from './retry-schedule.ts';
import { spread } from './telling.ts';

const SEND_BATCH_MAX = 40;
const SEND_PARALLEL = 8;
const GONE = 410;

/** How an attempt ended. */
type Outcome =
  | { readonly kind: 'delivered' }
  /** There is nobody to be told any more. */
  | { readonly kind: 'dropped'; readonly because: string }
  /** The receiver says that it wants nothing more, ever. */
  | { readonly kind: 'gone'; readonly endpoint: EndpointRecord }
  | { readonly kind: 'failed'; readonly because: string; readonly retryAfter: string | null };

/** Writes down who is told of new facts, and tells whoever is due. Never throws: what failed is due again. */
export async function drainOutbox(ports: Ports, mayGoOn: () => boolean): Promise<void> {
  try {
    await spread(ports, mayGoOn);
    // Deliveries that were tried, and receivers that took nothing: what else waits for those waits for the next round, so
    // that one that hangs does not use up the time of all.
    const done = new Set<string>();
    while (mayGoOn()) {
      const due = await ports.store.directory.dueDeliveries(ports.clock.nowMs(), SEND_BATCH_MAX);
      const fresh = due.filter((delivery) => !done.has(delivery.deliveryId) && !done.has(recipientOf(delivery)));
      const group = fresh.slice(0, SEND_PARALLEL);
      if (group.length === 0) return;
      for (const { deliveryId } of group) done.add(deliveryId);
      const outcomes = await Promise.all(group.map((delivery) => sendOne(ports, delivery)));
      for (const [at, delivery] of group.entries()) if (outcomes[at] === 'failed') done.add(recipientOf(delivery));
    }
  } catch (error) {
    ports.reporter.report('error', 'outbox-round-failed', { code: codeOf(error) });
  }
}

function recipientOf({ endpointId, personId, pledgeId }: DeliveryRecord): string {
  return endpointId ?? personId ?? pledgeId ?? '';
}

// One that cannot be sent must not keep the others waiting.
async function sendOne(ports: Ports, delivery: DeliveryRecord): Promise<Outcome['kind'] | null> {
  const { deliveryId } = delivery;
  try {
    const begun = await begin(ports, delivery);
    if (begun === null) return null;
    const outcome = await attempt(ports, begun);
    await finish(ports, begun, outcome);
    return outcome.kind;
  } catch (error) {
    ports.reporter.report('error', 'delivery-not-marked', { deliveryId, code: codeOf(error) });
    return null;
  }
}

function codeOf(error: unknown): string {
  return error instanceof StoreError ? error.code : 'internal';
}

/** The delivery with one attempt more; null where somebody else makes it. */
async function begin(ports: Ports, delivery: DeliveryRecord): Promise<DeliveryRecord | null> {
  const attempts = delivery.attempts + 1;
  const updatedMs = ports.clock.nowMs();
  const set = {
    state: 'waiting',
    attempts,
    dueMs: updatedMs + ATTEMPT_LEASE_MS,
    error: delivery.error,
    updatedMs,
  } as const;
  const outcome = await ports.store.commit([{ ...moving(delivery), set }]);
  return outcome.kind === 'committed' ? { ...delivery, ...set } : null;
}

function moving({ deliveryId, state, attempts, dueMs }: DeliveryRecord) {
  return { kind: 'move-delivery', deliveryId, seen: { state, attempts, dueMs } } as const;
}

async function attempt(ports: Ports, delivery: DeliveryRecord): Promise<Outcome> {
  // The last attempt was begun and its end never written down: nobody knows whether it arrived.
  if (delivery.attempts > ATTEMPTS_MAX)
    return { kind: 'failed', because: 'the end of the last attempt is not known', retryAfter: null };
  const notice = await ports.store.directory.notice(delivery.noticeId);
  if (notice === null) return { kind: 'dropped', because: 'the fact is not there' };
  if (delivery.pledgeId !== null) return writeToGiver(ports, delivery.pledgeId, notice);
  return delivery.endpointId === null ? write(ports, delivery, notice) : post(ports, delivery.endpointId, notice);
}

async function post(ports: Ports, endpointId: string, notice: NoticeRecord): Promise<Outcome> {
  const endpoint = await ports.store.directory.endpointById(endpointId);
  if (endpoint === null || endpoint.disabledMs !== null) return { kind: 'dropped', because: 'the endpoint is off' };
  const body = bodyOf(notice);
  const headers = await headersOf(ports, { endpoint, webhookId: notice.noticeId, body });
  const answer = await ports.webhooks.post({ url: endpoint.url, headers, body });
  return outcomeOf(answer, endpoint);
}

function outcomeOf(answer: WebhookAnswer, endpoint: EndpointRecord): Outcome {
  if (answer.kind === 'failed') return { ...answer, retryAfter: null };
  const { status, retryAfter } = answer;
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  if (status === GONE) return { kind: 'gone', endpoint };
  return { kind: 'failed', because: `it answered ${status}`, retryAfter };
}

/** The same bytes at every attempt. */
function bodyOf({ event, atMs, data }: NoticeRecord): string {
  return JSON.stringify({ type: event, timestamp: new Date(atMs).toISOString(), data });
}

interface Signing {
  readonly endpoint: EndpointRecord;
  readonly webhookId: string;
  readonly body: string;
}

async function headersOf(ports: Ports, { endpoint, webhookId, body }: Signing) {
  const { endpointId, generation, overlapUntilMs } = endpoint;
  const nowMs = ports.clock.nowMs();
  const timestamp = String(Math.floor(nowMs / 1000));
  const generations = overlapUntilMs !== null && nowMs < overlapUntilMs ? [generation, generation - 1] : [generation];
  const content = `${webhookId}.${timestamp}.${body}`;
  const signatures = await Promise.all(
    generations.map(
      async (one) => `v1,${await ports.secrets.webhookSignature({ endpointId, generation: one }, content)}`,
    ),
  );
  return {
    'content-type': 'application/json',
    'webhook-id': webhookId,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}

// The address is looked up now: whoever has left, or has no role there any more, gets nothing.
async function write(ports: Ports, { personId, tenantId }: DeliveryRecord, notice: NoticeRecord): Promise<Outcome> {
  const { directory } = ports.store;
  const person = personId === null ? null : await directory.person(personId);
  const grants = person === null ? [] : await directory.grantsOf(person.personId);
  const federation = await directory.federationById(tenantId);
  const isMember = grants.some((grant) => grant.tenantId === tenantId);
  if (person === null || federation === null || !isMember) return { kind: 'dropped', because: 'the person has left' };
  if (ports.mail === undefined) return { kind: 'failed', because: 'no way to send mail is set', retryAfter: null };
  const { publicUrl } = ports.settings;
  try {
    await ports.mail.send(reminderLetter({ to: person.email, federation: federation.name, notice, publicUrl }));
    return { kind: 'delivered' };
  } catch (error) {
    if (error instanceof MailError) return { kind: 'failed', because: 'the mail was not taken', retryAfter: null };
    throw error;
  }
}

async function finish(ports: Ports, delivery: DeliveryRecord, outcome: Outcome): Promise<void> {
  const { deliveryId } = delivery;
  const set = settled(delivery, outcome, ports.clock.nowMs());
  const unit: Change[] = [{ ...moving(delivery), set }];
  if (outcome.kind === 'gone') unit.push(switchedOff(outcome.endpoint, ports.clock.nowMs()));
  // Lost where the endpoint was put anew meanwhile, or another took the attempt over: it is due again, and decided again.
  await ports.store.commit(unit);
  if (set.state === 'dead') ports.reporter.report('warn', 'delivery-given-up', { deliveryId, attempts: set.attempts });
}

type Settled = Pick<DeliveryRecord, 'state' | 'attempts' | 'dueMs' | 'error' | 'updatedMs'>;

function settled({ attempts }: DeliveryRecord, outcome: Outcome, updatedMs: number): Settled {
  const end = { attempts, updatedMs, dueMs: null };
  switch (outcome.kind) {
    case 'delivered':
      return { ...end, state: 'delivered', error: null };
    case 'dropped':
      return { ...end, state: 'dropped', error: outcome.because };
    case 'gone':
      return { ...end, state: 'dead', error: `it answered ${GONE} and is off` };
    default: {
      const pauseMs = pauseAfter(attempts, outcome.retryAfter);
      if (pauseMs === null) return { ...end, state: 'dead', error: outcome.because };
      return { ...end, state: 'waiting', dueMs: updatedMs + pauseMs, error: outcome.because };
    }
  }
}

function switchedOff(endpoint: EndpointRecord, nowMs: number): Change {
  const off = { disabledMs: nowMs, disabledBecause: 'gone', updatedMs: nowMs } as const;
  return { kind: 'put-endpoint', record: { ...endpoint, ...off, revision: endpoint.revision + 1 } };
}
