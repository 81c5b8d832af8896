import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { buildWidget } from './build-widget.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PACKAGES = ['widget', 'sdk', 'contract', 'log'];
const BUILD_LIMIT_MS = 60_000;

let directory: ReturnType<typeof temporaryDirectory>;

beforeEach(() => {
  directory = temporaryDirectory('build');
});
afterEach(() => {
  directory.remove();
});

/** The sources alone, somewhere else, as another person has them after a clone; `node_modules` as npm links it. */
function cloneTo(name: string): string {
  const root = join(directory.path, name);
  const modules = join(root, 'node_modules');
  mkdirSync(join(modules, '@happy-homeland'), { recursive: true });
  for (const folder of PACKAGES) {
    const [from, to] = [join(ROOT, 'packages', folder), join(root, 'packages', folder)];
    cpSync(from, to, { recursive: true, filter: (path) => !/\/(?:dist|node_modules|releases)(?:\/|$)/.test(path) });
    symlinkSync(to, join(modules, '@happy-homeland', folder));
  }
  cpSync(join(ROOT, 'tsconfig.json'), join(root, 'tsconfig.json'));
  for (const library of ['lit', 'lit-html', 'lit-element', '@lit', '@noble', 'qr', 'uqr', 'zod']) {
    symlinkSync(join(ROOT, 'node_modules', library), join(modules, library));
  }
  return root;
}

function built(root: string): Record<string, string> {
  const output = join(root, 'packages/widget/dist/browser');
  const files = readdirSync(output, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [relative(output, path), readFileSync(path, 'base64')]));
}

/** As a program of its own, in the environment of someone else. */
async function buildElsewhere(root: string): Promise<void> {
  const builder = pathToFileURL(join(import.meta.dirname, 'build-widget.ts')).href;
  const program = `const { buildWidget } = await import('${builder}'); await buildWidget(process.argv[1]);`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, root], {
    cwd: directory.path,
    env: { NODE_ENV: 'development', TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' },
  });
}

describe('the build of the widget', () => {
  test(
    'SUP-07 gives the same bytes in another folder, to another person, at another time',
    async () => {
      const [here, there] = [cloneTo('here'), cloneTo('somewhere/else entirely')];
      const first = await buildWidget(here);
      await buildElsewhere(there);
      expect(Object.keys(built(here)).length).toBeGreaterThan(5);
      expect(built(there)).toEqual(built(here));
      expect(first.files[`${first.version}/happy-homeland.js`]?.integrity).toMatch(/^sha384-/);
      for (const text of Object.values(built(here)).map((content) => Buffer.from(content, 'base64').toString())) {
        expect(text).not.toContain(directory.path);
        // This test and the other person run in environments that are not `production`.
        expect(text).not.toContain('Lit is in dev mode');
      }
    },
    BUILD_LIMIT_MS,
  );

  test(
    'SUP-07 gives another version as soon as one character is another, takes up those that are kept, and refuses changed bytes',
    async () => {
      const root = cloneTo('kept');
      const { version } = await buildWidget(root);
      const releases = join(root, 'packages/widget/releases');
      const kept = join(releases, version, 'happy-homeland.js');
      const first = JSON.parse(readFileSync(join(root, 'packages/widget/dist/browser/versions.json'), 'utf8'));
      const beside = ['currentCompliance', 'currentProof', 'currentFamily', 'currentFrame'];
      const firstVersions = [version, ...beside.map((field) => first[field])];
      for (const kept of firstVersions) {
        cpSync(join(root, 'packages/widget/dist/browser', kept), join(releases, kept), { recursive: true });
      }
      const source = join(root, 'packages/widget/src/can-draw.ts');
      writeFileSync(source, readFileSync(source, 'utf8').replace('may not draw', 'may not draW'));
      const later = await buildWidget(root);
      expect(later.version).not.toBe(version);
      const list = JSON.parse(readFileSync(join(root, 'packages/widget/dist/browser/versions.json'), 'utf8'));
      const laterVersions = [later.version, ...beside.map((field) => list[field])];
      // What makes a frame fit did not change, and is the same version.
      const others = firstVersions.filter((name) => !laterVersions.includes(name));
      expect(others).toHaveLength(4);
      expect(list.versions.map((entry: { version: string }) => entry.version)).toEqual([
        ...laterVersions,
        ...others.toSorted(),
      ]);
      writeFileSync(kept, 'changed', { flag: 'a' });
      await expect(buildWidget(root)).rejects.toThrow(`releases/${version}/happy-homeland.js is not what it was`);
    },
    BUILD_LIMIT_MS,
  );

  test('says which source is missing', async () => {
    const root = cloneTo('broken');
    rmSync(join(root, 'packages/widget/src/happy-homeland.ts'));
    await expect(buildWidget(root)).rejects.toThrow('happy-homeland.ts is missing');
    expect(existsSync(join(root, 'packages/widget/dist'))).toBe(false);
  });
});
