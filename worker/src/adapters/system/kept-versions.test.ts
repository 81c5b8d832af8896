import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadFileAssets } from './file-assets.ts';

const ENTRY = 'happy-homeland.js';

let directory: string;
let reported: { event: string; fields: object }[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'happy-homeland-assets-'));
  reported = [];
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

function versionOf(script: string): string {
  return `0.1.0-${createHash('sha384').update(script).digest('hex').slice(0, 16)}`;
}

function write(folder: string, version: string, script: string): string {
  mkdirSync(join(directory, folder, version), { recursive: true });
  writeFileSync(join(directory, folder, version, ENTRY), script);
  return version;
}

/** A build of this script and no other, as after a deployment. */
function build(script: string): string {
  rmSync(join(directory, 'built'), { recursive: true, force: true });
  const version = write('built', versionOf(script), script);
  writeFileSync(join(directory, 'built', 'versions.json'), JSON.stringify({ current: version }));
  writeFileSync(join(directory, 'built', ENTRY), `evergreen ${script}`);
  return version;
}

function load() {
  const folders = { built: join(directory, 'built'), kept: join(directory, 'data', 'widget') };
  return loadFileAssets(folders, { report: (_level, event, fields) => reported.push({ event, fields }) });
}

async function textOf(assets: Awaited<ReturnType<typeof load>>, name: string): Promise<string | undefined> {
  const asset = await assets.find(name);
  return asset ? new TextDecoder().decode(asset.body) : undefined;
}

test('a version that was served once is served after every later build, the current one listed first', async () => {
  const versions: string[] = [];
  for (const script of ['one', 'two', 'three']) {
    versions.push(build(script));
    await load();
  }
  const assets = await load();
  const list = await assets.versions();
  expect(list.current).toBe(versions[2]);
  expect(list.versions[0]?.version).toBe(versions[2]);
  expect(list.versions.map(({ version }) => version).toSorted()).toEqual(versions.toSorted());
  for (const [at, script] of ['one', 'two', 'three'].entries()) {
    expect(await textOf(assets, `${versions[at]}/${ENTRY}`)).toBe(script);
  }
  const integrity = `sha384-${createHash('sha384').update('three').digest('base64')}`;
  expect(list.versions[0]?.files).toEqual({ [ENTRY]: { bytes: 5, integrity } });
  expect(await textOf(assets, ENTRY)).toBe('evergreen three');
  expect(reported).toEqual([]);
});

test('the scripts beside that of the cards are versions of their own, kept and listed like it', async () => {
  const version = build('cards');
  const [check, proof, family, frame] = [
    versionOf('check'),
    versionOf('proof'),
    versionOf('family'),
    versionOf('frame'),
  ];
  for (const [name, content] of Object.entries({
    [`${check}/compliance.js`]: 'check',
    [`${proof}/proof.js`]: 'proof',
    [`${family}/family.js`]: 'family',
    [`${frame}/frame.js`]: 'frame',
  })) {
    mkdirSync(join(directory, 'built', dirname(name)));
    writeFileSync(join(directory, 'built', name), content);
  }
  const checks = { currentCompliance: check, currentProof: proof };
  const current = { current: version, ...checks, currentFamily: family, currentFrame: frame };
  writeFileSync(join(directory, 'built', 'versions.json'), JSON.stringify(current));
  const list = await (await load()).versions();
  expect(list).toMatchObject(current);
  expect(list.versions.map((one) => one.version)).toEqual([version, check, proof, family, frame]);
  build('next');
  const later = await load();
  expect(await textOf(later, `${check}/compliance.js`)).toBe('check');
  expect(await textOf(later, `${proof}/proof.js`)).toBe('proof');
  expect(await textOf(later, `${family}/family.js`)).toBe('family');
  expect(await textOf(later, `${frame}/frame.js`)).toBe('frame');
  expect(await later.versions()).toMatchObject({ currentProof: '', currentFamily: '', currentFrame: '' });
  writeFileSync(join(directory, 'data', 'widget', check, 'compliance.js'), 'evil');
  expect(await (await load()).find(`${check}/compliance.js`)).toBeNull();
});

test('bytes that do not fit the name of their version are never served, and the operator is told', async () => {
  const version = build('good');
  await load();
  build('next');
  writeFileSync(join(directory, 'data', 'widget', version, ENTRY), 'evil');
  const assets = await load();
  expect(await assets.find(`${version}/${ENTRY}`)).toBeNull();
  expect((await assets.versions()).versions.map((kept) => kept.version)).not.toContain(version);
  expect(reported).toEqual([{ event: 'widget-version-damaged', fields: { version } }]);
});

test('a version that was damaged where it is kept comes back whole with the build that has it', async () => {
  const version = build('good');
  await load();
  writeFileSync(join(directory, 'data', 'widget', version, ENTRY), 'half');
  await load();
  reported = [];
  expect(await textOf(await load(), `${version}/${ENTRY}`)).toBe('good');
  expect(reported).toEqual([]);
});

test('failed, not persisted: without a place to keep it the version is served all the same, and the operator is told', async () => {
  const version = build('good');
  mkdirSync(join(directory, 'data'));
  writeFileSync(join(directory, 'data', 'widget'), 'a file where the folder should be');
  const assets = await load();
  expect(await textOf(assets, `${version}/${ENTRY}`)).toBe('good');
  expect(reported).toEqual([{ event: 'widget-version-not-kept', fields: { version, reason: 'ENOTDIR' } }]);
});

test('a folder without a build has no files, no versions and no current one', async () => {
  const assets = await load();
  const none = { current: '', currentCompliance: '', currentProof: '', currentFamily: '', currentFrame: '' };
  expect(await assets.versions()).toEqual({ ...none, versions: [] });
  expect(await assets.find(ENTRY)).toBeNull();
});

test('only what was listed at start is found, whatever path a name holds', async () => {
  const version = build('good');
  writeFileSync(join(directory, 'secret.js'), 'secret');
  const assets = await load();
  for (const name of [
    '../secret.js',
    `${version}/../../secret.js`,
    `../data/widget/${version}/${ENTRY}`,
    version,
    '',
  ]) {
    expect(await assets.find(name)).toBeNull();
  }
});

test('what is left of a start that was cut off while it kept a version is no version', async () => {
  const version = build('good');
  mkdirSync(join(directory, 'data', 'widget', version), { recursive: true });
  writeFileSync(join(directory, 'data', 'widget', version, `.${ENTRY}.1`), 'go');
  const assets = await load();
  expect(await textOf(assets, `${version}/${ENTRY}`)).toBe('good');
  expect(readdirSync(join(directory, 'data', 'widget', version))).toContain(ENTRY);
});
