import { describe, expect, test } from 'vitest';
import { aLogWorld } from '../testing/index.ts';
import { sequence } from './sequencer.ts';
import { findLogFile } from './served-files.ts';

describe('a file of the log', () => {
  test('is served once it is signed and no sooner: caches keep it for a year', async () => {
    const { ports, another, give } = await aLogWorld();
    await give(2);
    await sequence(ports);
    await give(2);
    const sign = () => Promise.reject(new Error('killed between files and signature'));
    const killed = another('test', { keys: { ...ports.log.keys, sign } });
    await expect(sequence(killed)).rejects.toThrow('killed');
    expect(await ports.log.blobs.get('tile/0/000.p/5')).not.toBeNull();
    for (const path of ['tile/0/000.p/5', 'tile/entries/000.p/5', 'tile/0/000.p/4', 'tile/0/000', 'tile/1/000.p/1']) {
      expect([path, await findLogFile(ports, path)]).toEqual([path, null]);
    }
    expect(await findLogFile(ports, 'tile/0/000.p/3')).toHaveLength(96);
    ports.clock.advance(60_000);
    await sequence(ports);
    expect(await findLogFile(ports, 'tile/0/000.p/5')).toHaveLength(160);
    expect(await findLogFile(ports, 'tile/0/000.p/3')).toHaveLength(96);
  });
});
