// What is installed, what runs while it is installed, what leaves the house, and what must never be in it.
import { execFile } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join, matchesGlob, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { isKilled, isSurvivor, PARTS, SCORE_MIN, touchesBound } from './mutation/parts.ts';
import { nameOf, readLockfile, runTimePackages } from './support/lockfile.ts';
import { licenceOf, readSbom } from './support/sbom.ts';
import { secretsIn } from './support/secrets-in-text.ts';

const ROOT = resolve(import.meta.dirname, '..');
const NPM_LIMIT_MS = 60_000;

const lockfile = readLockfile();
const locked = [...lockfile];
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

async function run(program: string, args: readonly string[]): Promise<string> {
  const options = { cwd: ROOT, maxBuffer: 64 * 1024 * 1024, timeout: NPM_LIMIT_MS };
  return (await promisify(execFile)(program, [...args], options)).stdout;
}

describe('what is installed', () => {
  test('SUP-01 comes from the registry of whoever installs, with a SHA-512 of every byte', () => {
    const foreign = locked.filter(([path, entry]) => path.includes('node_modules/') && entry.link !== true);
    expect(foreign.length).toBeGreaterThan(200);
    expect(
      foreign.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? '')).map(([path]) => path),
    ).toEqual([]);
    const addressed = foreign.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path);
    expect(addressed).toEqual([]);
    const versions = locked.flatMap(([, { dependencies = {}, devDependencies = {} }]) =>
      Object.entries({ ...dependencies, ...devDependencies }),
    );
    expect(versions.filter(([, version]) => /git|https?:|file:|github:/.test(String(version)))).toEqual([]);
  });

  test('SUP-02 runs a script of its own while it is installed only if it is one of the few that are allowed to', () => {
    const scripted = locked.filter(([, entry]) => entry.hasInstallScript).map(([path]) => nameOf(path));
    expect(scripted.toSorted()).toEqual(Object.keys(manifest.allowScripts).toSorted());
  });
});

describe('the bill of materials', () => {
  /** What may stand in a deployment or on a host's page. */
  const PERMISSIVE = /^(?:MIT|MIT-0|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|Unlicense|CC0-1\.0|BlueOak-1\.0\.0)$/;
  /** Tools that are only run here may ask more of who changes them. */
  const OF_TOOLS = /^(?:MPL-2\.0|LGPL-3\.0-or-later|CC-BY-4\.0|Zlib|Python-2\.0)$/;
  const allowed = (licence: string, more?: RegExp): boolean => {
    const fits = (name: string) => PERMISSIVE.test(name) || more?.test(name) === true;
    const plain = licence.replaceAll(/[()]/g, '');
    return plain.split(' AND ').every((part) => part.split(' OR ').some(fits));
  };

  test(
    'SUP-05 names every component, and none at run time asks anything of who deploys it but its notice',
    async () => {
      const sbom = await readSbom('run time');
      expect([sbom.bomFormat, sbom.specVersion]).toEqual(['CycloneDX', expect.stringMatching(/^1\.\d$/)]);
      expect(sbom.components.map(({ name }) => name)).toEqual(expect.arrayContaining(['hono', 'stripe', 'zod', 'lit']));
      const others = sbom.components.filter((component) => !allowed(licenceOf(component)));
      expect(others.map((component) => `${component.name} ${licenceOf(component)}`)).toEqual([]);
    },
    NPM_LIMIT_MS,
  );

  test(
    'SUP-05 names the tools as well, each under a known licence',
    async () => {
      const { components } = await readSbom('everything');
      const others = components.filter((component) => !allowed(licenceOf(component), OF_TOOLS));
      expect(others.map((component) => `${component.name} ${licenceOf(component)}`)).toEqual([]);
    },
    NPM_LIMIT_MS,
  );

  test.each(['unknown', 'GPL-3.0-only', 'MIT AND AGPL-3.0-only', 'SSPL-1.0', 'UNLICENSED'])('refuses %s', (licence) => {
    expect(allowed(licence, OF_TOOLS)).toBe(false);
  });
});

describe('what would be published', () => {
  test('SUP-04 brings nothing of others with the widget but Lit, what verifies the log and what reads and draws codes', () => {
    const foreign = [...runTimePackages(lockfile, ['packages/widget'])].map((one) => one.replace(/@[^@]+$/, ''));
    // The contract's zod is for types there, and stays out of the bundle: test/budgets.test.ts.
    const OF_LIT = [
      '@lit-labs/ssr-dom-shim',
      '@lit/reactive-element',
      '@types/trusted-types',
      'lit',
      'lit-element',
      'lit-html',
    ];
    // Loaded only where a browser cannot hash or verify by itself.
    const OF_THE_LOG = ['@noble/ed25519', '@noble/hashes'];
    // Loaded only on /verify, where somebody scans a code and the browser has no reader of its own.
    const OF_SCANNING = ['qr'];
    // In the part of <hh-poster>.
    const OF_DRAWING = ['uqr'];
    expect(foreign.toSorted()).toEqual([...OF_LIT, ...OF_THE_LOG, ...OF_SCANNING, ...OF_DRAWING, 'zod'].toSorted());
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'packages/widget/package.json'), 'utf8'));
    expect(Object.keys(dependencies)).toEqual(['@happy-homeland/sdk', 'lit', 'qr', 'uqr']);
  });
});

