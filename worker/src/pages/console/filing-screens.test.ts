// A plan that fills itself from its filing, as a browser without script does it.

import { madeRow, madeWorkbook } from '@happy-homeland/sheet/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Browser, DeskWorld } from '../../testing/desk-world.ts';
import { deskWorld } from '../../testing/desk-world.ts';
import { aCampaign, aCharity, aFederation, anId } from '../../testing/index.ts';
import { hiddenFields, screenOf, textsOf } from '../testing/read-screen.ts';

const PATH = '/console/filing/project-plans';

let world: DeskWorld;
let editor: Browser;

beforeEach(async () => {
  world = await deskWorld();
  editor = await world.person('editor', ['partner-editor', 'finance']);
});

const standsIn = (screen: Document, name: string) => {
  const control = screen.querySelector(`[name="${name}"]`);
  if (control?.tagName === 'SELECT') return control.querySelector('option[selected]')?.getAttribute('value') ?? '';
  return control?.getAttribute('value') ?? control?.textContent ?? null;
};

describe('a project’s plan', () => {
  test('is filled in from pasted text, with its filing chosen, and saved as it was understood', async () => {
    const { filingNumber, externalId } = aCampaign();
    const text = `项目名称：给老人装扶手（二期）\n备案编号：${filingNumber}\n目标金额：１.２万元\n天气：<b>晴</b>`;
    const answer = await editor.post(PATH, { text });
    const screen = screenOf(answer);
    expect(answer.status).toBe(200);
    expect(standsIn(screen, 'project.title')).toBe('给老人装扶手（二期）');
    expect(standsIn(screen, 'project.campaign')).toBe(externalId);
    expect(standsIn(screen, 'project.goal')).toBe('12000');
    expect(textsOf(screen, '.notice-ok')[0]).toMatch(/^已填入 3 项/);
    expect(textsOf(screen, '.desk-left li')).toEqual([expect.stringMatching(/^天气：<b>晴<\/b>/)]);
    const form = screen.querySelector('form.desk-form');
    const typed = Object.fromEntries(
      [...(form?.querySelectorAll('[name]') ?? [])].flatMap((control): [string, string][] => {
        const name = control.getAttribute('name') ?? '';
        const isBox = control.getAttribute('type') === 'checkbox';
        return isBox || name === '_more' ? [] : [[name, standsIn(screen, name) ?? '']];
      }),
    );
    const action = form?.getAttribute('action') ?? '';
    const opened = await editor.post(action, { ...hiddenFields(screen), ...typed });
    expect([opened.status, textsOf(screenOf(opened), '#errors li')]).toEqual([303, []]);
    expect((await editor.get(opened.headers.get('location') ?? '')).text).toContain('给老人装扶手（二期）');
  });

  test('is filled in from a workbook and from a file of text', async () => {
    const rows = madeRow(1, ['项目名称', '甲', '目标金额', 500]) + madeRow(2, ['社区', '示例社区']);
    const book = new File([madeWorkbook({ sheets: [{ name: '备案', rows }] }).slice()], '备案.xlsx');
    const text = new File(['项目名称,甲\r\n目标金额,500元\r\n社区,示例社区\r\n'], '备案.csv');
    for (const file of [book, text]) {
      const screen = screenOf(await editor.post(PATH, { text: '', file }));
      const found = ['title', 'goal', 'community'].map((name) => standsIn(screen, `project.${name}`));
      expect(found).toEqual(['甲', '500', '示例社区']);
    }
  });

  test('UPL-05 says what it cannot read, and takes no five megabytes of one word for a filing', async () => {
    expect(textsOf(screenOf(await editor.post(PATH, { text: '' })), '.field-error')).toEqual([
      '请粘贴备案内容，或选择一个文件。',
    ]);
    const pdf = await editor.post(PATH, { text: '', file: new File(['%PDF-1.7 x'], 'a.pdf') });
    expect([pdf.status, textsOf(screenOf(pdf), '.field-error')[0]]).toEqual([422, expect.stringContaining('PDF')]);
    const long = await editor.post(PATH, { text: `项目名称：${'\u202e长'.repeat(850_000)}` });
    expect(long.status).toBe(200);
    expect(long.text.length).toBeLessThan(300_000);
    expect(long.text).not.toContain('\u202e');
    expect(long.text).toContain('内容太长');
    expect((await editor.post(PATH, { text: 'x'.repeat(11 * 1024 * 1024) })).status).toBe(413);
  });

  test('is told of a file that cannot be read also where something was pasted beside it', async () => {
    const pdf = await editor.post(PATH, { text: '项目名称：甲', file: new File(['%PDF-1.7 x'], 'a.pdf') });
    expect([pdf.status, textsOf(screenOf(pdf), '.field-error')[0]]).toEqual([422, expect.stringContaining('PDF')]);
  });

  test('is filled in from a file in GB18030, with the commas of a sentence where they stand', async () => {
    // 小区, and below it 项目名称:甲，乙，丙.
    const sentence = [0xd0, 0xa1, 0xc7, 0xf8, 0x0d, 0x0a];
    const label = [0xcf, 0xee, 0xc4, 0xbf, 0xc3, 0xfb, 0xb3, 0xc6, 0x3a];
    const words = [0xbc, 0xd7, 0xa3, 0xac, 0xd2, 0xd2, 0xa3, 0xac, 0xb1, 0xfb, 0x0d, 0x0a];
    const file = new File([Uint8Array.from([...sentence, ...label, ...words])], '备案.txt');
    const screen = screenOf(await editor.post(PATH, { text: '', file }));
    expect(standsIn(screen, 'project.title')).toBe('甲，乙，丙');
  });

  test('TEN-06 is filled in by whoever may open one, and from no other site', async () => {
    const auditor = await world.person('auditor', ['auditor']);
    expect((await auditor.get(PATH)).status).toBe(403);
    expect((await auditor.post(PATH, { text: '项目名称：甲' })).status).toBe(403);
    expect((await editor.get('/console/filing/spendings')).status).toBe(404);
    const evil = await editor.post(PATH, { text: '项目名称：甲' }, { origin: 'https://evil.example.org' });
    expect(evil.status).toBe(403);
    expect((await editor.get('/console/projects')).text).toContain(PATH);
  });
});

