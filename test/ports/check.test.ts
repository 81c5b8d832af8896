// `hh check` beside the real server: what it says offline of a new publication is what the server answers to it.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '@happy-homeland/cli';
import type { RunningServer } from '@happy-homeland/worker/node';
import { startServer } from '@happy-homeland/worker/node';
import { aCampaign, aCharity, aFederation, aProject, LOG_ENV } from '@happy-homeland/worker/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const KEY = 'the-operators-key-in-a-test-forty-characters';
const directory = temporaryDirectory('check');
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({
    PORT: String(await freePort()),
    DATA_DIR: directory.path,
    STRIPE_SECRET_KEY: 'sk_test_check',
    STRIPE_WEBHOOK_SECRET: 'whsec_check',
    STRIPE_API_URL: 'http://127.0.0.1:9',
    PLEDGE_KEY: 'a key for the test of the check, forty chars',
    ...LOG_ENV,
    HH_BOOTSTRAP_KEY: KEY,
    LOG_LEVEL: 'error',
  });
});

afterAll(async () => {
  await server.close();
  directory.remove();
});

/** `any`, because tests bend it. */
type File = Record<string, any>;

function lawfulFile(): File {
  const charity = aCharity().body;
  return structuredClone({
    federations: { shili: aFederation().body },
    charities: { 'shili-foundation': { ...charity, certificate: { ...charity.certificate, validTo: null } } },
    // The server reads the real clock, so nothing of this may end.
    campaigns: {
      'elders-2026': { ...aCampaign().body, filedOn: '2024-10-01', startsOn: '2024-11-01', endsOn: '2099-12-31' },
    },
    projects: { handrails: aProject().body },
  });
}

async function hh(command: string, file: File) {
  const name = join(directory.path, 'file.json');
  writeFileSync(name, JSON.stringify(file));
  const out: string[] = [];
  const code = await run([command, name, '--api', server.url, '--key', KEY, '--json'], {
    print: (line) => out.push(line),
    warn: () => undefined,
    env: {},
    signal: new AbortController().signal,
  });
  return { code, json: JSON.parse(out.join('')) };
}

interface Ruled {
  readonly rule: string;
}

const idsOf = (rules: readonly Ruled[] = []) => rules.map(({ rule }) => rule);

function closingIn(json: any, key: string): string[] {
  return idsOf(json.rules.filter(({ subject, closes }: any) => subject.key === key && closes.includes('publish')));
}

test.each<readonly [string, (file: File) => void]>([
  ['a revoked certificate', (f) => (f['charities']['shili-foundation'].certificate.status = 'revoked')],
  ['nothing told beyond the fields', (f) => delete f['campaigns']['elders-2026'].facts],
  ['a filing nine days before', (f) => (f['campaigns']['elders-2026'].filedOn = '2024-10-23')],
  ['a fact that cannot be read', (f) => (f['campaigns']['elders-2026'].facts.use = 7)],
  ['an end that cannot be', (f) => (f['campaigns']['elders-2026'].facts.campaign.plan.surplusTo = 'ourselves')],
])('the server refuses for what hh check finds: %s', async (_what, bend) => {
  const file = lawfulFile();
  bend(file);
  const checked = await hh('check', file);
  expect(checked.code).toBe(1);
  const { code, json } = await hh('publish', file);
  expect(code).toBe(1);
  expect(json.failed).toMatchObject({ kind: 'campaigns', code: 'blocked-by-rules' });
  expect(idsOf(json.failed.rules)).toEqual(closingIn(checked.json, 'elders-2026'));
});

test('the server refuses a project for what hh check finds in its own facts', async () => {
  const file = lawfulFile();
  file['projects'].handrails.facts = { asking: { deceives: true } };
  const checked = await hh('check', file);
  const { json } = await hh('publish', file);
  expect(json.failed).toMatchObject({ kind: 'projects', code: 'blocked-by-rules' });
  expect(idsOf(json.failed.rules)).toEqual(closingIn(checked.json, 'handrails'));
});

test('the server takes what hh check lets pass, and then takes what has turned worse and says the same of it', async () => {
  const file = lawfulFile();
  expect((await hh('check', file)).code).toBe(0);
  expect((await hh('publish', file)).code).toBe(0);
  file['campaigns']['elders-2026'].facts.asking.deceives = true;
  const checked = await hh('check', file);
  const { code, json } = await hh('publish', file);
  expect([checked.code, code]).toEqual([1, 0]);
  expect(idsOf(json.campaigns['elders-2026'].rules)).toEqual(closingIn(checked.json, 'elders-2026'));
});
