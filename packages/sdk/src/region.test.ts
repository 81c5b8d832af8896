import { expect, test } from 'vitest';
import { createClient } from './index.ts';
import { answer, fakeDeployment } from './testing/fake-deployment.ts';

test('regions are listed from the top or within one, and read page by page', async () => {
  const fake = fakeDeployment(answer({ items: [], nextCursor: null, funds: [] }));
  const { regions } = createClient({ baseUrl: 'https://give.example', fetch: fake.fetch });
  await regions.list();
  await regions.list({ within: '510000' });
  await regions.get('511802', { cursor: '7', limit: 5 });
  expect(fake.asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET https://give.example/v1/regions',
    'GET https://give.example/v1/regions?within=510000',
    'GET https://give.example/v1/regions/511802?cursor=7&limit=5',
  ]);
});
