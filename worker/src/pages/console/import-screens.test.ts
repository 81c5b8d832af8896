// Importing a statement in the screens, as a browser without script does.

import { paymentCodeOf } from '@happy-homeland/contract/payment-code';
import { madeRow, madeWorkbook } from '@happy-homeland/sheet/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { getProject } from '../../domain/project/project.ts';
import type { Browser, DeskWorld } from '../../testing/desk-world.ts';
import { deskWorld } from '../../testing/desk-world.ts';
import { PLATFORM } from '../../testing/index.ts';
import { hiddenFields, screenOf, textsOf } from '../testing/read-screen.ts';

const PATH = '/console/import';
const GIVER = '张三丰';

let world: DeskWorld;
let finance: Browser;

beforeEach(async () => {
  world = await deskWorld();
  finance = await world.person('finance', ['finance']);
});

const statement = (text: string, label = '流水.csv') => new File([text], label, { type: 'text/csv' });
const raise = () => {
  throw new Error('no project');
};
const bankRows = (count: number) => {
  const code = paymentCodeOf(world.projectId);
  const rows = Array.from({ length: count }, (_, at) => `2026-11-20,S${at},${GIVER},1.00,${at % 2 ? code : '捐款'}`);
  return `交易日期,流水号,户名,贷方金额,附言\n${rows.join('\n')}\n`;
};

async function upload(fields: Readonly<Record<string, File | string>>, browser = finance) {
  const { _key = '' } = hiddenFields(screenOf(await browser.get(PATH)));
  return browser.post(PATH, { _key, source: 'bank', project: world.projectId, ...fields });
}

async function started(fields: Readonly<Record<string, File | string>>): Promise<string> {
  const answer = await upload(fields);
  expect([
    answer.status,
    textsOf(screenOf(answer), '#errors li, legend, .desk-faults td, select[name^=stranger]'),
  ]).toEqual([303, []]);
  return answer.headers.get('location') ?? '';
}

const outcomesOf = (answer: { readonly text: string }) =>
  textsOf(screenOf(answer), 'section:first-of-type tbody tr').map((text) => text.replaceAll(/\s+/g, ' '));
const raised = async () => (await getProject(world.ports, world.projectId))?.raisedMinor ?? 0;

describe('a statement of a bank', () => {
  test('is tried, confirmed, booked by a page that refreshes, and booked once however often it comes', async () => {
    // Each look at the clock takes longer than a stretch may, so that every page does one request of a hundred lines.
    const { clock } = world.ports;
    let nowMs = clock.nowMs();
    clock.nowMs = () => {
      nowMs += 1_500;
      return nowMs;
    };
    const path = await started({ file: statement(bankRows(250)) });
    const first = await finance.get(path);
    expect([first.status, first.headers.get('refresh')]).toEqual([200, '1']);
    expect(screenOf(first).querySelector('progress')?.getAttribute('value')).toBe('100');
    await finance.get(path);
    const tried = await finance.get(path);
    expect(tried.headers.get('refresh')).toBeNull();
    expect(outcomesOf(tried)).toEqual([
      expect.stringMatching(/^计入项目125.*125/),
      expect.stringMatching(/^待认领125/),
    ]);
    const before = await raised();
    expect(tried.text).toContain('确认入账：250 行');
    expect((await finance.post(path, {})).status).toBe(303);
    // Sent twice is once.
    expect((await finance.post(path, {})).status).toBe(303);
    for (let page = 0; page < 3; page += 1) await finance.get(path);
    const done = await finance.get(path);
    expect(done.text).toContain('已入账');
    expect(outcomesOf(done)).toEqual([expect.stringMatching(/^计入项目125/), expect.stringMatching(/^待认领125/)]);
    expect(await raised()).toBe(before + 12_500);
    const again = await started({ file: statement(bankRows(250)) });
    for (let page = 0; page < 3; page += 1) await finance.get(again);
    expect((await finance.get(again)).text).toContain('这些行以前都已入账');
    expect(await raised()).toBe(before + 12_500);
  });

  test('PRV-02 leaves no name and no note behind', async () => {
    const path = await started({ file: statement(bankRows(3)) });
    const id = path.split('/').at(-1) ?? '';
    const kept = await world.ports.store.work.importRequests(id);
    expect(JSON.stringify([kept, await world.ports.store.work.importDraft(id)])).not.toMatch(/张三丰|捐款/);
    expect((await finance.get(path)).text).not.toContain(GIVER);
  });

  test('goes on after a crash between the books and the mark, and counts nothing twice', async () => {
    const path = await started({ file: statement(bankRows(4)) });
    await finance.get(path);
    await finance.post(path, {});
    const before = await raised();
    const { store } = world.ports;
    const { commit } = store;
    store.commit = async (unit) => {
      if (unit.some(({ kind }) => kind === 'move-import')) throw new Error('the plug was pulled');
      return commit.call(store, unit);
    };
    expect((await finance.get(path)).status).toBe(500);
    store.commit = commit;
    const done = await finance.get(path);
    expect(outcomesOf(done)).toEqual([expect.stringMatching(/^以前已入账4/)]);
    expect(await raised()).toBe(before + 200);
  });
});

