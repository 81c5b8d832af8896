import type * as Contract from '@happy-homeland/contract';
import { describe, expect, expectTypeOf, test, vi } from 'vitest';
import type { ApiError, Client, PledgeRequest } from './index.ts';
import { createClient } from './index.ts';
import { answer, fakeDeployment, LOST, refusal } from './testing/fake-deployment.ts';
import { inTime, useVirtualTime } from './testing/virtual-time.ts';

const PAGE = { items: [], nextCursor: null };

function clientOf(fake: ReturnType<typeof fakeDeployment>, timeoutMs?: number) {
  return createClient({ baseUrl: 'https://give.example', fetch: fake.fetch, ...(timeoutMs && { timeoutMs }) });
}

function failureOf(promise: Promise<unknown>): Promise<ApiError> {
  return inTime(promise).then(
    () => expect.unreachable('the call was expected to fail'),
    (error: ApiError) => error,
  );
}

useVirtualTime();

describe('every read', () => {
  type Client = ReturnType<typeof createClient>;
  test.each<[string, unknown, (client: Client) => Promise<unknown>]>([
    ['/v1/projects', PAGE, (client) => client.projects.list()],
    [
      '/v1/projects?q=%E7%81%AF&limit=5',
      PAGE,
      (client) => client.projects.list({ q: '灯', limit: 5, cursor: undefined }),
    ],
    ['/v1/projects/p1', { projectId: 'p1' }, (client) => client.projects.get('p1')],
    ['/v1/projects/p1/channel', { channel: 'display' }, (client) => client.projects.channel('p1')],
    ['/v1/projects/p1/channel?with=card', { channel: 'display', card: {} }, (client) => client.projects.shown('p1')],
    ['/v1/projects/p1/compliance', { findings: [] }, (client) => client.projects.compliance('p1')],
    ['/v1/projects/p1/ledger?cursor=c1', PAGE, (client) => client.projects.ledger('p1', { cursor: 'c1' })],
    ['/v1/projects/p1/donations', PAGE, (client) => client.projects.donations('p1')],
    ['/v1/projects/p1/disclosures?limit=2', PAGE, (client) => client.projects.disclosures('p1', { limit: 2 })],
    ['/v1/projects/p1/updates?limit=2', PAGE, (client) => client.projects.updates('p1', { limit: 2 })],
    ['/v1/projects/p1/progress', { milestones: [] }, (client) => client.projects.progress('p1')],
    ['/v1/projects/p1/complaints', { ...PAGE, figures: {} }, (client) => client.complaints.list('p1')],
    [
      '/v1/projects/p1/complaints?cursor=3&limit=2',
      { ...PAGE, figures: {} },
      (client) => client.complaints.list('p1', { cursor: '3', limit: 2 }),
    ],
    ['/v1/receipts/hhabc', { receiptNo: 'hhabc' }, (client) => client.receipts.get('hhabc')],
    ['/v1/projects/..%2Fmanage', { projectId: 'x' }, (client) => client.projects.get('../manage')],
  ])('asks for %s', async (path, body, call) => {
    const fake = fakeDeployment(answer(body));
    expect(await call(clientOf(fake))).toEqual(body);
    expect(fake.asked[0]).toMatchObject({ method: 'GET', url: `https://give.example${path}`, body: null });
  });

  test('sends no header that would need a preflight', async () => {
    const fake = fakeDeployment(answer(PAGE));
    await clientOf(fake).projects.list();
    expect([...(fake.asked[0]?.headers.keys() ?? [])]).toEqual(['accept']);
  });

  test('is tried three times and then fails with the last reason', async () => {
    const fake = fakeDeployment(LOST);
    const failure = await failureOf(clientOf(fake).projects.list());
    expect(failure).toMatchObject({ name: 'ApiError', code: 'network', status: undefined, cause: LOST });
    expect(fake.asked).toHaveLength(3);
  });

  test('fails after eight seconds of silence', async () => {
    const fake = fakeDeployment('silence');
    const startedAt = Date.now();
    const failure = await failureOf(clientOf(fake).projects.get('p1'));
    expect([failure.code, Date.now() - startedAt]).toEqual(['timeout', 8000]);
    expect(fake.asked).toHaveLength(1);
  });

  test('has the time limit it is given', async () => {
    const startedAt = Date.now();
    const failure = await failureOf(clientOf(fakeDeployment('silence'), 500).projects.get('p1'));
    expect([failure.code, Date.now() - startedAt]).toEqual(['timeout', 500]);
  });

  test('has the time limit of the call itself before that of the client', async () => {
    const startedAt = Date.now();
    const client = clientOf(fakeDeployment('silence'), 5000);
    const failure = await failureOf(client.projects.get('p1', { timeoutMs: 300 }));
    expect([failure.code, Date.now() - startedAt]).toEqual(['timeout', 300]);
  });

  test('counts a body that stops half-way as no answer', async () => {
    const fake = fakeDeployment(() => new Response(halfABody()));
    const failure = await failureOf(clientOf(fake).projects.list());
    expect(failure.code).toBe('network');
  });

  test('ends with the signal’s own reason when aborted, also between attempts', async () => {
    const fake = fakeDeployment(refusal('overloaded', 503, { 'Retry-After': '5' }));
    const leaving = new AbortController();
    const pending = failureOf(clientOf(fake).projects.get('p1', { signal: leaving.signal }));
    await vi.waitFor(() => expect(fake.asked).toHaveLength(1), 8_000);
    leaving.abort(new Error('the visitor left'));
    expect((await pending).message).toBe('the visitor left');
    await vi.advanceTimersByTimeAsync(8000);
    expect(fake.asked).toHaveLength(1);
  });
});

