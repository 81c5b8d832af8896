// Imports that meet: two windows, two files, two federations, and a week in which nobody came back.

import { paymentCodeOf } from '@happy-homeland/contract/payment-code';
import { beforeEach, describe, expect, test } from 'vitest';
import { getProject } from '../../domain/project/project.ts';
import { pruneExpired } from '../../domain/tick/pruning.ts';
import { aGrant } from '../../testing/access-builders.ts';
import type { Browser, DeskWorld } from '../../testing/desk-world.ts';
import { deskWorld } from '../../testing/desk-world.ts';
import { anImport } from '../../testing/import-builders.ts';
import { aCampaign, aCharity, aFederation, anId, aProject } from '../../testing/index.ts';
import { hiddenFields, screenOf, textsOf } from '../testing/read-screen.ts';

const PATH = '/console/import';

let world: DeskWorld;
let finance: Browser;

beforeEach(async () => {
  world = await deskWorld();
  finance = await world.person('finance', ['finance']);
});

const statement = (text: string) => new File([text], '流水.csv', { type: 'text/csv' });
const bankRows = (count: number) => {
  const code = paymentCodeOf(world.projectId);
  const rows = Array.from({ length: count }, (_, at) => `2026-11-20,S${at},1.00,${at % 2 ? code : '捐款'}`);
  return `交易日期,流水号,贷方金额,附言\n${rows.join('\n')}\n`;
};
const raised = async () => (await getProject(world.ports, world.projectId))?.raisedMinor ?? 0;
const idIn = (path: string) => path.split('/').at(-1) ?? '';

async function started(text: string): Promise<string> {
  const { _key = '' } = hiddenFields(screenOf(await finance.get(PATH)));
  const sent = { _key, source: 'bank', project: world.projectId, file: statement(text) };
  return (await finance.post(PATH, sent)).headers.get('location') ?? '';
}

/** Finance of a federation beside. */
async function financeElsewhere(): Promise<Browser> {
  const browser = await world.person('foreign', []);
  const tenantId = anId('beside');
  const grant = { grantId: anId('foreign-finance'), personId: browser.personId, role: 'finance', tenantId } as const;
  const record = aFederation({ tenantId, externalId: 'beside', name: '邻县慈善会（示例）' });
  await world.ports.store.commit([
    { kind: 'put-federation', record },
    { kind: 'give-grant', record: aGrant(grant) },
  ]);
  return browser;
}

describe('an import', () => {
  const looks = (path: string, times: number) => Promise.all(Array.from({ length: times }, () => finance.get(path)));

  test('a form that comes back with another file is another import, and twice with the same one is one', async () => {
    const { _key = '' } = hiddenFields(screenOf(await finance.get(PATH)));
    const sent = { _key, source: 'bank', project: world.projectId };
    const send = async (text: string) =>
      (await finance.post(PATH, { ...sent, file: statement(text) })).headers.get('location') ?? '';
    const wrong = await send(bankRows(1));
    expect(await send(bankRows(1))).toBe(wrong);
    const right = await send(bankRows(3));
    expect(right).not.toBe(wrong);
    expect(await send(bankRows(3))).toBe(right);
    expect((await finance.get(right)).text).toContain('确认入账：3 行');
  });

  test('is confirmed and booked once by two windows', async () => {
    const path = await started(bankRows(4));
    await looks(path, 3);
    const before = await raised();
    const answers = await Promise.all([1, 2, 3].map(() => finance.post(path, {})));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    for (const { status } of await looks(path, 4)) expect(status).toBe(200);
    expect((await finance.get(path)).text).toContain('已入账');
    expect(await raised()).toBe(before + 200);
  });

  test('is booked once when the same file is in two windows', async () => {
    const paths = await Promise.all([1, 2].map(() => started(bankRows(4))));
    const all = (act: (path: string) => Promise<unknown>) => Promise.all(paths.map(act));
    await all((path) => finance.get(path));
    const before = await raised();
    await all((path) => finance.post(path, {}));
    await all((path) => finance.get(path));
    for (const path of paths) expect((await finance.get(path)).text).toContain('已入账');
    expect(await raised()).toBe(before + 200);
  });

  test('PRV-02 is gone with its rows after seven days, and what was booked stays in the list', async () => {
    const booked = await started(bankRows(2));
    await finance.get(booked);
    await finance.post(booked, {});
    await finance.get(booked);
    const left = await started(bankRows(3));
    const { clock, store } = world.ports;
    const day = 24 * 3_600_000;
    for (const [ms, status] of [
      [7 * day, 200],
      [1, 404],
    ] as const) {
      clock.advance(ms);
      await pruneExpired(world.ports, () => true);
      const found = await store.work.importDraft(idIn(left));
      expect(found === null ? 404 : 200).toBe(status);
    }
    expect([(await finance.get(left)).status, (await finance.get(booked)).status]).toEqual([404, 200]);
    expect(await store.work.importRequests(idIn(booked))).toEqual([]);
  });

  test('TEN-01 of another federation is as if it were not there, to its finance as well', async () => {
    const path = await started(bankRows(1));
    await finance.get(path);
    const elsewhere = await financeElsewhere();
    const id = idIn(path);
    expect([(await elsewhere.get(path)).status, (await elsewhere.post(path, {})).status]).toEqual([404, 404]);
    expect((await elsewhere.get(PATH)).text).not.toContain(id);
    const sent = { _key: id, source: 'bank', project: world.projectId, file: statement(bankRows(1)) };
    const posted = await elsewhere.post(PATH, sent);
    expect([posted.status, textsOf(screenOf(posted), '.field-error')]).toEqual([422, ['请选择项目。']]);
    expect(await world.ports.store.work.importDraft(id)).toMatchObject({ phase: 'tried' });
  });

  test('of one charity does not take the names that another charity of the federation uses', async () => {
    const charityId = anId('neighbour');
    const campaign = {
      campaignId: anId('neighbours'),
      externalId: 'neighbours',
      filingNumber: '53511800MJ00000341A26001',
    };
    const theirs = aProject({ ...campaign, projectId: anId('theirs'), externalId: 'theirs', charityId, position: 9 });
    const draft = anImport({ draftId: anId('before'), source: 'cash', name: '', projectId: theirs.projectId });
    const record = { ...draft, phase: 'done', projectNames: { 午餐: theirs.projectId } } as const;
    const put = await world.ports.store.commit([
      { kind: 'put-charity', record: aCharity({ charityId, externalId: 'neighbour', uscc: '53511800MJ00000341' }) },
      { kind: 'put-campaign', record: aCampaign({ ...campaign, charityId }) },
      { kind: 'put-project', record: theirs },
      { kind: 'insert-import', record, requests: [] },
    ]);
    expect(put).toEqual({ kind: 'committed' });
    const file = statement('日期,金额,项目\n2026-11-20,5,午餐\n');
    const asked = await finance.post(PATH, { source: 'cash', project: world.projectId, file });
    expect([asked.status, hiddenFields(screenOf(asked))['stranger.0']]).toEqual([422, '午餐']);
    // Nor is what somebody else's form says of it believed: the row waits.
    const told = { 'stranger.0': '午餐', 'stranger.0.project': theirs.projectId };
    const sent = await finance.post(PATH, { source: 'cash', project: world.projectId, file, ...told });
    const kept = await world.ports.store.work.importRequests(idIn(sent.headers.get('location') ?? ''));
    expect(kept.flat().map(({ row }) => row.projectId)).toEqual([null]);
  });
});
