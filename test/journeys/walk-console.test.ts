// The same campaign in the console, as the people of a county carry it: each signs in, finds what waits, and does it. No
// officer's browser runs a script; the village's editor has a phone. What was done in a window is done again by sending the
// same served forms without one.

import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startBrowser } from '../support/phone.ts';
import { differences } from '../support/walk/compare.ts';
import type { Walk } from '../support/walk/deployment.ts';
import { keep, startWalk } from '../support/walk/deployment.ts';
import { bringStatement, give, STATEMENTS } from '../support/walk/money-in.ts';
import type { Officer } from '../support/walk/officer.ts';
import { officer, picture, plainOfficer } from '../support/walk/officer.ts';
import { LABOUR, MATERIALS, PARTNER, standingFile } from '../support/walk/papers.ts';
import { bytesOf, textOf } from '../support/walk/replay.ts';

const LIMIT_MS = 180_000;
const SOON_MS = 30_000;
const FIRST_DAY = '2026-11-22';
const LAST_DAY = '2027-04-02';
const LATE_DAY = '2027-07-02';
const SMALL = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };
const WIDE = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false, javaScriptEnabled: false };
/** Taps and fields of one spending on a phone, from the first screen to the last. */
const TAPS_MAX = 7;
/** The resident's, the platform's, and what the bank's names the project for. */
const GIVEN_MINOR = 2_000 + 50_000 + 900_050;
const SPENDING_MAX_MS = 180_000;
const LINES = [1, 2, 3, 4, 5, 6, 7, 8, 9];
/** Lines that are told, signed, checked and verified in windows. */
const IN_WINDOWS = 2;
/** Which photograph the news brings. */
const NEWS_SHADE = 40;
const TITLE = '给老人装扶手（示例）';
/** Who signs: the two levels with desks of their own above, and the holder of the certificate. */
const SIGNERS = [
  { level: 'county', desk: 'xian' },
  { level: 'city', desk: 'shi' },
  { level: 'province', desk: 'sheng' },
];

let walk: Walk;
let browser: Browser;
let editor: Officer;
let supervisor: Officer;
let finance: Officer;
let approver: Officer;

