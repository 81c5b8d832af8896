// What the READMEs show is run as it stands, so that nobody copies a snippet that no longer works.

import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { startServer } from '@happy-homeland/worker/node';
import { LOG_ENV } from '@happy-homeland/worker/testing';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryDirectory } from './support/temporary-directory.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** Inside the repository, so that packages are found by their names. */
const SCRATCH = join(ROOT, 'node_modules/.cache/readme');
const LIMIT_MS = 20_000;
const run = promisify(execFile);

const directory = temporaryDirectory('readme');
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  server = await startServer({
    PORT: '0',
    DATA_DIR: directory.path,
    STRIPE_SECRET_KEY: 'sk_test_readme',
    STRIPE_WEBHOOK_SECRET: 'whsec_readme',
    PLEDGE_KEY: 'a key for the readme test, forty characters',
    ...LOG_ENV,
    LOG_LEVEL: 'error',
  });
});

afterAll(async () => {
  await server.close();
  directory.remove();
});

function snippets(readme: string, language: string): string[] {
  const fences = readFileSync(join(ROOT, readme), 'utf8').matchAll(new RegExp(`\`\`\`${language}\\n(.+?)\`\`\``, 'gs'));
  return [...fences].map(([, code]) => code ?? '');
}

describe.each(['README.md', 'worker/README.md', 'packages/contract/README.md', 'packages/sheet/README.md'])(
  'the TypeScript of %s',
  (readme) => {
    const found = snippets(readme, 'ts');

    test.each(found.map((code, index) => [index + 1, code] as const))('snippet %i runs', async (index, snippet) => {
      mkdirSync(SCRATCH, { recursive: true });
      const program = join(SCRATCH, `${readme.replaceAll(/[/.]/g, '-')}-${index}.mjs`);
      const { code } = await transform(snippet, { loader: 'ts', format: 'esm' });
      writeFileSync(program, code);
      const env = { ...process.env, HH_API_URL: server.url };
      const { stderr } = await run(process.execPath, [program], { env, timeout: LIMIT_MS });
      expect(stderr).toBe('');
    });

    test('is there', () => {
      expect(found).not.toHaveLength(0);
    });
  },
);

test('the commands of the README are scripts of the repository', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const commands = readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/npm (?:run (\w+)|(start|test))/g);
  for (const [, named, plain] of commands) expect(Object.keys(scripts)).toContain(named ?? plain);
});

test('the README names every dependency that a package declares', () => {
  const text = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const manifests = [
    'package.json',
    'worker/package.json',
    ...['contract', 'log', 'sdk', 'widget', 'cli', 'stripe-sandbox', 'witness'].map(
      (name) => `packages/${name}/package.json`,
    ),
  ];
  const declared = manifests.flatMap((path) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
    return Object.keys({ ...dependencies, ...devDependencies });
  });
  for (const name of declared.filter((name) => !name.startsWith('@happy-homeland/')))
    expect(text).toContain(`\`${name}\``);
});

test('the tag of the README is the tag that the deployment serves', async () => {
  const [tag = ''] = snippets('README.md', 'html');
  const [, path = ''] = /src="https:\/\/give\.example\.org(\/[^"]+)"/.exec(tag) ?? [];
  expect(path).toBe('/widget/v1/happy-homeland.js');
  expect(tag).toContain('<hh-donate project=');
});
