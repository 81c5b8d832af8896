// The screens, through the application as a browser without script uses them.

import { beforeEach, describe, expect, test } from 'vitest';
import type { Browser, DeskWorld } from '../../testing/desk-world.ts';
import { deskWorld } from '../../testing/desk-world.ts';
import { aPng } from '../../testing/file-builders.ts';
import { CATEGORY, PARTNER } from '../../testing/funding.ts';
import { anId } from '../../testing/index.ts';
import { hiddenFields, screenOf, textsOf } from '../testing/read-screen.ts';

let world: DeskWorld;

beforeEach(async () => {
  world = await deskWorld();
});

const SPENDING = {
  category: CATEGORY,
  partner: PARTNER,
  amount: '１.００元',
  payee: 'supplier',
  spentOn: '2026年11月20日',
};
const bill = (label = 'bill.png') => new File([aPng().slice()], label, { type: 'image/png' });

async function spend(partner: Browser, over: Readonly<Record<string, File | string>> = {}) {
  const path = `/console/spend?project=${world.projectId}`;
  const { _key = '' } = hiddenFields(screenOf(await partner.get(path)));
  return partner.post(path, { _key, ...SPENDING, paidFrom: 'advance', 'evidence.camera': bill(), ...over });
}

const itemOf = ({ headers }: { readonly headers: Headers }) =>
  /[a-z2-7]{26}(?=$|\?done)/.exec(headers.get('location') ?? '')?.[0] ?? '';

describe('the door', () => {
  test('leads whoever is not signed in to sign in, and back', async () => {
    const answer = await world.stranger.get('/console/projects?q=a');
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/sign-in?next=%2Fconsole%2Fprojects%3Fq%3Da',
    ]);
  });

  test('TEN-06 shows nobody what is of a federation that they have nothing to do with', async () => {
    const partner = await world.person('partner', ['partner-editor']);
    const path = `/console/work/spendings/${itemOf(await spend(partner))}`;
    const elsewhere = await world.person('elsewhere', []);
    expect((await elsewhere.get(path)).status).toBe(403);
    expect((await partner.get(`/console/work/spendings/${anId('nothing')}`)).status).toBe(404);
    expect((await partner.get(path.replace('spendings', 'updates'))).status).toBe(404);
  });

  test('HDR-06 takes no form that another site sent, and none of a browser that does not say where it was', async () => {
    const partner = await world.person('partner', ['partner-editor']);
    const path = `/console/spend?project=${world.projectId}`;
    for (const headers of [
      {},
      { origin: 'https://evil.example.org' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ]) {
      expect((await partner.post(path, { ...SPENDING, 'evidence.camera': bill() }, headers)).status).toBe(403);
    }
    const { text } = await partner.get(`/console/projects/${world.projectId}`);
    expect(text).not.toContain('/console/work/spendings/');
    expect((await partner.post(path, SPENDING, { referer: 'https://give.example.org/console/spend' })).status).toBe(
      422,
    );
  });

  test('HDR-02 answers under a policy without script, and nothing is kept', async () => {
    const { headers } = await (await world.person('partner', ['partner-editor'])).get('/console');
    expect(headers.get('content-security-policy')).toMatch(/form-action 'self';.*frame-ancestors 'none'/);
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual(['no-store', 'same-origin']);
  });
});

