import { beforeEach, describe, expect, test } from 'vitest';
import type { Letter, Store } from '../../ports/index.ts';
import { MailError } from '../../ports/index.ts';
import { aGrant, insertPerson } from '../../testing/access-builders.ts';
import { anId } from '../../testing/builders.ts';
import { anEndpoint } from '../../testing/outbox-builders.ts';
import { publishedPorts } from '../../testing/scenario.ts';
import type { TestPorts } from '../../testing/test-ports.ts';
import { drainOutbox } from './sending.ts';
import { told } from './telling.ts';

const TENANT = anId('tenant');
const ALWAYS = () => true;

let store: Store;
let ports: TestPorts;

beforeEach(async () => {
  ports = await publishedPorts();
  store = ports.store;
  await store.commit([{ kind: 'put-endpoint', record: anEndpoint() }]);
});

async function tell(): Promise<void> {
  const data = { projectId: anId('project') };
  await store.commit([await told(ports, { tenantId: TENANT, event: 'duty.overdue', fact: 'a duty', data })]);
}

const all = () => store.directory.deliveries({ tenantId: TENANT, limit: 100 });
const drain = () => drainOutbox(ports, ALWAYS);

describe('a letter', () => {
  const letters = () => ports.letters.map(({ to }: Letter) => to);

  beforeEach(async () => {
    const grant = (label: string, role: 'administrator' | 'reviewer') =>
      ({ kind: 'give-grant', record: aGrant({ grantId: anId(`g${label}`), personId: anId(label), role }) }) as const;
    await store.commit([insertPerson('keeper'), insertPerson('reader')]);
    await store.commit([grant('keeper', 'administrator'), grant('reader', 'reviewer')]);
  });

  test('reminds whoever answers for the federation, at the address of that moment', async () => {
    await tell();
    await drain();
    expect(letters()).toEqual(['keeper@example.org']);
    expect(ports.letters[0]?.text).toContain(`/p/${anId('project')}`);
    expect(JSON.stringify(await all())).not.toContain('@');
  });

  test('goes to nobody who has left', async () => {
    await tell();
    ports.clock.advance(1);
    const withdrawn = { kind: 'withdraw-grant', grantId: anId('gkeeper'), atMs: 1, by: 'x' } as const;
    // It is written down who is told, and the person leaves before the letter goes.
    await drainOutbox(ports, stopAfter(1));
    await store.commit([withdrawn]);
    await drain();
    expect(letters()).toEqual([]);
    expect((await all()).map(({ state }) => state).toSorted()).toEqual(['delivered', 'dropped']);
  });

  test('that the mail does not take is tried again', async () => {
    let isDown = true;
    const { mail } = ports;
    const failing = {
      ...ports,
      mail: {
        send: async (letter: Letter) => {
          if (isDown) throw new MailError('not now');
          await mail?.send(letter);
        },
      },
    };
    await tell();
    await drainOutbox(failing, ALWAYS);
    expect(letters()).toEqual([]);
    isDown = false;
    ports.clock.advance(5_000);
    await drainOutbox(failing, ALWAYS);
    expect(letters()).toEqual(['keeper@example.org']);
  });
});

/** Says yes as often as that. */
function stopAfter(count: number): () => boolean {
  let left = count;
  return () => {
    left -= 1;
    return left >= 0;
  };
}