test('a campaign’s plan is filled in with its days, its amount and its platforms', async () => {
  const text = '活动名称：示例活动\n起止时间：2026年11月1日至2027年10月31日\n目标金额：50万元\n募捐平台：示例平台';
  const screen = screenOf(await editor.post('/console/filing/campaign-plans', { text }));
  const names = ['filedTitle', 'startsOn', 'endsOn', 'expected', 'designatedPlatforms.0.name'];
  expect(names.map((name) => standsIn(screen, `campaign.${name}`))).toEqual([
    '示例活动',
    '2026-11-01',
    '2027-10-31',
    '500000',
    '示例平台',
  ]);
});

describe('a campaign’s charity', () => {
  const opening = '/console/open/campaign-plans';
  const charityIn = (screen: Document) => screen.querySelector('select[name="campaign.charity"]');
  const offered = (screen: Document) =>
    [...(charityIn(screen)?.querySelectorAll('option') ?? [])].map((one) => one.getAttribute('value'));
  const keep = (count: number, over: Parameters<typeof aCharity>[0] = {}) =>
    world.ports.store.commit(
      Array.from({ length: count }, (_, at) => {
        const own = { charityId: anId(`charity${at}`), externalId: `c-${String(at).padStart(3, '0')}` };
        const record = aCharity({ ...own, uscc: `5351${at}`, name: `示例第${at}爱心会`, ...over });
        return { kind: 'put-charity' as const, record };
      }),
    );

  test('is chosen with its name and certificate, and where there is but one it is chosen already', async () => {
    const { externalId, name, body } = aCharity();
    const screen = screenOf(await editor.get(opening));
    expect(offered(screen)).toEqual(['', externalId]);
    expect(charityIn(screen)?.textContent).toContain(`${name} · ${body.certificate.number}`);
    expect(standsIn(screen, 'campaign.charity')).toBe(externalId);
    await keep(1);
    expect(standsIn(screenOf(await editor.get(opening)), 'campaign.charity')).toBe('');
  });

  test('is chosen by a filing that names it as exactly one is named, or by its credit code', async () => {
    const { externalId, name, uscc } = aCharity();
    await keep(1, { name: `${name}分会` });
    const filled = async (said: string) =>
      screenOf(await editor.post('/console/filing/campaign-plans', { text: `慈善组织名称：${said}\n目标金额：1万元` }));
    for (const said of [name, uscc]) expect(standsIn(await filled(said), 'campaign.charity')).toBe(externalId);
    for (const said of ['某不存在的基金会', name.slice(0, 3), "' OR 1=1 --", '%']) {
      const screen = await filled(said);
      expect([said, standsIn(screen, 'campaign.charity')]).toEqual([said, '']);
      expect(textsOf(screen, '.desk-left li')[0]).toContain('没有登记这个名称');
      expect(textsOf(screen, '.notice-ok')[0]).toMatch(/^已填入 1 项/);
    }
    await keep(1, { charityId: anId('twin'), externalId: 'twin', uscc: '53twin', name });
    expect(standsIn(await filled(name), 'campaign.charity')).toBe('');
  });

  test('is found by its name where fifty are not all, with what was typed still there, and stays chosen', async () => {
    await keep(60);
    const first = screenOf(await editor.get(opening));
    expect(offered(first)).toHaveLength(51);
    const action = first.querySelector('form.desk-form')?.getAttribute('action') ?? '';
    const ask = async (over: Readonly<Record<string, string>>) => {
      const asked = { ...hiddenFields(first), _find: 'campaign.charity', 'campaign.filedTitle': '甲', ...over };
      const answer = await editor.post(action, asked);
      expect(answer.status).toBe(200);
      return screenOf(answer);
    };
    const found = await ask({ _charity: '第59爱' });
    expect([offered(found), standsIn(found, 'campaign.filedTitle')]).toEqual([['', 'c-059'], '甲']);
    const chosen = await ask({ _charity: '第58爱', 'campaign.charity': 'c-059' });
    expect([offered(chosen), standsIn(chosen, 'campaign.charity')]).toEqual([['', 'c-059', 'c-058'], 'c-059']);
    for (const words of ['没有', '%', "' OR 1=1 --", '<b>', 'x'.repeat(5_000)]) {
      const screen = await ask({ _charity: words });
      expect(offered(screen)).toEqual(['']);
      expect(screen.querySelector('#_charity')?.getAttribute('value')).toBe(words.slice(0, 60));
    }
  });

  test('TEN-01 of another federation is neither offered nor found', async () => {
    await world.ports.store.commit([
      { kind: 'put-federation', record: aFederation({ tenantId: anId('other'), externalId: 'other' }) },
    ]);
    await keep(1, { tenantId: anId('other'), name: '别处的基金会' });
    const first = screenOf(await editor.get(opening));
    expect(offered(first)).toEqual(['', aCharity().externalId]);
    const text = '慈善组织：别处的基金会';
    const screen = screenOf(await editor.post('/console/filing/campaign-plans', { text }));
    expect(offered(screen)).toEqual(['', aCharity().externalId]);
    expect(standsIn(screen, 'campaign.charity')).toBe('');
    const elsewhere = await editor.post('/console/filing/campaign-plans?federation=other', { text });
    expect([elsewhere.status, elsewhere.text.includes('别处的基金会')]).toEqual([422, false]);
  });
});