describe('a spending', () => {
  test('is written by a partner, signed, checked and verified by three others, each finding it on their desk', async () => {
    const partner = await world.person('partner', ['partner-editor']);
    const done = await spend(partner);
    expect(done.status).toBe(303);
    const path = `/console/work/spendings/${itemOf(done)}`;
    for (const [role, step] of [
      ['supervisor', 'sign'],
      ['finance', 'check'],
      ['approver', 'verify'],
    ] as const) {
      const person = await world.person(role, [role]);
      const today = screenOf(await person.get('/console'));
      expect(today.querySelector(`.desk-list a[href="${path}"]`)?.textContent, role).toBe(CATEGORY);
      const shown = screenOf(await person.get(path));
      const form = shown.querySelector(`form[action="${path}/${step}"]`);
      expect(form, step).not.toBeNull();
      const taken = await person.post(`${path}/${step}`, hiddenFields(shown));
      expect([taken.status, taken.headers.get('location')]).toEqual([303, `${path}?done=${step}`]);
      expect(textsOf(screenOf(await person.get('/console')), '.desk-list a')).toEqual([]);
    }
    const shown = screenOf(await partner.get(path));
    expect(textsOf(shown, '.desk-history strong')).toEqual(['提出', '监督签字', '财务核对', '核准']);
    expect(shown.querySelector('.desk-history')?.textContent).toContain('示例 supervisor');
    expect(textsOf(shown, 'dd').join()).toContain('已记入账目');
    expect(textsOf(shown, 'dd').join()).toContain('1.00 元');
  });

  test('IDM-01 that is sent twice is one, and a form that was changed after it opens another with a new key', async () => {
    const partner = await world.person('partner', ['partner-editor']);
    const path = `/console/spend?project=${world.projectId}`;
    const { _key = '' } = hiddenFields(screenOf(await partner.get(path)));
    const [first, again] = [await spend(partner, { _key }), await spend(partner, { _key })];
    expect(itemOf(again)).toBe(itemOf(first));
    const changed = await spend(partner, { _key, amount: '2' });
    expect(changed.status).toBe(422);
    expect(hiddenFields(screenOf(changed))['_key']).not.toBe(_key);
  });

  test('that does not fit comes back with what was typed, the photograph kept and the fault beside its field', async () => {
    const partner = await world.person('partner', ['partner-editor']);
    const answer = await spend(partner, { amount: '12.345', payee: '' });
    expect(answer.status).toBe(422);
    const again = screenOf(answer);
    expect(again.querySelector('#amount')?.getAttribute('value')).toBe('12.345');
    expect(again.querySelector('#amount-error')?.textContent).toContain('金额');
    expect(again.querySelector('#payee-error')).not.toBeNull();
    expect(again.querySelector('[name=evidence][checked]')).not.toBeNull();
    expect(textsOf(again, '.error-summary li')[0]).toMatch(/^金额：/);
    const sha = again.querySelector('[name=evidence][checked]')?.getAttribute('value') ?? '';
    const path = `/console/spend?project=${world.projectId}`;
    const mended = await partner.post(path, { ...hiddenFields(again), ...SPENDING, evidence: sha });
    expect(mended.status).toBe(303);
  });

  test('that somebody wrote does not wait for that same somebody to sign it', async () => {
    const both = await world.person('both', ['partner-editor', 'supervisor']);
    const path = `/console/work/spendings/${itemOf(await spend(both))}`;
    expect(textsOf(screenOf(await both.get('/console')), '.desk-list a')).toEqual([]);
    expect(screenOf(await both.get(path)).querySelector(`form[action="${path}/sign"]`)).toBeNull();
    const forced = await both.post(`${path}/sign`, {});
    expect([forced.status, textsOf(screenOf(forced), '.error-summary li')]).toEqual([409, ['须由另一人办理']]);
  });

  test('of a line that the plan does not have is refused beside that line', async () => {
    const answer = await spend(await world.person('partner', ['partner-editor']), { category: '没有的科目' });
    expect([answer.status, screenOf(answer).querySelector('#category-error')?.textContent]).toEqual([
      409,
      '与账目或计划不符',
    ]);
  });

  test('UPL-01 with a file that is none of those taken is refused beside the files', async () => {
    const partner = await world.person('partner', ['partner-editor']);
    const answer = await spend(partner, { 'evidence.camera': new File(['MZ'], 'a.exe', { type: 'image/png' }) });
    expect([answer.status, screenOf(answer).querySelector('#evidence-error')?.textContent]).toEqual([
      422,
      '只接受 PNG、JPEG、WebP 和 PDF 文件',
    ]);
  });

  test('CON-02 that somebody else has moved meanwhile is refused, with what it is now', async () => {
    const partner = await world.person('partner', ['partner-editor']);
    const path = `/console/work/spendings/${itemOf(await spend(partner))}`;
    const supervisor = await world.person('supervisor', ['supervisor']);
    const seen = hiddenFields(screenOf(await supervisor.get(path)));
    const returned = await supervisor.post(`${path}/return`, { ...seen, reason: '缺签收单（示例）' });
    expect(returned.status).toBe(303);
    const stale = await supervisor.post(`${path}/sign`, { ...seen, _key: '' });
    expect([stale.status, textsOf(screenOf(stale), '.error-summary li')]).toEqual([
      409,
      ['在您填写时，别人更新了内容。请看过现在的内容再办理。'],
    ]);
  });
});

