// A deployment for elements under test: it stands where the network would, answers what the test laid down, and keeps
// what it was asked.

import type { Channel, Pledge, ProjectCard } from '@happy-homeland/sdk';
import { API, PROJECT, sampleCard, sampleChannel } from './sample-card.ts';

export type Answer = Response | Promise<Response>;
export type Route = (request: Request) => Answer;

export interface FakeApi {
  readonly requests: readonly Request[];
  /** Answers of a path, method first: `POST /v1/pledges`. Replaces what stood there. */
  on(route: string, answer: Route): void;
  restore(): void;
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
}

export function problem(
  slug: string,
  status: number,
  errors: readonly { pointer: string; message: string }[] = [],
): Response {
  return json({ type: `${API}/problems/${slug}`, title: slug, status, requestId: 'r1', errors }, status);
}

export function samplePledge(changes: Partial<Pledge> = {}): Pledge {
  return {
    pledgeId: 'pledgeaaaa',
    status: 'paid',
    amount: { amountMinor: 2000, currency: 'CNY' },
    projectId: PROJECT,
    receipt: { receiptNo: 'hhreceipt', href: '/v1/receipts/hhreceipt' },
    ...changes,
  };
}

export function fakeApi(card: ProjectCard = sampleCard(), channel: Channel = sampleChannel('own-site')): FakeApi {
  const real = globalThis.fetch;
  const requests: Request[] = [];
  const routes = new Map<string, Route>([
    [`GET /v1/projects/${card.projectId}`, () => json(card)],
    [`GET /v1/projects/${card.projectId}/channel`, () => json(channel)],
    [
      'POST /v1/pledges',
      () =>
        json(
          {
            pledgeId: 'pledgeaaaa',
            status: 'created',
            secret: 's',
            next: { kind: 'redirect', url: 'https://pay.example/1' },
          },
          201,
        ),
    ],
    ['GET /v1/pledges/pledgeaaaa', () => json(samplePledge())],
  ]);
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith(API)) return real(input, init);
    requests.push(request);
    const { pathname, search } = new URL(request.url);
    const answerOf = (path: string) => routes.get(`${request.method} ${path}`)?.(request) ?? problem('not-found', 404);
    return search === '?with=card'
      ? withCard(answerOf(pathname), answerOf(pathname.replace(/\/channel$/, '')))
      : answerOf(pathname);
  };
  return {
    requests,
    on: (route, answer) => void routes.set(route, answer),
    restore: () => {
      globalThis.fetch = real;
    },
  };
}

/** Both in one answer, as the deployment gives them; where one of them is not what was agreed, that one alone. */
async function withCard(channel: Answer, card: Answer): Promise<Response> {
  const answers = await Promise.all([channel, card]);
  const texts = await Promise.all(answers.map((answer) => answer.clone().text()));
  const odd = answers.find((answer, at) => !answer.ok || !/^\{.*"(?:channel|projectId)"/s.test(texts[at] ?? ''));
  const [channelText = '', cardText = ''] = texts;
  return odd ?? json({ ...JSON.parse(channelText), card: JSON.parse(cardText) });
}
