// The witness's guide is followed by an auditor who does this once: what it names must exist, and the unit must be whole.

import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { runWitness } from './support/node-witness.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

const FOLDER = resolve(import.meta.dirname, '../packages/witness');
const read = (path: string) => readFileSync(join(FOLDER, path), 'utf8');
const guide = read('README.md');
const unit = read('deploy/hh-witness.service');
const environment = Object.fromEntries(
  read('deploy/environment.example')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/=(.*)/s, 2)),
);

test('the guide names files that are there, settings that the program knows, and the port that the proxy asks', async () => {
  for (const [, path = ''] of guide.matchAll(/\]\((deploy\/[\w.-]+)\)/g))
    expect(existsSync(join(FOLDER, path))).toBe(true);
  const help = await runWitness(['help'], {});
  for (const name of Object.keys(environment)) {
    expect(guide).toContain(`\`${name}\``);
    expect(help).toContain(name);
  }
  expect(guide).toContain(`reverse_proxy 127.0.0.1:${environment['PORT']} `);
});

test('the unit and the settings agree, and no secret stands in them', () => {
  expect(environment['DATA_DIR']).toBe(`/var/lib/${/^StateDirectory=(.+)$/m.exec(unit)?.[1]}`);
  expect(unit).toMatch(
    /^ExecStart=\/opt\/happy-homeland\/node_modules\/\.bin\/node packages\/witness\/src\/hh-witness\.ts serve$/m,
  );
  expect(unit).toMatch(/^RestartPreventExitStatus=1$/m);
  expect(unit).toMatch(/^After=.*time-sync\.target/m);
  expect(unit).not.toMatch(/^MemoryDenyWriteExecute=/m);
  expect(environment).not.toHaveProperty('WITNESS_KEY');
});

test('the unit is one that systemd takes, where there is a systemd to ask', async () => {
  using folder = temporaryDirectory('witness-unit');
  const path = join(folder.path, 'hh-witness.service');
  writeFileSync(path, unit.replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`));
  const { stderr } = await promisify(execFile)('systemd-analyze', ['verify', path]).catch(
    (failure: { code?: unknown; stderr?: string }) => {
      if (failure.code === 'ENOENT') return { stderr: '' };
      throw new Error(failure.stderr);
    },
  );
  expect(stderr).toBe('');
});

test('the four steps of the guide, as an auditor types them, end in a witness that answers its public key', async () => {
  using folder = temporaryDirectory('witness-guide');
  const [, name = ''] = /hh-witness keygen --name (\S+?)`/.exec(guide) ?? [];
  const key = await runWitness(['keygen', '--name', name], { DATA_DIR: folder.path });
  expect(key).toMatch(new RegExp(`^${name.replaceAll('.', '\\.')}\\+`));
  expect(await runWitness(['vkey'], { DATA_DIR: folder.path })).toBe(key);
});
