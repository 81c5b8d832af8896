// 举报: anybody reports something about a project. What they say goes where it can be destroyed; that there is a report, and
// the day by which it has to be answered, becomes work of the project's federation.

import type { ComplaintFiled, ComplaintInput } from '@happy-homeland/contract';
import { canonicalJson } from '@happy-homeland/contract/canonical-json';
import type { Ports, ProjectFile, RateCount } from '../../ports/index.ts';
import type { Caller } from '../access/caller.ts';
import { callerRate, marksOf } from '../access/caller.ts';
import { perHour, waitFor } from '../access/rate.ts';
import { decideAndCommit } from '../commit.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refused } from '../refusal.ts';
import { answerDueOn } from '../work/complaint-work.ts';
import { openingOf } from '../work-item/opening.ts';
import type { RequestMark } from '../work-item/work-request.ts';
import { doneBefore } from '../work-item/work-request.ts';
import { complaintSecret } from './complaint-secret.ts';

/** Nobody who is known did it. */
const ANYBODY = 'public';
/** Addresses from which one project may be reported as often as from each. A village may share one. */
const ADDRESSES_AT_ONCE = 5;

export interface ComplaintRequest {
  readonly projectId: string;
  readonly input: ComplaintInput;
  readonly caller: Caller;
  /** Sent again, it is the same report. */
  readonly requestKey: string | null;
}

/** Keeps the report. Refuses with `not-found`, `too-many-requests`, or `idempotency-key-reused`. */
export async function fileComplaint(ports: Ports, request: ComplaintRequest): Promise<ComplaintFiled | Refusal> {
  const { projectId, input, requestKey } = request;
  const file = await ports.store.directory.file(projectId);
  if (!file) return refused('not-found', { detail: 'no such project' });
  const { tenantId } = file.project;
  const mark = await markOf(ports, requestKey, { projectId, input });
  const rates = await ratesOf(ports, projectId, request.caller);
  const answer = await decideAndCommit<Refusal | { readonly kind: 'done'; readonly itemId: string }>(
    ports,
    async () => {
      const done = await doneBefore(ports, tenantId, mark);
      if (done !== null) return { kind: 'answer', answer: done };
      const { itemId, unit } = await unitOf(ports, { file, input, mark });
      const counted = { kind: 'count-rates', rates, atMs: ports.clock.nowMs() } as const;
      return { kind: 'commit', unit: [counted, ...unit], answer: { kind: 'done', itemId } };
    },
    (guard) => (guard === 'rate' ? refused('too-many-requests') : null),
  );
  if (!isRefusal(answer)) return filed(ports, answer.itemId);
  return answer.reason === 'too-many-requests' ? tooMany(ports, rates) : answer;
}

// Keys of the public and keys of those who carry work never meet. The hash is a keyed one: it is kept for ever, and what was
// said must not be guessed from it.
async function markOf(ports: Ports, key: string | null, request: object): Promise<RequestMark> {
  if (key === null) return { requestKey: null, requestHash: null };
  const requestHash = await ports.secrets.fingerprint('request', canonicalJson(request));
  return { requestKey: `${ANYBODY}:${key}`, requestHash };
}

interface Filing {
  readonly file: ProjectFile;
  readonly input: ComplaintInput;
  readonly mark: RequestMark;
}

async function unitOf(ports: Ports, { file: { project }, input, mark }: Filing) {
  const { tenantId, projectId, charityId } = project;
  const item = {
    kind: 'complaints',
    tenantId,
    projectId,
    charityId,
    partnerId: null,
    content: { about: input.about },
    dueOn: answerDueOn(ports),
  } as const;
  const { itemId, unit } = await openingOf(ports, item, { actor: ANYBODY, role: null, ...mark });
  const { text, contact = null } = input;
  const words = { itemId, tenantId, text, contact, writtenMs: ports.clock.nowMs() };
  return { itemId, unit: [...unit, { kind: 'insert-complaint-words', record: words }] as const };
}

async function filed(ports: Ports, complaintNo: string): Promise<ComplaintFiled | Refusal> {
  const item = await ports.store.work.item(complaintNo);
  if (item === null) return refused('not-found');
  const secret = await complaintSecret(ports, complaintNo);
  const href = `${ports.settings.publicUrl}/reports/${complaintNo}/${secret}`;
  return { complaintNo, secret, dueOn: String(item.outcome['dueOn'] ?? item.dueOn), href };
}

async function ratesOf(ports: Ports, projectId: string, caller: Caller): Promise<readonly RateCount[]> {
  const { addressHash: hash } = await marksOf(ports, caller);
  const { complaints } = ports.settings.limits;
  return [
    callerRate(ports, 'g', { hash, rate: perHour(complaints) }),
    { key: `g:${projectId}`, ...perHour(complaints * ADDRESSES_AT_ONCE) },
  ];
}

async function tooMany(ports: Ports, rates: readonly RateCount[]): Promise<Refusal> {
  const waits = await Promise.all(rates.map((rate) => waitFor(ports, rate)));
  return refused('too-many-requests', { retryAfterMs: Math.max(...waits) });
}
