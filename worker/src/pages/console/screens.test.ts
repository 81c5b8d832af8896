// The screens, through the application as a browser without script uses them.

import type { WorkKind } from '@happy-homeland/contract';
import { machineOf, WORK_KINDS } from '@happy-homeland/contract';
import { Window } from 'happy-dom';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Browser, DeskWorld } from '../../testing/desk-world.ts';
import { deskOf, deskWorld } from '../../testing/desk-world.ts';
import { aPng } from '../../testing/file-builders.ts';
import { finishedPorts } from '../../testing/finishing.ts';
import { AFTER_CAMPAIGN_MS, CATEGORY, PARTNER } from '../../testing/funding.ts';
import { anId, aSiteRequest } from '../../testing/index.ts';
import { itemIn } from '../../testing/work-walk.ts';

let world: DeskWorld;

beforeEach(async () => {
  world = await deskWorld();
});

// The whole environment of a browser would take away the cookies, which a page may not set.
const parser = new new Window().DOMParser();
const page = ({ text }: { readonly text: string }) => parser.parseFromString(text, 'text/html') as unknown as Document;
const texts = (root: ParentNode, selector: string) =>
  [...root.querySelectorAll(selector)].map(({ textContent }) => (textContent ?? '').trim());

function fieldsOf(markup: Document): Record<string, string> {
  const hidden = [...markup.querySelectorAll('form input[type=hidden]')];
  return Object.fromEntries(
    hidden.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
  );
}

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
  const { _key = '' } = fieldsOf(page(await partner.get(path)));
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

  test('takes no form that another site sent, and none of a browser that does not say where it was', async () => {
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
      const today = page(await person.get('/console'));
      expect(today.querySelector(`.desk-list a[href="${path}"]`)?.textContent, role).toBe(CATEGORY);
      const shown = page(await person.get(path));
      const form = shown.querySelector(`form[action="${path}/${step}"]`);
      expect(form, step).not.toBeNull();
      const taken = await person.post(`${path}/${step}`, fieldsOf(shown));
      expect([taken.status, taken.headers.get('location')]).toEqual([303, `${path}?done=${step}`]);
      expect(texts(page(await person.get('/console')), '.desk-list a')).toEqual([]);
    }
    const shown = page(await partner.get(path));
    expect(texts(shown, '.desk-history strong')).toEqual(['提出', '监督签字', '财务核对', '核准']);
    expect(shown.querySelector('.desk-history')?.textContent).toContain('示例 supervisor');
    expect(texts(shown, 'dd').join()).toContain('已记入账目');
    expect(texts(shown, 'dd').join()).toContain('1.00 元');
  });

  test('IDM-01 that is sent twice is one, and a form that was changed after it opens another with a new key', async () => {
    const partner = await world.person('partner', ['partner-editor']);
    const path = `/console/spend?project=${world.projectId}`;
    const { _key = '' } = fieldsOf(page(await partner.get(path)));
    const [first, again] = [await spend(partner, { _key }), await spend(partner, { _key })];
    expect(itemOf(again)).toBe(itemOf(first));
    const changed = await spend(partner, { _key, amount: '2' });
    expect(changed.status).toBe(422);
    expect(fieldsOf(page(changed))['_key']).not.toBe(_key);
  });

  test('that does not fit comes back with what was typed, the photograph kept and the fault beside its field', async () => {
    const partner = await world.person('partner', ['partner-editor']);
    const answer = await spend(partner, { amount: '12.345', payee: '' });
    expect(answer.status).toBe(422);
    const again = page(answer);
    expect(again.querySelector('#amount')?.getAttribute('value')).toBe('12.345');
    expect(again.querySelector('#amount-error')?.textContent).toContain('金额');
    expect(again.querySelector('#payee-error')).not.toBeNull();
    expect(again.querySelector('[name=evidence][checked]')).not.toBeNull();
    expect(texts(again, '.error-summary li')[0]).toMatch(/^金额：/);
    const sha = again.querySelector('[name=evidence][checked]')?.getAttribute('value') ?? '';
    const path = `/console/spend?project=${world.projectId}`;
    const mended = await partner.post(path, { ...fieldsOf(again), ...SPENDING, evidence: sha });
    expect(mended.status).toBe(303);
  });

  test('of a line that the plan does not have is refused beside that line', async () => {
    const answer = await spend(await world.person('partner', ['partner-editor']), { category: '没有的科目' });
    expect([answer.status, page(answer).querySelector('#category-error')?.textContent]).toEqual([
      409,
      '与账目或计划不符',
    ]);
  });

  test('UPL-01 with a file that is none of those taken is refused beside the files', async () => {
    const partner = await world.person('partner', ['partner-editor']);
    const answer = await spend(partner, { 'evidence.camera': new File(['MZ'], 'a.exe', { type: 'image/png' }) });
    expect([answer.status, page(answer).querySelector('#evidence-error')?.textContent]).toEqual([
      422,
      '只接受 PNG、JPEG、WebP 和 PDF 文件',
    ]);
  });

  test('CON-02 that somebody else has moved meanwhile is refused, with what it is now', async () => {
    const partner = await world.person('partner', ['partner-editor']);
    const path = `/console/work/spendings/${itemOf(await spend(partner))}`;
    const supervisor = await world.person('supervisor', ['supervisor']);
    const seen = fieldsOf(page(await supervisor.get(path)));
    const returned = await supervisor.post(`${path}/return`, { ...seen, reason: '缺签收单（示例）' });
    expect(returned.status).toBe(303);
    const stale = await supervisor.post(`${path}/sign`, { ...seen, _key: '' });
    expect([stale.status, texts(page(stale), '.error-summary li')]).toEqual([
      409,
      ['在您填写时，别人更新了内容。请看过现在的内容再办理。'],
    ]);
  });
});

