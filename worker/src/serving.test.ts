import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { listen } from './serving.ts';

const SLOW_MS = 100;
/** Far below the ten seconds after which connections are cut. */
const SOON_MS = 3000;

test('CRF-07 a drain ends soon although a proxy keeps asking on the connections that it holds open', async () => {
  const server = createServer((_, response) => {
    setTimeout(() => response.end('answer'), SLOW_MS);
  });
  const listening = await listen(server, 0);
  let isOver = false;
  const answers: string[] = [];
  const ask = async () => {
    while (!isOver)
      answers.push(
        await fetch(listening.url).then(
          (answer) => answer.text(),
          () => 'refused',
        ),
      );
  };
  const asking = [ask(), ask(), ask()];
  await new Promise((resolve) => setTimeout(resolve, SLOW_MS * 3));
  const startedAt = performance.now();
  await listening.close();
  const tookMs = performance.now() - startedAt;
  isOver = true;
  await Promise.all(asking);
  expect(tookMs).toBeLessThan(SOON_MS);
  expect(answers).toContain('answer');
});
