import { expect, test, vi } from 'vitest';
import { createManageClient } from './index.ts';
import { answer, fakeDeployment, LOST, refusal } from './testing/fake-deployment.ts';
import { inTime, useVirtualTime } from './testing/virtual-time.ts';

const RESULT = { externalId: 'shili', id: 'abcdefgh', outcome: 'created' };
const FEDERATION = { name: '示例县慈善会', kind: 'association', pack: 'cn' } as const;

useVirtualTime();

test('a put carries the API key and the external id, and answers what it did', async () => {
  const { fetch, asked } = fakeDeployment(answer(RESULT));
  const manage = createManageClient({ baseUrl: 'https://give.example', apiKey: 'k1', fetch });
  expect(await manage.putFederation('shili', FEDERATION)).toEqual(RESULT);
  expect(asked[0]).toMatchObject({ method: 'PUT', url: 'https://give.example/v1/manage/federations/shili' });
  expect(asked[0]?.headers.get('Authorization')).toBe('Bearer k1');
});

test('a put outwaits a restart of the deployment and says what it waits for', async () => {
  const busy = refusal('overloaded', 503, { 'Retry-After': '30' });
  const { fetch, asked } = fakeDeployment(LOST, busy, answer(RESULT));
  const waits: string[] = [];
  const onRetry = vi.fn(({ error }) => waits.push(error.code));
  const manage = createManageClient({ baseUrl: 'https://give.example', apiKey: 'k1', fetch, onRetry });
  expect(await inTime(manage.putFederation('shili', FEDERATION))).toEqual(RESULT);
  expect(asked).toHaveLength(3);
  expect(waits).toEqual(['network', 'overloaded']);
});

test('a key is asked for once, because it could be lost twice', async () => {
  const { fetch, asked } = fakeDeployment(LOST);
  const manage = createManageClient({ baseUrl: 'https://give.example', apiKey: 'k1', fetch });
  await expect(inTime(manage.createApiKey({ federation: 'shili', label: 'demo' }))).rejects.toMatchObject({
    code: 'network',
  });
  expect(asked).toHaveLength(1);
});