describe('every kind', () => {
  const EVERYTHING = ['partner-editor', 'supervisor', 'finance', 'approver', 'reviewer', 'auditor'] as const;
  const STATES = WORK_KINDS.flatMap((kind) =>
    Object.keys(machineOf(kind).states).map((state) => [kind, state] as const),
  );

  test.each(STATES)('RUL-12 %s that is %s offers exactly the steps that this person may take', async (kind, state) => {
    if (kind === 'surpluses') world.ports.clock.set(AFTER_CAMPAIGN_MS);
    if (kind === 'project-lives') world = deskOf(await finishedPorts());
    const { itemId } = await itemIn(world.ports, kind, state);
    const person = await world.person('everybody', EVERYTHING);
    const path = `/console/work/${kind}/${itemId}`;
    const answer = await person.get(path);
    expect(answer.status).toBe(200);
    const shown = page(answer);
    const offered = [...shown.querySelectorAll('.desk-steps a, .desk-steps form')].map((one) =>
      (one.getAttribute('href') ?? one.getAttribute('action') ?? '').split('/').at(-1),
    );
    const legal = Object.entries(machineOf(kind).steps).flatMap(([step, { from }]) =>
      from.some((one) => one === state) ? [step] : [],
    );
    expect(offered).toEqual(legal);
    for (const step of legal) expect((await person.get(`${path}/${step}`)).status, step).toBe(200);
  });

  test.each(WORK_KINDS)('%s shows nobody a step of a role that they do not hold', async (kind) => {
    if (kind === 'surpluses') world.ports.clock.set(AFTER_CAMPAIGN_MS);
    if (kind === 'project-lives') world = deskOf(await finishedPorts());
    const { itemId } = await itemIn(world.ports, kind, machineOf(kind).opens.to);
    const auditor = await world.person('auditor', ['auditor']);
    const shown = page(await auditor.get(`/console/work/${kind}/${itemId}`));
    const mine = Object.values(machineOf(kind).steps).filter(({ roles }) => roles.includes('auditor'));
    expect(shown.querySelectorAll('.desk-steps li')).toHaveLength(mine.length);
  });

  test.each(WORK_KINDS)('%s has a form to open it, for whoever may', async (kind: WorkKind) => {
    const person = await world.person('everybody', EVERYTHING);
    const query = machineOf(kind).of === 'project' ? `?project=${world.projectId}` : '';
    const answer = await person.get(`/console/open/${kind}${query}`);
    expect(answer.status).toBe(200);
    expect(page(answer).querySelector('form.desk-form [name]')).not.toBeNull();
    const site = await world.person('site', ['site-owner']);
    expect((await site.get(`/console/open/${kind}${query}`)).status).toBe(403);
  });
});

