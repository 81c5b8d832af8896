import { beforeEach, describe, expect, test } from 'vitest';
import type { TestAnswer, TestClient, TestPorts } from '../testing/index.ts';
import { aProject, OWN_ORIGIN, publishedPorts, testClient } from '../testing/index.ts';

const { projectId, tenantId } = aProject();
const KEY = '2b1f0a3e-6f0d-4b56-9a54-0d6f1f1a9e11';

let ports: TestPorts;
let call: TestClient;

beforeEach(async () => {
  ports = await publishedPorts();
  call = testClient(ports);
});

function post(fields: Record<string, string>): Promise<TestAnswer> {
  const body = new URLSearchParams({ key: KEY, fiscalMode: 'waived', ...fields }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: OWN_ORIGIN };
  return call(`/give/${projectId}`, { body, headers });
}

describe('news of the project', () => {
  const pledged = async () => (await ports.store.pledges.due(Number.MAX_SAFE_INTEGER, 9)).at(-1)?.pledgeId ?? '';
  const kept = async () => (await ports.store.pledges.donor(tenantId, await pledged()))?.newsEmail;

  test('is asked for by nobody who has not ticked the box', async () => {
    const { text } = await call(`/give/${projectId}`);
    expect(text).toMatch(/<input type="checkbox" name="news" value="yes" *>/);
    await post({ amountMinor: '2000', newsEmail: 'li@example.org' });
    expect(await kept()).toBeNull();
  });

  test('is kept with the address beside the tick, and an address that is none is said beside it', async () => {
    const faulty = await post({ amountMinor: '2000', news: 'yes', newsEmail: 'not an address' });
    expect(faulty.status).toBe(422);
    expect(faulty.text).toContain('href="#newsEmail"');
    expect(faulty.text).toContain('value="not an address"');
    await post({ amountMinor: '2000', news: 'yes', newsEmail: 'li@example.org' });
    expect(await kept()).toBe('li@example.org');
  });
});
