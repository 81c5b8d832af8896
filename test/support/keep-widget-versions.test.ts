import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

import { keepWidgetVersions } from './keep-widget-versions.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function versionOf(script: string): string {
  return `0.1.0-${createHash('sha384').update(script).digest('hex').slice(0, 16)}`;
}

function nameOf(script: string): string {
  return (
    { check: 'compliance.js', proof: 'proof.js', family: 'family.js', frame: 'frame.js' }[script] ?? 'happy-homeland.js'
  );
}

/** A deployment that serves these scripts under the names given. */
async function deployment(scripts: Readonly<Record<string, string>>): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const versions = Object.entries(scripts).map(([version, script]) => ({ version, files: { [nameOf(script)]: {} } }));
    const script = scripts[url.split('/')[2] ?? ''];
    const held = script !== undefined && url.endsWith(`/${nameOf(script)}`) ? script : undefined;
    const body = url === '/widget/versions.json' ? JSON.stringify({ versions }) : held;
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closers.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('brings home every version that the deployment serves', async () => {
  using folder = temporaryDirectory('releases');
  const texts = ['one', 'two', 'check', 'proof', 'family', 'frame'];
  const scripts = Object.fromEntries(texts.map((text) => [versionOf(text), text]));
  expect(await keepWidgetVersions(await deployment(scripts), folder.path)).toEqual(texts.map(versionOf));
  for (const text of texts) {
    expect(readFileSync(join(folder.path, versionOf(text), nameOf(text)), 'utf8')).toBe(text);
  }
});

test.each([
  ['whose bytes are others', { [versionOf('one')]: 'two' }, 'is not what its name says'],
  ['whose name is a path', { '..': 'one' }, 'is not the name of a version'],
])('takes no version %s', async (_, scripts, complaint) => {
  using folder = temporaryDirectory('releases');
  await expect(keepWidgetVersions(await deployment(scripts), folder.path)).rejects.toThrow(complaint);
  expect(existsSync(join(folder.path, Object.keys(scripts)[0] ?? '', 'happy-homeland.js'))).toBe(false);
});

test('says what a deployment answered that has no list', async () => {
  const url = await deployment({});
  await expect(keepWidgetVersions(`${url}/elsewhere`)).rejects.toThrow('answered 404');
});