describe('secrets', () => {
  const BINARY = /\.(?:png|jpe?g|gif|ico|woff2?|db|gz)$/;
  const scan = (paths: readonly string[]) =>
    paths
      .filter((path) => !BINARY.test(path))
      .flatMap((path) => secretsIn(readFileSync(join(ROOT, path), 'utf8')).map((found) => `${path} ${found}`));

  test('SUP-06 are in no file of the repository', async () => {
    const listed = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard']);
    const paths = listed.split('\n').filter((path) => path !== '' && existsSync(join(ROOT, path)));
    expect(paths.length).toBeGreaterThan(300);
    expect(scan(paths)).toEqual([]);
  });

  test('SUP-06 are in no file that is served', () => {
    const folder = 'packages/widget/dist/browser';
    const files = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
    const paths = files
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(ROOT.length + 1));
    expect(paths.length).toBeGreaterThan(5);
    expect(scan(paths)).toEqual([]);
  });

  // Put together here, so that the file that looks for them holds none.
  const tail = 'Zr8Kq2Lw9Tn4Bv7Xc3Mp6Hd5Gs';
  test.each([
    `sk_${'live'}_${tail}`,
    `rk_${'test'}_${tail}`,
    `whsec_${tail}${tail}`,
    `-----BEGIN ${'EC PRIVATE'} KEY-----`,
    `gh${'p'}_${tail}${tail}`,
    `AK${'IA'}QWERTYUIOPASDFGH`,
    `libsql://admin:${tail}@db.example.org`,
    `npm${'_'}${tail}${tail}`,
  ])('SUP-06 are seen where one is: %s', (secret) => {
    expect(secretsIn(`const key = '${secret}';`)).toHaveLength(1);
  });
});

describe('what is broken on purpose', () => {
  const covered = (path: string) => PARTS.some((part) => part.mutate.some((glob) => matchesGlob(path, glob)));
  const matching = (globs: readonly string[]) => globSync([...globs], { cwd: ROOT });

  test('SUP-08 leaves out no file of the public log that does more than pass names on', () => {
    const sources = matching(['packages/log/src/**/*.ts']).filter(
      (path) => !/\.test\.ts$|\/testing\/|\/(?:index|verifier|receipt|error|signature-scheme)\.ts$/.test(path),
    );
    expect(sources.length).toBeGreaterThan(40);
    expect(sources.filter((path) => !covered(path))).toEqual([]);
    const log = PARTS.filter(({ name }) => name.startsWith('log-'));
    expect(log.filter(({ scoreMin = 0 }) => scoreMin < 90)).toEqual([]);
  });

  test('SUP-08 leaves out no file of the rules', () => {
    const sources = matching(['packages/rules/src/**/*.ts']).filter(
      (path) => !/\.test\.ts$|\/testing\/|\/index\.ts$/.test(path),
    );
    expect(sources.filter((path) => !covered(path))).toEqual([]);
  });

  test('SUP-08 is the money, the ledger, its publication, the witness, the settlement, the signature of notices and the rules, each with tests that are about it', () => {
    for (const path of ['worker/src/ledger/append.ts', 'worker/src/domain/gift/settlement.ts'])
      expect(covered(path)).toBe(true);
    for (const path of ['worker/src/publication/sequencer.ts', 'packages/witness/src/witness.ts'])
      expect(covered(path)).toBe(true);
    expect(covered('packages/rules/src/families/filing.ts')).toBe(true);
    for (const path of ['packages/contract/src/money.ts', 'worker/src/adapters/stripe/signature.ts']) {
      expect(covered(path)).toBe(true);
    }
    for (const { name, mutate, tests } of PARTS) {
      expect(matching(mutate.filter((glob) => !glob.startsWith('!'))).length, name).toBeGreaterThan(0);
      expect(matching(tests).length, name).toBeGreaterThan(0);
    }
  });

  test('SUP-08 has to be noticed in 85 of 100 cases, and always where a bound moved', () => {
    expect(SCORE_MIN).toBe(85);
    expect(PARTS.filter(({ scoreMin = SCORE_MIN }) => scoreMin < SCORE_MIN)).toEqual([]);
    const rules = PARTS.filter(({ name }) => name.startsWith('rules-'));
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter(({ scoreMin = 0 }) => scoreMin < 90)).toEqual([]);
    const changed = (status: string, mutatorName = 'ArithmeticOperator') => ({ status, mutatorName });
    expect(['Killed', 'Timeout'].every((status) => isKilled(changed(status)))).toBe(true);
    expect(['Survived', 'NoCoverage'].every((status) => isSurvivor(changed(status)))).toBe(true);
    expect(touchesBound(changed('Survived', 'EqualityOperator'))).toBe(true);
  });
});