describe('a project plan', () => {
  test('is drafted with rows and amounts as people type them, and edited without losing what no form asks', async () => {
    const partner = await world.person('partner', ['partner-editor']);
    const fresh = page(await partner.get('/console/open/project-plans'));
    expect(fresh.querySelector<HTMLInputElement>('[id="project.minGiftMinor"]')?.getAttribute('value')).toBe('1.00');
    const fields = {
      ...fieldsOf(fresh),
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
    expect([more.status, page(more).querySelectorAll('.desk-row').length]).toEqual([200, 5]);
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
    const shown = page(await partner.get(edit));
    expect(shown.querySelector('[id="content.project.budget.1.amount"]')?.getAttribute('value')).toBe('400.50');
    const again = await partner.post(edit, { ...fieldsOf(shown), 'content.project.title': '改名（示例）' });
    expect(again.status).toBe(303);
    const edited = await world.ports.store.work.item(itemOf(opened));
    expect([edited?.content['externalId'], edited?.revision]).toEqual([item?.content['externalId'], 2]);
  });
});

describe('projects', () => {
  test('are those of the own federation, found by words and opened with everything about them', async () => {
    const finance = await world.person('finance', ['finance']);
    const path = `/console/projects/${world.projectId}`;
    expect((await finance.get('/console/projects')).text).toContain(`href="${path}"`);
    expect((await finance.get('/console/projects?q=没有这样的项目')).text).toContain('没有找到项目');
    const shown = page(await finance.get(path));
    expect(texts(shown, '.desk-figures dt')).toContain('结余');
    expect(shown.querySelector(`a[href="/p/${world.projectId}"]`)).not.toBeNull();
    expect((await finance.get(`${path}/spendings`)).status).toBe(200);
    const elsewhere = await world.person('elsewhere', []);
    expect((await elsewhere.get(path)).status).toBe(403);
  });
});

describe('people and websites', () => {
  test('TEN-05 are kept by administrators alone: invited, given roles, and these withdrawn', async () => {
    const keeper = await world.person('keeper', ['administrator']);
    const other = await world.person('other', ['finance']);
    const path = '/console/people';
    const federation = page(await keeper.get(path))
      .querySelector('form.desk-form')
      ?.getAttribute('action')
      ?.split('=')
      .at(-1);
    expect((await other.get(path)).status).toBe(403);
    const unfit = await keeper.post(`${path}/invite?federation=${federation}`, {
      email: 'not',
      name: '李示例',
      role: '',
    });
    expect(unfit.status).toBe(422);
    expect(page(unfit).querySelector('#name')?.getAttribute('value')).toBe('李示例');
    const person = { email: 'li@example.org', name: '李示例', role: 'reviewer' };
    expect((await keeper.post(`${path}/invite?federation=${federation}`, person)).text).toContain(
      '邀请已发给 li@example.org',
    );
    expect(world.ports.letters.map(({ to }) => to)).toEqual(['li@example.org']);
    const given = await keeper.post(`${path}/give?federation=${federation}`, {
      person: other.personId,
      role: 'auditor',
    });
    expect(given.status).toBe(303);
    const { directory } = world.ports.store;
    const grants = await directory.grantsOf(other.personId);
    expect(new Set(grants.map(({ role }) => role))).toEqual(new Set(['finance', 'auditor']));
    const grant = grants.find(({ role }) => role === 'auditor')?.grantId ?? '';
    expect((await other.post(`${path}/withdraw?federation=${federation}`, { grant })).status).toBe(403);
    expect((await keeper.post(`${path}/withdraw?federation=${federation}`, { grant })).status).toBe(303);
    expect((await directory.grantsOf(other.personId)).map(({ role }) => role)).toEqual(['finance']);
  });

  test('a key is shown once, with the day on which it ends, and ends when it is revoked', async () => {
    const keeper = await world.person('keeper', ['administrator']);
    const made = await keeper.post('/console/people/keys', {
      label: '导出（示例）',
      roles: 'finance',
      expiresOn: '2027/1/31',
    });
    expect(page(made).querySelector('.notice .code')?.textContent).toMatch(/^hhk_/);
    const again = await keeper.get('/console/people');
    expect(again.text).not.toContain('hhk_');
    expect(again.text).toContain('有效期至2027\u00a0年\u00a01\u00a0月\u00a031\u00a0日');
    const revoke = page(again).querySelector('form[action*="/revoke"]')?.getAttribute('action') ?? '';
    expect((await keeper.post(revoke, {})).status).toBe(303);
    expect((await keeper.get('/console/people')).text).toContain('已停用');
  });

  test('a website that asked is registered by one button, and waits no more', async () => {
    const keeper = await world.person('keeper', ['site-owner']);
    const record = aSiteRequest({ origin: 'https://new.example.org', name: '新村网（示例）' });
    await world.ports.store.commit([{ kind: 'insert-site-request', record }]);
    const asking = page(await keeper.get('/console/sites'));
    const form = asking.querySelector('form[action*="approve"]');
    const action = form?.getAttribute('action') ?? '';
    expect((await keeper.post(action, { request: record.requestId })).status).toBe(303);
    expect((await world.ports.store.directory.siteByOrigin(record.tenantId, record.origin))?.name).toBe(
      '新村网（示例）',
    );
    const after = page(await keeper.get('/console/sites'));
    expect(after.querySelector('form[action*="approve"]')).toBeNull();
    const finance = await world.person('finance', ['finance']);
    expect((await finance.post(action, { request: record.requestId })).status).toBe(403);
  });
});
