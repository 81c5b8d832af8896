// The deploy guide for Node is followed by strangers: what it names must exist, and what it shows must be what is used.

import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { READINESS } from '@happy-homeland/contract';
import { startServer } from '@happy-homeland/worker/node';
import { LOG_ENV } from '@happy-homeland/worker/testing';
import { describe, expect, test } from 'vitest';
import { temporaryDirectory } from './support/temporary-directory.ts';

const ROOT = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const guide = read('worker/deploy/node.md');
const environment = Object.fromEntries(
  read('worker/deploy/environment.example')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/=(.*)/s, 2)),
);

describe('the guide', () => {
  test('says for every finding of /readyz where to look and what to do', () => {
    const [, table = ''] = guide.split('## 11.');
    const rows = [...table.matchAll(/^\| `([a-z-]+)` \| [^|]+ \| [^|]+ \|$/gm)].map(([, code]) => code);
    expect(rows.toSorted()).toEqual(Object.keys(READINESS).toSorted());
  });

  test('names the events that the adapter understands, and the API version that it is built against', () => {
    const adapter = read('worker/src/adapters/stripe/event-notice.ts');
    const understood = [...adapter.matchAll(/case '([a-z_.]+)':/g)].map(([, event]) => event);
    const named = [...guide.matchAll(/`((?:checkout|payment_intent|charge|refund)\.[a-z_.]+)`/g)].map(
      ([, event]) => event,
    );
    expect(understood.length).toBeGreaterThan(0);
    expect(named.toSorted()).toEqual(understood.toSorted());
    const [, version] = /API_VERSION = '([^']+)'/.exec(read('packages/stripe-sandbox/src/api-version.ts')) ?? [];
    expect(guide).toContain(`**\`${version}\`**`);
  });

  test('uses scripts and files that are there', () => {
    const { scripts } = JSON.parse(read('package.json'));
    for (const [, name] of guide.matchAll(/npm run (\w+)/g)) expect(Object.keys(scripts)).toContain(name);
    const beside = readdirSync(join(ROOT, 'worker/deploy'));
    for (const [, name] of guide.matchAll(/\]\(([\w.]+)\)/g)) expect(beside).toContain(name);
  });
});

describe('the environment of the example', () => {
  test('starts a server once its secrets are filled in, and every setting is one that the server knows', async () => {
    using folder = temporaryDirectory('deploy');
    const described = read('worker/README.md');
    for (const name of Object.keys(environment)) expect(described).toContain(`\`${name}\``);
    const server = await startServer({
      ...environment,
      PORT: '0',
      METRICS_PORT: '0',
      DATA_DIR: folder.path,
      BACKUP_DIR: folder.path,
      PLEDGE_KEY: 'a key for the test of the guide, forty characters',
      ...LOG_ENV,
      HH_BOOTSTRAP_KEY: 'a-key-for-the-test-of-the-guide-forty-characters',
      STRIPE_SECRET_KEY: 'sk_test_guide',
      STRIPE_WEBHOOK_SECRET: 'whsec_guide',
      STRIPE_API_URL: 'http://127.0.0.1:9',
      LOG_LEVEL: 'error',
    });
    try {
      const figures = await (await fetch(`${server.metricsUrl}/metrics`)).text();
      const watched = read('worker/deploy/alerts.yml').matchAll(/\b((?:hh|nodejs)_[a-z0-9_]+)/g);
      for (const [, name = ''] of watched)
        expect(figures).toContain(`# TYPE ${name.replace(/_(?:bucket|count)$/, '')} `);
    } finally {
      await server.close();
    }
  });

  test('leaves every secret empty', () => {
    const empty = Object.keys(environment).filter((name) => environment[name] === '');
    expect(empty).toEqual([
      'PLEDGE_KEY',
      'LOG_ORIGIN',
      'LOG_KEY',
      'HH_BOOTSTRAP_KEY',
      'STRIPE_SECRET_KEY',
      'STRIPE_WEBHOOK_SECRET',
    ]);
  });
});

describe('the files of the proxy and the service', () => {
  test('agree with the environment on ports and folders', () => {
    const { PORT, METRICS_PORT, DATA_DIR, BACKUP_DIR } = environment;
    const unit = read('worker/deploy/happy-homeland.service');
    expect(read('worker/deploy/Caddyfile')).toContain(`reverse_proxy 127.0.0.1:${PORT} {`);
    expect(read('worker/deploy/nginx.conf')).toContain(`proxy_pass http://127.0.0.1:${PORT};`);
    expect(read('worker/deploy/prometheus.yml')).toContain(`'127.0.0.1:${METRICS_PORT}'`);
    expect(DATA_DIR).toBe(`/var/lib/${/^StateDirectory=(.+)$/m.exec(unit)?.[1]}`);
    expect(unit).toContain(`ReadWritePaths=${BACKUP_DIR}\n`);
    expect(unit).toMatch(/^ExecStart=\/opt\/happy-homeland\/node_modules\/\.bin\/node worker\/src\/node\.ts$/m);
    // What the program's exit codes mean is in worker/src/program.ts.
    expect(unit).toMatch(/^RestartPreventExitStatus=1$/m);
    expect(unit).not.toMatch(/^MemoryDenyWriteExecute=/m);
  });

  test('the unit is one that systemd takes, where there is a systemd to ask', async () => {
    using folder = temporaryDirectory('unit');
    const unit = read('worker/deploy/happy-homeland.service');
    const lines = unit.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines.every((line) => /^(?:\[(?:Unit|Service|Install)\]|[A-Z]\w+=.*)$/.test(line))).toBe(true);
    const path = join(folder.path, 'happy-homeland.service');
    writeFileSync(path, unit.replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`));
    const { stderr } = await promisify(execFile)('systemd-analyze', ['verify', path]).catch(
      (failure: { code?: unknown; stderr?: string }) => {
        if (failure.code === 'ENOENT') return { stderr: '' };
        throw new Error(failure.stderr);
      },
    );
    expect(stderr).toBe('');
  });
});
