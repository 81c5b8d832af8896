import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Question } from './shared-reading.ts';
import { shareReading } from './shared-reading.ts';
import { sampleCard, sampleChannel } from './testing/sample-card.ts';

interface Asked {
  readonly projectId: string;
  readonly signal: AbortSignal | undefined;
  answer(): void;
}

let asked: Asked[];

beforeEach(() => {
  asked = [];
});

afterEach(() => {
  vi.useRealTimers();
});

const projects: Question['projects'] = {
  shown: (projectId, options) =>
    new Promise((resolve) => {
      const answer = () => resolve({ ...sampleChannel('own-site'), card: sampleCard({ projectId }) });
      asked.push({ projectId, signal: options?.signal, answer });
    }),
};

function read(projectId: string, api = 'https://give.example.org') {
  const abort = new AbortController();
  return { reading: shareReading({ projects, api, projectId }, abort.signal), abort };
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

async function answerAll(): Promise<void> {
  for (let at = 0; at < asked.length; at += 1) {
    asked[at]?.answer();
    await settle();
  }
}

describe('tags on one page', () => {
  test('WID-13 ask once for each project', async () => {
    const readings = Array.from({ length: 20 }, (_, at) => read(at % 2 === 0 ? 'even' : 'odd'));
    await settle();
    expect(asked.map(({ projectId }) => projectId)).toEqual(['even', 'odd']);
    await answerAll();
    expect((await readings[19]?.reading)?.card.projectId).toBe('odd');
  });

  test('WID-13 ask for six projects at a time, one request each, and then for the next', async () => {
    const readings = Array.from({ length: 20 }, (_, at) => read(`project-${at}`));
    await settle();
    expect(asked).toHaveLength(6);
    asked[1]?.answer();
    await settle();
    expect(asked).toHaveLength(7);
    await answerAll();
    expect(asked).toHaveLength(20);
    await Promise.all(readings.map(({ reading }) => reading));
  });

  test('ask two deployments for the same id apart', async () => {
    read('same');
    read('same', 'https://other.example.org');
    await settle();
    expect(asked).toHaveLength(2);
    await answerAll();
  });

  test('get what was read one in a frame, whether they share an answer or not', async () => {
    vi.useFakeTimers();
    vi.resetModules();
    const fresh = await import('./shared-reading.ts');
    let drawn = 0;
    for (const projectId of ['one', 'one', 'two', 'three']) {
      const { signal } = new AbortController();
      const question = { projects, api: 'https://give.example.org', projectId };
      void fresh.shareReading(question, signal).then(() => {
        drawn += 1;
      });
    }
    await vi.advanceTimersByTimeAsync(0);
    for (const { answer } of asked) answer();
    const counts: number[] = [];
    for (let frame = 0; frame < 5; frame += 1) {
      await vi.advanceTimersByTimeAsync(frame === 0 ? 0 : 20);
      counts.push(drawn);
    }
    expect(counts).toEqual([1, 2, 3, 4, 4]);
  });

  test('ask again once there was an answer', async () => {
    read('again');
    await settle();
    await answerAll();
    read('again');
    await settle();
    expect(asked).toHaveLength(2);
    await answerAll();
  });
});

describe('a reading that several wait for', () => {
  test('goes on while one of them still waits, and is given up with the last', async () => {
    const [first, second] = [read('shared'), read('shared')];
    await settle();
    first.abort.abort();
    expect(asked[0]?.signal?.aborted).toBe(false);
    second.abort.abort();
    expect(asked[0]?.signal?.aborted).toBe(true);
  });

  test('given up makes room for the next, and is not what the next one gets', async () => {
    const given = Array.from({ length: 6 }, (_, at) => read(`given-up-${at}`));
    read('next');
    await settle();
    for (const { abort } of given) abort.abort();
    read('given-up-0');
    await settle();
    expect(asked.slice(6).map(({ projectId }) => projectId)).toEqual(['next', 'given-up-0']);
    await answerAll();
  });
});
