// What would be published: laid out and packed as a release does it, and looked at as whoever installs it would.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { exportedNames } from './support/exported-names.ts';
import { readElementDocs } from './support/release/element-docs.ts';
import { packPackages } from './support/release/pack-packages.ts';
import { PUBLISHED, publishedExports, ROOT, readManifest } from './support/release/published.ts';
import { packagesIn } from './support/release/reachable.ts';
import { stagePackages } from './support/release/stage-packages.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

const NPM_LIMIT_MS = 60_000;
const ALLOWED =
  /^(?:package\.json|README\.md|CHANGELOG\.md|REFERENCE\.md|LICENSE|custom-elements\.json|dist\/[\w-]+(?:\/[\w-]+)*\.(?:js|d\.ts))$/;
const NEVER = /\.test\.|(?:^|\/)(?:testing|browser)\/|\.env|\.map$|\.tsbuildinfo$/;
/** Without them nothing says what a package is and under which licence. */
const ALWAYS = ['LICENSE', 'README.md', 'REFERENCE.md', 'package.json'];
/** Who still asks as CommonJS, or without `exports`, gets nothing from packages that are ESM alone. */
const OF_ESM_ONLY: readonly string[] = ['node10', 'node16-cjs'];

const directory = temporaryDirectory('packages');
let packed: Awaited<ReturnType<typeof packPackages>>;

beforeAll(async () => {
  const folders = stagePackages({ output: directory.path });
  packed = await packPackages({ folders, output: directory.path });
}, NPM_LIMIT_MS);

afterAll(() => {
  directory.remove();
});

function pathsOf(folder: string): readonly string[] {
  return packed.get(folder)?.paths ?? [];
}

function textOf(folder: string, path: string): string {
  return readFileSync(join(directory.path, folder, path), 'utf8');
}

/** Declarations say of many a value that it is one no more. */
function plain(name: string): string {
  return name.replace(/^type /, '');
}

function tarballOf(folder: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(packed.get(folder)?.tarball ?? ''));
}