beforeAll(async () => {
  // Sessions go by the machine's own day, and end with it: in this process it is the walk's.
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(noonOf(FIRST_DAY));
  [walk, browser] = await Promise.all([startWalk(FIRST_DAY), startBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await walk.close();
  vi.useRealTimers();
});

test('a county carries a project from a need to its end in its screens, and every figure follows from the log', {
  timeout: LIMIT_MS,
}, async () => {
  const chain = SIGNERS.map(({ level }) => level);
  const standing = keep(walk, 'standing.json', standingFile(walk.url, chain));
  const similarId = (await walk.operator.hh('publish', standing)).projects.ramps.id;
  const at = { walk, browser, federation: 'xian', options: WIDE };
  [editor, supervisor, finance, approver] = await Promise.all([
    officer({ ...at, role: 'partner-editor', options: SMALL }),
    officer({ ...at, role: 'supervisor' }),
    officer({ ...at, role: 'finance' }),
    officer({ ...at, role: 'approver' }),
  ]);
  const projectId = await publish();
  await raise(projectId);
  await disburse(projectId);
  await spend();
  await correct(projectId);
  await tellResidents(projectId);
  await disclose(projectId);
  await close(projectId, similarId);
  const audit = () => walk.operator.says('audit', walk.url, '--journal');
  await expect.poll(audit, { timeout: SOON_MS, interval: 500 }).toMatchObject({ code: 0 });
  expect(await differences(walk.url, [projectId, similarId])).toEqual([]);
  for (const { complaints } of [editor, supervisor, finance, approver]) {
    expect([complaints.violations, complaints.foreignRequests]).toEqual([[], []]);
  }
});

function noonOf(day: string): number {
  return Date.parse(`${day}T12:00:00+08:00`);
}

/** Another day: who goes on signs in again. */
async function goTo(day: string): Promise<void> {
  walk.goTo(day);
  vi.setSystemTime(noonOf(day));
  for (const one of [finance, approver]) await one.signIn();
}

async function publish(): Promise<string> {
  await editor.page.getByRole('link', { name: /项目申报/ }).click();
  const plan = {
    'project.campaign': 'joint',
    'project.title': TITLE,
    'project.summary': '走廊和楼梯装上扶手，老人走路更稳。',
    'project.category': 'elder-care',
    'project.community': '青衣社区（示例）',
    'project.region': '511802',
    'project.partner': PARTNER,
    'project.goal': '10000',
    'project.atGoal': 'continue',
    'project.budget.0.item': MATERIALS,
    'project.budget.0.amount': '7000',
    'project.budget.1.item': LABOUR,
    'project.budget.1.amount': '3000',
    'project.milestones': '材料进场\n完工',
  };
  const path = await editor.send({ kind: 'project-plans', fields: plan });
  await supervisor.act(path, {
    step: 'deliberate',
    fields: {
      need: '楼道没有扶手，老人上下楼不便（示例）',
      'opinions.0.from': '三号楼住户',
      'opinions.0.said': '希望尽快装',
      'meeting.heldOn': '2026-11-20',
      'meeting.present': '40',
      'meeting.inFavour': '38',
      'meeting.against': '1',
      'meeting.abstained': '1',
      'meeting.decision': '同意申报',
      'published.on': '2026-11-20',
      'published.place': '社区公示栏',
      'evidence.new': [picture(1), picture(2)],
    },
  });
  await editor.act(path, { step: 'submit' });
  for (const { desk } of SIGNERS) {
    const reviewer = await plainOfficer({ walk, federation: desk, role: 'reviewer' });
    await reviewer.act(path, { step: 'sign' });
  }
  await approver.act(path, { step: 'publish' });
  await approver.go('/console/projects');
  await approver.page.getByRole('link', { name: TITLE }).click();
  return new URL(approver.page.url()).pathname.split('/').at(-1) ?? '';
}

/** A gift of a resident, and the statements of a platform and of the bank. */
async function raise(projectId: string): Promise<void> {
  const { complaints, close: leave } = await give({ browser, url: walk.url, projectId });
  expect([complaints.violations, complaints.foreignRequests]).toEqual([[], []]);
  await leave();
  for (const statement of STATEMENTS) await bringStatement(finance, statement(projectId));
  const card = JSON.parse(await textOf(`${walk.url}/v1/projects/${projectId}`));
  expect(card.raisedMinor).toBe(GIVEN_MINOR);
  await finance.go('/console');
  expect(await finance.page.locator('main').innerText()).toContain('88.00 元');
}

/** Two payments to the partner. */
async function disburse(projectId: string): Promise<void> {
  for (const { amount, hands } of [
    { amount: '5000', hands: { editor, approver, finance } },
    { amount: '3000', hands: { editor: editor.plain, approver: approver.plain, finance: finance.plain } },
  ]) {
    const fields = { amount, purpose: '购买扶手材料（示例）' };
    const path = await hands.editor.open(projectId, { kind: 'disbursements', fields });
    await hands.approver.act(path, { step: 'approve' });
    await hands.finance.act(path, { step: 'pay', fields: { paidOn: FIRST_DAY } });
  }
}

/** Nine lines, two of them on a phone, counting taps; each signed, checked and verified by somebody else. */
async function spend(): Promise<void> {
  const items: string[] = [];
  for (const line of LINES) items.push(await (line <= IN_WINDOWS ? spendOnPhone(line) : spendAgain(line)));
  for (const { who, step } of [
    { who: supervisor, step: 'sign' },
    { who: finance, step: 'check' },
    { who: approver, step: 'verify' },
  ]) {
    for (const path of items.slice(0, IN_WINDOWS)) await who.act(path, { step });
    for (const path of items.slice(IN_WINDOWS)) await who.plain.act(path, { step });
  }
}

function spendingOf(line: number) {
  const category = line % 3 === 0 ? LABOUR : MATERIALS;
  return { 'evidence.camera': [picture(20 + line)], category, amount: `70${line}`, payee: 'supplier' };
}

const SPENT = '已提交，等待监督委员签字。';
const SPENT_LINK = 'a[href^="/console/work/spendings/"]';

/** A photograph and an amount; answers the address of the line. */
async function spendOnPhone(line: number): Promise<string> {
  const { page } = editor;
  await editor.go('/console');
  const beganMs = performance.now();
  const finger = editor.counting();
  await finger.tap(page.getByRole('link', { name: '记一笔支出' }));
  await finger.tap(page.getByRole('link', { name: TITLE }));
  await finger.fill(spendingOf(line));
  await finger.tap(page.getByRole('button', { name: '提交这笔支出' }));
  await page.getByText(SPENT).waitFor();
  expect(finger.count()).toBeLessThanOrEqual(TAPS_MAX);
  expect(performance.now() - beganMs).toBeLessThan(SPENDING_MAX_MS);
  return (await page.locator(SPENT_LINK).first().getAttribute('href'))?.split('?')[0] ?? '';
}

/** The same forms without the window. */
async function spendAgain(line: number): Promise<string> {
  const { plain } = editor;
  await plain.go('/console/spend');
  await plain.follow({ name: TITLE });
  await plain.fill(spendingOf(line));
  await plain.press({ name: '提交这笔支出' });
  await plain.says(SPENT);
  return (await plain.hrefOf(SPENT_LINK)).split('?')[0] ?? '';
}

/** A line is taken back in public, and what is left of the advance comes back. */
async function correct(projectId: string): Promise<void> {
  const { page } = finance;
  await finance.go(`/console/projects/${projectId}`);
  await page.locator('a[href*="/console/open/corrections"]').click();
  const wrong = page.locator('select[name=seq] option', { hasText: '709.00' });
  const seq = (await wrong.first().getAttribute('value')) ?? '';
  const path = await finance.send({ kind: 'corrections', fields: { seq, reason: '重复登记（示例）' } });
  await approver.act(path, { step: 'confirm' });
  const left = { kind: 'advance-returns', fields: { amount: '2364.00' } };
  await approver.act(await finance.open(projectId, left), { step: 'confirm' });
}

/** News with a photograph, and the residents' word. */
async function tellResidents(projectId: string): Promise<void> {
  const told = { happenedOn: FIRST_DAY, title: '扶手已装好', text: '两处楼梯都已装好扶手。', milestone: '完工' };
  const fields = { ...told, 'photographs.new': [picture(NEWS_SHADE)] };
  await approver.act(await editor.open(projectId, { kind: 'updates', fields }), { step: 'publish' });
  await showPhotograph(projectId);
  const faces = { acceptedOn: FIRST_DAY, asked: '30', satisfied: '28', neutral: '1', dissatisfied: '1' };
  const counted = await editor.open(projectId, { kind: 'acceptances', fields: faces });
  await supervisor.act(counted, { step: 'confirm' });
}

/** The approver looks at the photograph and shows it to everybody; the place where it was taken is not in it. */
async function showPhotograph(projectId: string): Promise<void> {
  const { page } = approver;
  await approver.go(`/console/projects/${projectId}`);
  await page.getByRole('link', { name: '公开或收回' }).click();
  await approver.fill({ people: '0', minors: '0' });
  await page.getByRole('button', { name: '公开这个文件' }).click();
  const href = await page.getByRole('link', { name: '已公开' }).getAttribute('href');
  const shown = Buffer.from(await bytesOf(`${walk.url}${href}`)).toString('latin1');
  expect(Buffer.from(picture(NEWS_SHADE).buffer).toString('latin1')).toContain('GPS');
  expect([shown.startsWith('\u00ff\u00d8'), shown.includes('GPS')]).toEqual([true, false]);
  expect(await textOf(`${walk.url}/p/${projectId}`)).toContain(`src="${href}"`);
}

/** The appeal ends, one report is published and entered elsewhere, and another day goes by unheeded. */
async function disclose(projectId: string): Promise<void> {
  const { page } = finance;
  await goTo(LAST_DAY);
  const over = { why: 'term-over', reason: '募捐期限届满（示例）' };
  await finance.take(await lifeOf(projectId), { step: 'end', fields: over });
  await finance.go('/console/disclosures');
  await page.locator('a[href*="duty=campaign-final"]').click();
  await page.getByRole('link', { name: TITLE }).click();
  const unused = '余款用于同一社区的坡道（示例）';
  const fields = { 'fields.unused': unused, 'fields.partners': '走访两次，未见异常（示例）' };
  const path = await finance.send({ kind: 'disclosures', fields });
  await finance.act(path, { step: 'submit' });
  await approver.act(path, { step: 'publish' });
  const entry = { url: 'https://cszg.mca.gov.cn/biz/ma/csmh/a/csmhaDetail.html?id=1', on: LAST_DAY };
  await finance.act(path, { step: 'register', fields: entry });
  await goTo(LATE_DAY);
  const late = async () => {
    await finance.go('/console/disclosures?state=overdue');
    return page.locator('main').innerText();
  };
  await expect.poll(late, { timeout: SOON_MS }).toContain('合作方监督情况公开');
}

/** Opens the life of the project from its screen. */
async function lifeOf(projectId: string): Promise<string> {
  await finance.go(`/console/projects/${projectId}`);
  await finance.page.locator('a[href^="/console/work/project-lives/"]').click();
  return new URL(finance.page.url()).pathname;
}

/** What is left goes on, and the project is closed. */
async function close(projectId: string, similarId: string): Promise<void> {
  const { fundUse } = JSON.parse(await textOf(`${walk.url}/v1/projects/${projectId}`));
  const fields = { to: similarId, amount: (fundUse.heldMinor / 100).toFixed(2), basis: '募捐方案第九项' };
  await approver.act(await finance.open(projectId, { kind: 'surpluses', fields }), { step: 'confirm' });
  const life = await lifeOf(projectId);
  await finance.take(life, { step: 'settle' });
  await approver.act(life, { step: 'close' });
}
