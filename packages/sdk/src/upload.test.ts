import { describe, expect, test } from 'vitest';
import { createManageClient } from './manage.ts';

interface Seen {
  readonly url: string;
  readonly init: RequestInit;
}

function aClient(answer: object) {
  const seen: Seen[] = [];
  const client = createManageClient({
    baseUrl: 'https://give.example.org',
    apiKey: 'key',
    fetch: async (url, init) => {
      seen.push({ url, init });
      return Response.json(answer);
    },
  });
  return { seen, uploads: client.uploads };
}

describe('files of a project', () => {
  test('are sent as they are, with their type and what they are for', async () => {
    const { seen, uploads } = aClient({ uploadId: 'u' });
    const bytes = Uint8Array.of(1, 2, 3);
    await uploads.send({ project: 'p', bytes, mime: 'image/png', name: '发票 1.png', purpose: 'photograph' });
    expect(seen[0]?.url).toBe(
      'https://give.example.org/v1/manage/projects/p/uploads?name=%E5%8F%91%E7%A5%A8+1.png&purpose=photograph',
    );
    expect(seen[0]?.init.body).toBe(bytes);
    expect(seen[0]?.init.headers).toMatchObject({ 'Content-Type': 'image/png', Authorization: 'Bearer key' });
  });

  test('are listed, shown and taken back', async () => {
    const { seen, uploads } = aClient({ uploadId: 'u', items: [], nextCursor: null });
    await uploads.list({ project: 'p', limit: 2 });
    await uploads.publish('u/x', { people: 0, minors: 0 });
    await uploads.withdraw('u');
    expect(seen.map(({ url, init }) => [init.method, new URL(url).pathname + new URL(url).search, init.body])).toEqual([
      ['GET', '/v1/manage/projects/p/uploads?limit=2', undefined],
      ['POST', '/v1/manage/uploads/u%2Fx/publish', '{"people":0,"minors":0}'],
      ['POST', '/v1/manage/uploads/u/withdraw', undefined],
    ]);
  });
});