describe('a file that does not fit', () => {
  test('is named row by row, with field, cell and reason, and nothing of it is kept', async () => {
    const rows = '2026-11-20,S1,甲,1.005,x\n03/11/2026,S2,乙,2,x\n2026-11-20,S3,丙,3,x\n';
    const answer = await upload({ file: statement(`交易日期,流水号,户名,贷方金额,附言\n${rows}`) });
    expect(answer.status).toBe(422);
    const faults = textsOf(screenOf(answer), '.desk-faults tbody tr');
    expect(faults).toEqual([expect.stringMatching(/^2金额D2.*两位小数/), expect.stringMatching(/^3日期A3.*年份在前/)]);
    expect(answer.text).toContain('整个文件都没有入账');
    expect(screenOf(await finance.get(PATH)).querySelectorAll('.desk-list .desk-item')).toHaveLength(0);
  });

  test('whose columns nobody knows is asked about, and the answer is remembered for the source', async () => {
    const strange = statement('记账时刻,进账,附加\n2026-11-20,5,x\n');
    const asked = screenOf(await upload({ account: '一般户', file: strange }));
    expect(textsOf(asked, '#errors li')[0]).toContain('没有找到日期列和金额列');
    expect(textsOf(asked, 'select[name="column.date"] option')).toEqual(['没有这一列', '记账时刻', '进账', '附加']);
    const told = { account: '一般户', 'column.date': '记账时刻', 'column.amount': '进账' };
    const path = await started({ ...told, file: strange });
    await finance.get(path);
    await finance.post(path, {});
    await finance.get(path);
    const next = statement('记账时刻,进账,附加\n2026-11-21,6,x\n');
    await started({ account: '一般户', file: next });
    expect((await upload({ account: '另一户', file: next })).status).toBe(422);
  });

  test('UPL-05 that is too large, unpacks to too much or is no sheet is refused with a word on what to do', async () => {
    const bomb = madeWorkbook({ sheets: [{ name: 'a', rows: ' '.repeat(21 * 1024 * 1024) }] });
    const text = async (file: File) => {
      const answer = await upload({ file });
      return `${answer.status} ${textsOf(screenOf(answer), '#errors li, main p').join(' ')}`;
    };
    expect(await text(new File([bomb.slice()], 'a.xlsx'))).toMatch(/^422 .*xlsx 解开后过大/);
    expect(await text(statement('x'.repeat(5 * 1024 * 1024 + 1)))).toMatch(/^422 .*超过 5 MB/);
    expect(await text(statement('x'.repeat(6 * 1024 * 1024)))).toMatch(/^413 .*hh import/);
    expect(await text(statement('%PDF-1.7'))).toMatch(/^422 .*PDF/);
    expect(await text(statement(`日期,金额,附言\n2026-11-20,1,${'长'.repeat(1_700_000)}`))).toMatch(/^422 .*|^303/);
    expect(await text(statement('日期,金额\n'))).toMatch(/^422 .*没有收入的行/);
  });

  test('without file, platform or project says so beside each field and keeps what was typed', async () => {
    const answer = await upload({ source: 'platform', project: '', account: '备用' });
    const screen = screenOf(answer);
    expect(answer.status).toBe(422);
    expect(textsOf(screen, '.field-error')).toEqual(['请选择平台。', '请选择项目。', '请选择文件。']);
    expect(screen.querySelector('#account')?.getAttribute('value')).toBe('备用');
  });
});

