import { MemoryStore, STORE_SUITE, tempLibsqlStore } from '@happy-homeland/worker/testing';
import { describe, test } from 'vitest';
import { tempRemoteStore } from '../support/hrana/temp-remote-store.ts';

describe('the store in memory', () => {
  for (const { title, check } of STORE_SUITE) test(title, () => check(new MemoryStore()));
});

describe('the store on a libSQL file', () => {
  for (const { title, check } of STORE_SUITE) {
    test(title, async () => {
      const temp = await tempLibsqlStore();
      try {
        await check(temp.store);
      } finally {
        await temp.remove();
      }
    });
  }
});

describe('the store across a network', () => {
  for (const { title, check } of STORE_SUITE) {
    test(title, async () => {
      const temp = await tempRemoteStore();
      try {
        await check(temp.store);
      } finally {
        await temp.remove();
      }
    });
  }
});