test('what is asked and answered has the types of the contract', () => {
  expectTypeOf<Client['projects']['get']>().returns.resolves.toEqualTypeOf<Contract.ProjectCard>();
  expectTypeOf<Client['projects']['ledger']>().returns.resolves.toEqualTypeOf<Contract.Page<Contract.JournalEntry>>();
  expectTypeOf<Client['pledges']['create']>().parameter(0).toEqualTypeOf<PledgeRequest>();
  expectTypeOf<Client['pledges']['create']>().returns.resolves.toEqualTypeOf<Contract.PledgeCreated>();
  expectTypeOf<Client['receipts']['get']>().returns.resolves.toEqualTypeOf<Contract.Receipt>();
  expectTypeOf<ApiError['problem']>().toEqualTypeOf<Contract.Problem | undefined>();
});

describe('an answer that is not of this API', () => {
  test.each([
    ['a web page', '<!doctype html><title>Sign in</title>'],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '7'],
    ['a list', '[]'],
    ['another thing', '{"ok":true}'],
    ['half an answer', '{"projectId":'],
  ])('is refused: %s', async (_what, text) => {
    const failure = await failureOf(clientOf(fakeDeployment(new Response(text))).projects.get('p1'));
    expect(failure).toMatchObject({ code: 'bad-answer', name: 'ApiError' });
  });

  test.each([
    ['a page', new Response('<h1>Forbidden</h1>', { status: 403 })],
    ['a problem of somebody else', answer({ type: 'about:blank', title: 'no' }, 403)],
    ['a type that is no text', answer({ type: 7, title: 7 }, 403)],
  ])('has its status and no problem: %s', async (_what, response) => {
    const failure = await failureOf(clientOf(fakeDeployment(response)).projects.get('p1'));
    expect(failure).toMatchObject({ code: 'bad-answer', status: 403, problem: undefined });
  });
});

describe('a problem document', () => {
  test('gives its slug, status and fields', async () => {
    const failure = await failureOf(clientOf(fakeDeployment(refusal('not-found', 404))).projects.get('p1'));
    expect(failure).toMatchObject({ code: 'not-found', status: 404, message: '404 title of not-found' });
  });

  test.each(['https://give.example/docs#not-found', 'https://give.example/problems/not-found'])(
    'is known by the slug its type ends in: %s',
    async (type) => {
      const fake = fakeDeployment(answer({ type, title: 'Not found', status: 404, requestId: 'r1' }, 404));
      expect((await failureOf(clientOf(fake).projects.get('p1'))).code).toBe('not-found');
    },
  );

  test.each([
    ['2', 2000],
    [new Date(Date.now() + 600_000).toUTCString(), expect.closeTo(600_000, -4)],
    ['0', undefined],
    ['soon', undefined],
    [undefined, undefined],
  ])('says how long to wait: Retry-After %s', async (header, expected) => {
    const headers: Record<string, string> = header === undefined ? {} : { 'Retry-After': header };
    const failure = await failureOf(clientOf(fakeDeployment(refusal('forbidden', 403, headers))).projects.get('p1'));
    expect(failure.retryAfterMs).toEqual(expected);
  });
});

test('asking for a site to be registered is sent once and never repeated', async () => {
  const input = { projectId: 'p1', origin: 'https://qingyi.example', name: '青衣社区网', contact: '王' };
  const fake = fakeDeployment(LOST);
  expect((await failureOf(clientOf(fake).sites.request(input))).code).toBe('network');
  expect(fake.asked).toHaveLength(1);
  expect(fake.asked[0]).toMatchObject({ method: 'POST', url: 'https://give.example/v1/site-requests' });
});

function halfABody(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (body) => {
      body.enqueue(new TextEncoder().encode('{"items":'));
      setTimeout(() => body.error(new TypeError('terminated')), 100);
    },
  });
}