describe.each(PUBLISHED)('%s', (folder) => {
  const manifest = () => JSON.parse(textOf(folder, 'package.json'));

  test('SUP-04 is modules and their declarations, and nothing beside them: no tests, no sources, no data, no keys', () => {
    const paths = pathsOf(folder);
    expect(paths).toEqual(expect.arrayContaining(ALWAYS));
    expect(paths.filter((path) => path.startsWith('dist/')).length).toBeGreaterThan(4);
    expect(paths.filter((path) => !ALLOWED.test(path) || NEVER.test(path))).toEqual([]);
  });

  test('SUP-04 offers the names that the repository uses, each with its declarations', () => {
    for (const [subpath, source] of publishedExports(readManifest(folder))) {
      const { types, default: module } = manifest().exports[subpath];
      expect(pathsOf(folder)).toEqual(expect.arrayContaining([types, module].map((path) => path.replace('./', ''))));
      const names = exportedNames(ROOT, join('packages', folder, source))
        .map(plain)
        .toSorted();
      expect(exportedNames(join(directory.path, folder), types).map(plain).toSorted()).toEqual(names);
    }
  });

  test('SUP-04 declares every package that a module or a declaration of it imports, and no other', () => {
    const files = pathsOf(folder).map((path) => ({ path, text: textOf(folder, path) }));
    const { dependencies = {}, peerDependencies = {} } = manifest();
    const imported = [...packagesIn(files)].filter((name) => name !== `@happy-homeland/${folder}`);
    expect(imported.toSorted()).toEqual(Object.keys({ ...dependencies, ...peerDependencies }).toSorted());
    // What runs a deployment stays there.
    expect(imported).not.toEqual(expect.arrayContaining([expect.stringMatching(/worker|stripe|drizzle|libsql/)]));
    for (const { path, text } of files)
      if (path.endsWith('.d.ts')) expect(text, path).not.toMatch(/from '\.[^']+\.ts'/);
  });

  test('its reference has every name of every entry, with what it says and how it is declared', () => {
    const reference = textOf(folder, 'REFERENCE.md');
    for (const [, source] of publishedExports(readManifest(folder))) {
      const names = exportedNames(ROOT, join('packages', folder, source)).map(plain);
      expect(names.filter((name) => !reference.includes(`\n### ${name}\n\n`))).toEqual([]);
    }
    expect(reference.match(/^### /gm)?.length).toBe(reference.match(/^```ts$|^Of `/gm)?.length);
  });

  test('publint has nothing to say', async () => {
    const { messages, pkg } = await publint({
      pkgDir: join(directory.path, folder),
      strict: true,
      level: 'suggestion',
    });
    expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
  });

  test('its types are right for whoever imports ESM', async () => {
    const result = await checkPackage(createPackageFromTarballData(tarballOf(folder)), {
      excludeEntrypoints: [/\.json$/],
    });
    if (result.types === false) throw new Error(`${folder} has no types.`);
    const concerns = (problem: (typeof result.problems)[number]) =>
      !('resolutionKind' in problem && OF_ESM_ONLY.includes(problem.resolutionKind));
    expect(result.problems.filter(concerns)).toEqual([]);
    expect(Object.keys(result.entrypoints)).toHaveLength(Object.keys(manifest().exports).length - jsonEntries());
  });

  function jsonEntries(): number {
    return Object.keys(manifest().exports).filter((subpath) => subpath.endsWith('.json')).length;
  }
});

test('the reference of the client says in words what it takes and throws', () => {
  const [, section = ''] = /### createClient\n([\s\S]*?)\n### /.exec(textOf('sdk', 'REFERENCE.md')) ?? [];
  expect(section).toContain('One client stands for one person');
  expect(section).toContain('function createClient(options: ClientOptions): Client;');
});

describe('the list of elements', () => {
  const elements = readElementDocs(join(ROOT, 'packages/widget'));

  test.each(elements)(
    'says of <$tag> what it is, and every attribute it reacts to',
    ({ description, observed, attr }) => {
      expect(description).not.toBe('');
      expect(attr.map(({ name }) => name).toSorted()).toEqual([...observed].toSorted());
    },
  );

  test('names every event that the widget has a class for, and is what editors and typings read', () => {
    const fired = new Set(elements.flatMap(({ fires }) => fires.map(({ type }) => type)));
    const classes = exportedNames(ROOT, 'packages/widget/src/index.ts').filter((name) => /^Hh\w+Event$/.test(name));
    expect([...fired].toSorted()).toEqual(classes);
    const { modules } = JSON.parse(textOf('widget', 'custom-elements.json'));
    expect(modules.map((one: { path: string }) => pathsOf('widget').includes(one.path))).not.toContain(false);
    const tags = modules.map((one: { declarations: { tagName: string }[] }) => one.declarations[0]?.tagName);
    for (const framework of ['react', 'vue']) {
      for (const tag of tags) expect(textOf('widget', `dist/${framework}.d.ts`)).toContain(`'${tag}': Tag<`);
    }
  });
});

describe('a release', () => {
  const names = PUBLISHED.map((folder) => `@happy-homeland/${folder}`);
  const notes = globSync('.changeset/*.md', { cwd: ROOT }).map((path) => readFileSync(join(ROOT, path), 'utf8'));

  test('gives all packages one version, and its notes name no other', () => {
    const { fixed } = JSON.parse(readFileSync(join(ROOT, '.changeset/config.json'), 'utf8'));
    expect(fixed).toEqual([names]);
    expect(new Set(PUBLISHED.map((folder) => readManifest(folder).version)).size).toBe(1);
    const named = notes.flatMap((note) =>
      [...note.matchAll(/^'([^']+)': (?:major|minor|patch)$/gm)].map(([, one]) => one),
    );
    expect(named.filter((name) => !names.includes(name ?? ''))).toEqual([]);
  });

  test('SUP-04 is published by a workflow with an identity and without a token, from actions pinned to a commit', () => {
    const workflow = readFileSync(join(ROOT, '.github/workflows/release.yml'), 'utf8');
    expect(workflow).toContain('id-token: write');
    expect(workflow).toContain('npm publish --provenance');
    expect(workflow).not.toMatch(/secrets\.|registry-url|NODE_AUTH_TOKEN/);
    const actions = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
    expect(actions.filter((action) => !/@[0-9a-f]{40}$/.test(action ?? ''))).toEqual([]);
    for (const folder of PUBLISHED)
      expect(readFileSync(join(ROOT, 'packages', folder, 'package.json'), 'utf8')).toContain('"private": true');
  });
});