describe('a project plan', () => {
  test('is drafted with rows and amounts as people type them, and edited without losing what no form asks', async () => {
    const partner = await world.person('partner', ['partner-editor']);
    const fresh = screenOf(await partner.get('/console/open/project-plans'));
    expect(fresh.querySelector<HTMLInputElement>('[id="project.minGiftMinor"]')?.getAttribute('value')).toBe('1.00');
    const fields = {
      ...hiddenFields(fresh),
      'project.title': '三村饮水（示例）',
      'project.goal': '１,２００',
      'project.budget.0.item': '水管',
      'project.budget.0.amount': '800',
      'project.budget.2.item': '人工',
      'project.budget.2.amount': '400.5',
      'project.milestones': '挖沟\n通水',
      'project.presetsMinor': '10 20，50',
    };
    const more = await partner.post('/console/open/project-plans', { ...fields, _more: 'project.budget' });
    expect([more.status, screenOf(more).querySelectorAll('.desk-row').length]).toEqual([200, 5]);
    const opened = await partner.post('/console/open/project-plans', fields);
    expect(opened.status).toBe(303);
    const item = await world.ports.store.work.item(itemOf(opened));
    expect(item?.content['project']).toMatchObject({
      title: '三村饮水（示例）',
      goal: { amountMinor: 120_000, currency: 'CNY' },
      budget: [
        { item: '水管', amount: { amountMinor: 80_000 } },
        { item: '人工', amount: { amountMinor: 40_050 } },
      ],
      milestones: ['挖沟', '通水'],
      presetsMinor: [1000, 2000, 5000],
    });
    const edit = `/console/work/project-plans/${itemOf(opened)}/edit`;
    const shown = screenOf(await partner.get(edit));
    expect(shown.querySelector('[id="content.project.budget.1.amount"]')?.getAttribute('value')).toBe('400.50');
    const again = await partner.post(edit, { ...hiddenFields(shown), 'content.project.title': '改名（示例）' });
    expect(again.status).toBe(303);
    const edited = await world.ports.store.work.item(itemOf(opened));
    expect([edited?.content['externalId'], edited?.revision]).toEqual([item?.content['externalId'], 2]);
  });
});

describe('the papers of a plan', () => {
  const MEETING = {
    need: '三村没有干净水（示例）',
    'opinions.0.from': '三村住户',
    'opinions.0.said': '希望通水',
    'meeting.heldOn': '2026-11-20',
    'meeting.present': '40',
    'meeting.inFavour': '38',
    'meeting.against': '1',
    'meeting.abstained': '1',
    'meeting.decision': '同意申报',
    'published.on': '2026-11-20',
    'published.place': '村务公示栏',
  };

  test('are sent with the deliberation, by whoever finds the draft waiting', async () => {
    const partner = await world.person('partner', ['partner-editor']);
    const fresh = hiddenFields(screenOf(await partner.get('/console/open/project-plans')));
    const opened = await partner.post('/console/open/project-plans', { ...fresh, 'project.title': '饮水（示例）' });
    const path = `/console/work/project-plans/${itemOf(opened)}`;
    const supervisor = await world.person('supervisor', ['supervisor']);
    expect((await supervisor.get('/console')).text).toContain(path);
    const form = screenOf(await supervisor.get(`${path}/deliberate`));
    const photo = new File([aPng().slice()], '会议记录.png', { type: 'image/png' });
    const meeting = { ...hiddenFields(form), ...MEETING, 'evidence.camera': photo };
    expect((await supervisor.post(`${path}/deliberate`, meeting)).status).toBe(303);
    const [, deliberated] = await world.ports.store.work.events(itemOf(opened));
    expect(deliberated?.input['evidence']).toMatchObject([{ mime: 'image/png' }]);
    // What a submission still wants is called by its name, though no field of this form asks for it.
    const asked = hiddenFields(screenOf(await partner.get(`${path}/submit`)));
    const refused = await partner.post(`${path}/submit`, asked);
    expect([refused.status, refused.text]).toEqual([422, expect.stringMatching(/所属备案、简介、项目类别/)]);
  });
});

describe('projects', () => {
  test('are those of the own federation, found by words and opened with everything about them', async () => {
    const finance = await world.person('finance', ['finance']);
    const path = `/console/projects/${world.projectId}`;
    expect((await finance.get('/console/projects')).text).toContain(`href="${path}"`);
    expect((await finance.get('/console/projects?q=没有这样的项目')).text).toContain('没有找到项目');
    const shown = screenOf(await finance.get(path));
    expect(textsOf(shown, '.desk-figures dt')).toContain('结余');
    expect(shown.querySelector(`a[href="/p/${world.projectId}"]`)).not.toBeNull();
    expect((await finance.get(`${path}/spendings`)).status).toBe(200);
    const elsewhere = await world.person('elsewhere', []);
    expect((await elsewhere.get(path)).status).toBe(403);
  });
});