describe('a statement of a platform', () => {
  const sheet = (project: string) =>
    madeWorkbook({
      sheets: [
        {
          name: '明细',
          rows:
            madeRow(1, ['捐赠日期', '捐赠金额（元）', '项目名称']) +
            madeRow(2, ['2026年11月20日', '１２.５０', project]),
        },
      ],
    });
  const file = (project: string) => new File([sheet(project).slice()], '明细.xlsx');
  const platform = { source: 'platform', platform: PLATFORM.name };

  test('is booked for the project whose title or number it gives, unless two are called the same', async () => {
    const { project } = (await world.ports.store.directory.file(world.projectId)) ?? raise();
    expect((await upload({ ...platform, file: file(project.title) })).status).toBe(422);
    const path = await started({ ...platform, file: file(project.externalId) });
    const before = await raised();
    await finance.get(path);
    await finance.post(path, {});
    expect(outcomesOf(await finance.get(path))).toEqual([expect.stringMatching(/^计入项目1.*12\.50/)]);
    expect(await raised()).toBe(before + 1_250);
  });

  test('asks once which project a strange name means, and remembers it', async () => {
    const asked = await upload({ ...platform, file: file('午餐计划') });
    expect(asked.status).toBe(422);
    const { 'stranger.0': stranger = '' } = hiddenFields(screenOf(asked));
    expect(stranger).toBe('午餐计划');
    const told = { 'stranger.0': stranger, 'stranger.0.project': world.projectId };
    const path = await started({ ...platform, ...told, file: file('午餐计划') });
    await finance.get(path);
    await finance.post(path, {});
    expect((await finance.get(path)).text).toContain('已入账');
    await started({ ...platform, file: file('午餐计划') });
  });

  test('with a row that may not be booked is booked in no part', async () => {
    const late = '捐赠日期,捐赠金额\n2026-11-20,1\n2027-01-01,1\n';
    const path = await started({ ...platform, file: statement(late) });
    const tried = await finance.get(path);
    expect(tried.text).toContain('因此整个文件都不入账');
    expect(screenOf(tried).querySelector('main button')).toBeNull();
    expect((await finance.post(path, {})).status).toBe(409);
  });
});

describe('an import', () => {
  test('TEN-06 is opened, seen and confirmed by finance alone, and by nobody of elsewhere', async () => {
    const path = await started({ file: statement(bankRows(1)) });
    const partner = await world.person('partner', ['partner-editor']);
    const elsewhere = await world.person('elsewhere', []);
    for (const browser of [partner, elsewhere]) {
      expect((await browser.get(path)).status).toBe(403);
      expect((await browser.post(path, {})).status).toBe(403);
      expect((await browser.get(PATH)).status).toBe(403);
      const posted = await browser.post(PATH, {
        source: 'bank',
        project: world.projectId,
        file: statement(bankRows(1)),
      });
      expect([403, 422]).toContain(posted.status);
    }
    expect((await world.stranger.get(path)).headers.get('location')).toMatch(/^\/sign-in/);
    expect((await finance.get(`${PATH}/aaaaaaaaaaaaaaaaaaaaaaaaaa`)).status).toBe(404);
  });

  test('TEN-05 takes no form of another site', async () => {
    const path = await started({ file: statement(bankRows(1)) });
    await finance.get(path);
    const evil = { origin: 'https://evil.example.org' };
    expect((await finance.post(path, {}, evil)).status).toBe(403);
    expect((await finance.post(PATH, { file: statement(bankRows(1)) }, evil)).status).toBe(403);
  });

  test('waits for a yes: before all of it was tried none is taken', async () => {
    const path = await started({ file: statement(bankRows(1)) });
    expect((await finance.post(path, {})).status).toBe(409);
  });
});
