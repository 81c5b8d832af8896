import { expect, test } from 'vitest';
import { createClient } from './index.ts';
import { answer, fakeDeployment, LOST } from './testing/fake-deployment.ts';
import { inTime, useVirtualTime } from './testing/virtual-time.ts';

useVirtualTime();

const INPUT = { about: 'progress', text: '三号楼还没有装（示例）' } as const;

function clientOf(fake: ReturnType<typeof fakeDeployment>) {
  return createClient({ baseUrl: 'https://give.example', fetch: fake.fetch });
}

test('a report is sent once: twice would be two that somebody has to answer', async () => {
  const fake = fakeDeployment(LOST);
  const sending = inTime(clientOf(fake).complaints.file('p1', INPUT));
  await expect(sending).rejects.toMatchObject({ code: 'network' });
  expect(fake.asked).toHaveLength(1);
  expect(fake.asked[0]).toMatchObject({ method: 'POST', url: 'https://give.example/v1/projects/p1/complaints' });
});

test('a report is read and forgotten with its secret', async () => {
  const fake = fakeDeployment(answer({ complaint: {}, words: null }));
  await clientOf(fake).complaints.get('abc', 'the-secret');
  await clientOf(fake).complaints.forget('abc', 'the-secret');
  expect(fake.asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET https://give.example/v1/complaints/abc',
    'POST https://give.example/v1/complaints/abc/forget',
  ]);
  for (const { headers } of fake.asked) expect(headers.get('authorization')).toBe('Bearer the-secret');
});
