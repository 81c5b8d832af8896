import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatSigningKey, formatTrust, formatVerifierKey, signNote } from '@happy-homeland/log';
import { describe, expect, test } from 'vitest';
import { makeEvidence } from './evidence.ts';
import { run } from './run.ts';
import type { RunningWitness } from './serve.ts';
import type { Env } from './settings.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { TestLog, testWitnessKey } from './testing/test-log.ts';

const NAME = 'audit.example/2026';

async function command(
  args: readonly string[],
  env: Env,
  use: (running: RunningWitness) => Promise<void> = async () => undefined,
) {
  const lines: string[] = [];
  const code = await run(args, {
    env,
    print: (line) => lines.push(line),
    untilStopped: async (running) => {
      await use(running);
      await running.close();
    },
  });
  return { code, text: lines.join('\n') };
}

async function keyed(): Promise<{
  readonly folder: string;
  readonly env: Env;
  readonly log: TestLog;
  readonly vkey: string;
}> {
  const folder = temporaryFolder();
  const log = await TestLog.open();
  const { text } = await command(['keygen', '--name', NAME], { DATA_DIR: folder });
  const env = { DATA_DIR: folder, PORT: '0', WITNESS_LOGS: formatVerifierKey(log.key.verifierKey) };
  return { folder, env, log, vkey: text };
}

describe('keygen', () => {
  test('makes a key for its owner alone and prints what to hand out, again with vkey', async () => {
    const { folder, env, vkey } = await keyed();
    expect(vkey).toMatch(/^audit\.example\/2026\+[0-9a-f]{8}\+B[A-Za-z0-9+/]{43}$/);
    expect(statSync(join(folder, 'witness.key')).mode & 0o777).toBe(0o600);
    expect(await command(['vkey'], env)).toEqual({ code: 0, text: vkey });
  });

  test('never overwrites a key, and keeps a record that is there for the next key', async () => {
    const { folder, env } = await keyed();
    const secret = readFileSync(join(folder, 'witness.key'), 'utf8');
    expect((await command(['keygen', '--name', NAME], env)).code).toBe(1);
    expect(readFileSync(join(folder, 'witness.key'), 'utf8')).toBe(secret);
    rmSync(join(folder, 'witness.key'));
    expect((await command(['keygen', '--name', 'audit.example/2027'], env)).code).toBe(0);
  });

  test.each([[[]], [['--name']], [['--name', 'a b/c']], [['--name', 'plain']], [['--name', 'a+b/c']]])(
    'refuses %j',
    async (args) => {
      const folder = temporaryFolder();
      expect((await command(['keygen', ...args], { DATA_DIR: folder })).code).toBe(1);
      expect(existsSync(join(folder, 'witness.key'))).toBe(false);
    },
  );
});

