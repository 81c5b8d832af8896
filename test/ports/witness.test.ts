// The same witness in both runtimes, over real sockets: as a program with a file, and inside workerd with a Durable Object.

import { formatSigningKey, formatVerifierKey, openNote, parseVerifierKey } from '@happy-homeland/log';
import { judgeEvidence } from '@happy-homeland/witness';
import { TestLog } from '@happy-homeland/witness/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { runWitness, startNodeWitness } from '../support/node-witness.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { bundleWitness, startEdgeWitness } from '../support/workers/edge-witness.ts';

const START_LIMIT_MS = 90_000;
const NAME = 'witness.example/ports';
const SECRET = await formatSigningKey({ name: NAME, role: 'witness', seed: new Uint8Array(32).fill(9) });

interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

interface Runtime {
  readonly name: string;
  readonly prepare: (folder: string) => Promise<void>;
  readonly start: (folder: string, vars: Readonly<Record<string, string>>) => Promise<Running>;
}

const RUNTIMES: readonly Runtime[] = [
  {
    name: 'on Node',
    prepare: async (folder) => {
      await runWitness(['init'], { DATA_DIR: folder });
    },
    start: async (folder, vars) => {
      const { url, process } = await startNodeWitness({ folder, vars });
      return { url, stop: async () => void (await process.stop('SIGKILL')) };
    },
  },
  {
    name: 'in workerd',
    prepare: async () => undefined,
    start: async (folder, vars) => {
      const { url, close } = await startEdgeWitness({ folder, vars });
      return { url, stop: () => close() };
    },
  },
];

describe.each(RUNTIMES)('a witness $name', ({ prepare, start }) => {
  const directory = temporaryDirectory('witness');
  let log: TestLog;
  let vars: Readonly<Record<string, string>>;
  let running: Running;

  beforeAll(async () => {
    log = await TestLog.open('log.example/ports');
    vars = {
      WITNESS_KEY: SECRET,
      WITNESS_LOGS: formatVerifierKey(log.key.verifierKey),
      WITNESS_OPERATOR: '示例审计所',
    };
    await prepare(directory.path);
    running = await start(directory.path, vars);
  }, START_LIMIT_MS);

  afterAll(async () => {
    await running.stop();
    directory.remove();
  });

  const post = (body: string) => fetch(`${running.url}/add-checkpoint`, { method: 'POST', body });

  test('cosigns, remembers, and tells who is behind', async () => {
    const three = log.grown(3);
    const answer = await post(await three.request(0n));
    expect(answer.status).toBe(200);
    const page = await (await fetch(running.url)).text();
    const [, vkey = ''] = /<code>(witness\.example\/ports\+[^<]+)<\/code>/.exec(page) ?? [];
    expect(await parseVerifierKey(vkey)).toBeDefined();
    expect(await openNote((await three.checkpoint()) + (await answer.text()), [vkey])).toMatchObject({ ok: true });
    const behind = await post(await log.grown(4).request(0n));
    expect([behind.status, behind.headers.get('content-type'), await behind.text()]).toEqual([
      409,
      'text/x.tlog.size',
      '3\n',
    ]);
  });

  test('of rivals at one size cosigns exactly one, again and again', async () => {
    let honest = log.grown(3);
    for (let round = 0; round < 12; round += 1) {
      const next = honest.grown(3);
      const last = Number(next.size) - 1;
      const rivals = [next, next.rewritten(last, 'b'), next.rewritten(last, 'c'), next.rewritten(last - 1, 'd')];
      const bodies = await Promise.all(rivals.map((rival) => rival.request(honest.size)));
      const statuses = (await Promise.all(bodies.map(post))).map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([200, 409, 409, 409]);
      honest = rivals[statuses.indexOf(200)] ?? next;
    }
  });

  test(
    'keeps the evidence of a fork across a restart, for whoever has the key of the log',
    async () => {
      await running.stop();
      running = await start(directory.path, vars);
      const page = await (await fetch(running.url)).text();
      const [, path = ''] = /href="(\/evidence\/[0-9a-f]{32}\.txt)"/.exec(page) ?? [];
      const file = await (await fetch(running.url + path)).text();
      expect(await judgeEvidence(file, [vars['WITNESS_LOGS'] ?? ''])).toBe('fork');
      // What it had promised before the restart still stands.
      const forged = await post(await log.grown(3).rewritten(0).request(0n));
      expect([forged.status, await forged.text()]).toEqual([409, '39\n']);
      expect(await (await fetch(`${running.url}/healthz`)).json()).toEqual({ status: 'ok', logs: 1, seen: 1 });
    },
    START_LIMIT_MS,
  );

  test('does not read what is too long', async () => {
    expect((await post('x'.repeat(100_000))).status).toBe(413);
  });
});

test(
  'a Worker without its settings answers 503 and says why to its operator only',
  async () => {
    using folder = temporaryDirectory('witness-unset');
    const edge = await startEdgeWitness({ folder: folder.path, vars: { WITNESS_KEY: 'PRIVATE+KEY+not-a-key' } });
    try {
      const answer = await fetch(edge.url);
      expect([answer.status, await answer.text()]).toEqual([503, 'cannot answer now\n']);
      await eventually(() => expect(edge.output()).toContain('WITNESS_KEY is no key'));
      expect(edge.output()).not.toContain('not-a-key');
    } finally {
      await edge.close();
    }
  },
  START_LIMIT_MS,
);

test(
  'the bundle for Workers is made by wrangler alone and asks for nothing that only Node has',
  async () => {
    using folder = temporaryDirectory('witness-bundle');
    const bundle = await bundleWitness(folder.path);
    expect(bundle).toContain('WitnessObject');
    expect(bundle).not.toMatch(/from\s*["']node:|node:sqlite/);
  },
  START_LIMIT_MS,
);
