// A plan that fills itself from its filing, as a browser without script does it.

import { madeRow, madeWorkbook } from '@happy-homeland/sheet/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Browser, DeskWorld } from '../../testing/desk-world.ts';
import { deskWorld } from '../../testing/desk-world.ts';
import { aCampaign } from '../../testing/index.ts';
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
