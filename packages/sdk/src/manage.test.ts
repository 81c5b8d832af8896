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

test('endpoints are put, rotated and switched off, and what was given up is sent anew', async () => {
  const made = { endpointId: 'abcdefgh', secret: 'whsec_x', overlapUntil: null };
  const sent = { deliveryId: 'hgfedcba', state: 'waiting' };
  const { fetch, asked } = fakeDeployment(answer(RESULT), answer(made), answer(made), answer(sent));
  const manage = createManageClient({ baseUrl: 'https://give.example', apiKey: 'k1', fetch });
  await manage.putWebhookEndpoint('hook', {
    federation: 'shili',
    url: 'https://hooks.example',
    events: ['duty.overdue'],
  });
  expect(await manage.rotateWebhookSecret('abcdefgh', 1)).toEqual(made);
  await manage.disableWebhookEndpoint('abcdefgh');
  expect(await manage.resendDelivery('hgfedcba')).toEqual(sent);
  expect(asked.map(({ method, url }) => `${method} ${new URL(url).pathname.replace('/v1/manage/', '')}`)).toEqual([
    'PUT webhook-endpoints/hook',
    'POST webhook-endpoints/abcdefgh/rotate',
    'POST webhook-endpoints/abcdefgh/disable',
    'POST deliveries/hgfedcba/resend',
  ]);
});

test('keys, partners and people are listed by their federation, page by page', async () => {
  const page = { items: [], nextCursor: null };
  const { fetch, asked } = fakeDeployment(answer(page), answer(page), answer(page));
  const manage = createManageClient({ baseUrl: 'https://give.example', apiKey: 'k1', fetch });
  expect(await manage.listApiKeys({ federation: 'shili' })).toEqual(page);
  await manage.listPartners({ federation: 'shili', cursor: 'a b', limit: 5 });
  await manage.listPeople({ federation: 'shili' });
  expect(asked.map(({ url }) => url)).toEqual([
    'https://give.example/v1/manage/api-keys?federation=shili',
    'https://give.example/v1/manage/partners?federation=shili&cursor=a+b&limit=5',
    'https://give.example/v1/manage/people?federation=shili',
  ]);
});

test('what gives or takes a right is sent once, to the very thing', async () => {
  const answers = [{ key: 'k' }, { keyId: 'k' }, { invitationId: 'i' }, { grantId: 'g' }, { grantId: 'g' }].map((one) =>
    answer(one),
  );
  const { fetch, asked } = fakeDeployment(...answers);
  const manage = createManageClient({ baseUrl: 'https://give.example', apiKey: 'k1', fetch });
  await manage.rotateApiKey('old', 24);
  await manage.revokeApiKey('a/b');
  await manage.invitePerson({ federation: 'shili', email: 'li@example.org', name: '李示例', role: 'reviewer' });
  await manage.giveGrant('person', { federation: 'shili', role: 'finance' });
  await manage.withdrawGrant('grant');
  expect(asked.map(({ method, url }) => `${method} ${url.replace('https://give.example/v1/manage', '')}`)).toEqual([
    'POST /api-keys/old/rotate',
    'POST /api-keys/a%2Fb/revoke',
    'POST /people',
    'POST /people/person/grants',
    'POST /grants/grant/withdraw',
  ]);
});