describe('serve', () => {
  test('is what is done without a command; it answers on the loopback address and cosigns', async () => {
    const { env, log, vkey } = await keyed();
    const { code, text } = await command([], env, async ({ url, verifierKey }) => {
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect(verifierKey).toBe(vkey);
      const body = await log.grown(3).request(0n);
      expect((await fetch(`${url}/add-checkpoint`, { method: 'POST', body })).status).toBe(200);
    });
    expect(code).toBe(0);
    expect(text.split('\n').map((line) => JSON.parse(line).event)).toEqual(['listening', 'cosigned', 'closed']);
  });

  test('takes the logs of trust files, signed or not, with the sizes that each key is good for', async () => {
    const { folder, env } = await keyed();
    const other = await TestLog.open('log.example/other');
    const logKeys = [{ key: other.key.verifierKey, fromSize: 0, toSize: 4 }];
    const trust = formatTrust({ version: 1, origin: other.origin, logKeys, witnesses: [], quorum: 0 });
    writeFileSync(join(folder, 'plain'), trust);
    writeFileSync(join(folder, 'signed'), await signNote(`${trust}\n`, [other.key]));
    for (const file of ['plain', 'signed']) {
      const told = { ...env, WITNESS_LOGS: '', WITNESS_TRUST_FILES: join(folder, file) };
      await command([], told, async ({ url }) => {
        const post = async (body: string) => (await fetch(`${url}/add-checkpoint`, { method: 'POST', body })).status;
        expect([200, 409]).toContain(await post(await other.grown(4).request(0n)));
        expect(await post(await other.grown(5).request(4n))).toBe(403);
      });
    }
  });

  test('refuses to start without its record, and says what to do', async () => {
    const { folder, env } = await keyed();
    rmSync(join(folder, 'witness.db'));
    const { code, text } = await command([], env);
    expect([code, text]).toEqual([1, expect.stringContaining('retire it: make a new one with hh-witness keygen')]);
    expect(existsSync(join(folder, 'witness.db'))).toBe(false);
    expect((await command(['init'], env)).code).toBe(0);
    expect((await command(['init'], env)).code).toBe(1);
    expect((await command([], env)).code).toBe(0);
  });

  test('names every fault of its settings at once, and never the secret', async () => {
    const log = await TestLog.open();
    const logSecret = await formatSigningKey({ name: 'a/b', role: 'log', seed: new Uint8Array(32) });
    const witnessKey = formatVerifierKey((await testWitnessKey()).verifierKey);
    const cases: readonly (readonly [Env, string])[] = [
      [{}, 'there is no key'],
      [{ WITNESS_KEY: 'PRIVATE+KEY+secret' }, 'WITNESS_KEY is no key'],
      [{ WITNESS_KEY: logSecret }, 'WITNESS_KEY is the key of a log'],
      [{ WITNESS_LOGS: 'nonsense' }, 'nonsense is not the public key of a log'],
      [{ WITNESS_LOGS: witnessKey }, 'is not the public key of a log'],
    ];
    for (const [env, fault] of cases) {
      const { code, text } = await command([], { DATA_DIR: temporaryFolder(), ...env });
      expect([code, text]).toEqual([1, expect.stringContaining(fault)]);
      expect(text).not.toContain('secret');
      expect(text).not.toContain(logSecret);
    }
    const { env } = await keyed();
    expect((await command([], { ...env, WITNESS_LOGS: '' })).text).toContain('WITNESS_LOGS must name');
    expect((await command([], { ...env, WITNESS_TRUST_FILES: 'nowhere' })).text).toContain('cannot be read');
    expect((await command([], { ...env, PORT: '70000' })).text).toContain('PORT must be a port number');
    const own = await formatSigningKey({
      name: 'w/1',
      role: 'witness',
      seed: new TextEncoder().encode(log.origin.padEnd(32, '\0')),
    });
    expect((await command([], { ...env, WITNESS_KEY: own })).text).toContain('nobody can witness for himself');
  });

  test('says that a port is taken', async () => {
    const { env } = await keyed();
    await command([], env, async ({ url }) => {
      const { env: other } = await keyed();
      const { code, text } = await command([], { ...other, PORT: new URL(url).port });
      expect([code, text]).toEqual([1, expect.stringContaining('cannot listen on 127.0.0.1')]);
    });
  });
});

describe('check', () => {
  test('says what evidence proves, with an exit code for scripts', async () => {
    const log = await TestLog.open();
    const key = formatVerifierKey(log.key.verifierKey);
    const [first, second] = [await log.grown(3).checkpoint(), await log.grown(3).rewritten(1).checkpoint()];
    const witness = (await testWitnessKey()).verifierKey;
    const path = join(temporaryFolder(), 'evidence.txt');
    writeFileSync(path, (await makeEvidence({ kind: 'fork', witness, keptS: 1, first, second, proof: [] })).file);
    expect(await command(['check', path, key], {})).toEqual({ code: 0, text: expect.stringMatching(/^fork: /) });
    const other = formatVerifierKey((await TestLog.open('log.example/b')).key.verifierKey);
    expect(await command(['check', path, other], {})).toEqual({ code: 1, text: expect.stringMatching(/^nothing: /) });
    expect((await command(['check', path], {})).code).toBe(1);
    expect((await command(['check', 'nowhere', key], {})).code).toBe(1);
  });
});

test('help names every command, and an unknown one is told', async () => {
  const { code, text } = await command(['--help'], {});
  expect(code).toBe(0);
  for (const name of ['keygen', 'serve', 'vkey', 'init', 'check']) expect(text).toContain(`hh-witness ${name}`);
  expect(await command(['what'], {})).toEqual({ code: 1, text: expect.stringContaining('no command what') });
});
