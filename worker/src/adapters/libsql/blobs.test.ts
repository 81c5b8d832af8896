import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Blobs } from '../../ports/index.ts';
import { tempLibsqlStore } from '../../testing/index.ts';
import { memoryBlobs } from '../memory/memory-log.ts';

let temp: Awaited<ReturnType<typeof tempLibsqlStore>>;

beforeAll(async () => {
  temp = await tempLibsqlStore();
});

afterAll(async () => {
  await temp.remove();
});

describe.each<[string, () => Blobs]>([
  ['in memory', memoryBlobs],
  ['in the database', () => temp.store.blobs],
])('files of the log %s', (_, open) => {
  const bytes = Uint8Array.from([0, 1, 255]);

  test('are put once, and the same again changes nothing', async () => {
    const blobs = open();
    expect(await blobs.get('tile/0/000')).toBeNull();
    await blobs.put({ path: 'tile/0/000', bytes });
    await blobs.put({ path: 'tile/0/000', bytes });
    expect(await blobs.get('tile/0/000')).toEqual(bytes);
  });

  test.each([[[0, 1, 254]], [[0, 1]], [[0, 1, 255, 0]], [[]]])('are never other bytes: %j', async (other) => {
    const blobs = open();
    await blobs.put({ path: 'tile/0/000', bytes });
    const put = blobs.put({ path: 'tile/0/000', bytes: Uint8Array.from(other) });
    await expect(put).rejects.toMatchObject({ name: 'LogStop', reason: 'file-differs' });
    expect(await blobs.get('tile/0/000')).toEqual(bytes);
  });

  test('are dropped where they are partial, and stay where they are full', async () => {
    const blobs = open();
    await blobs.put({ path: 'tile/0/000', bytes });
    await blobs.put({ path: 'tile/0/001.p/3', bytes });
    await blobs.drop(['tile/0/001.p/3', 'tile/0/000', 'tile/9/999.p/1']);
    await blobs.drop([]);
    expect(await blobs.get('tile/0/001.p/3')).toBeNull();
    expect(await blobs.get('tile/0/000')).toEqual(bytes);
  });
});
