// A county's whole campaign, carried by keys and `hh` alone, as the issue asks for it: from a village's need to a closed project
// whose surplus went on; and at the end the replay of the public log agrees with every figure on every page.

import { paymentCodeOf } from '@happy-homeland/contract/payment-code';
import { createClient } from '@happy-homeland/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differences } from '../support/walk/compare.ts';
import type { Answer, Desk, Walk } from '../support/walk/deployment.ts';
import { keep, startWalk } from '../support/walk/deployment.ts';
import {
  CHAIN,
  DESKS,
  deliberation,
  LABOUR,
  MATERIALS,
  PARTNER,
  PLAN,
  PLATFORM,
  paintedOver,
  photograph,
  standingFile,
  yuan,
} from '../support/walk/papers.ts';
import { bytesOf, textOf } from '../support/walk/replay.ts';

const LIMIT_MS = 120_000;
const FIRST_DAY = '2026-11-22';
/** The deployment's own tick comes every two seconds. */
const SOON_MS = 30_000;
const LINES = [1, 2, 3, 4, 5, 6, 7, 8, 9];

let walk: Walk;
let desks: Record<'approver' | 'editor' | 'finance' | 'supervisor', Desk>;

beforeAll(async () => {
  walk = await startWalk(FIRST_DAY);
});

afterAll(() => walk.close());

test('a micro-project goes from a need to its end with hh, and the replay of the log agrees with every figure', {
  timeout: LIMIT_MS,
}, async () => {
  const similarId = await stand();
  const projectId = await publish();
  await raise(projectId);
  await spend(projectId);
  await correct(projectId);
  await tellResidents(projectId);
  await endAndDisclose(projectId);
  await close(projectId, similarId);
  const audit = () => walk.operator.says('audit', walk.url, '--journal');
  await expect.poll(audit, { timeout: SOON_MS, interval: 500 }).toMatchObject({ code: 0 });
  expect(await differences(walk.url, [projectId, similarId])).toEqual([]);
});

async function stand(): Promise<string> {
  const published = await walk.operator.hh('publish', keep(walk, 'standing.json', standingFile(walk.url)));
  const [editor, supervisor, finance, approver] = await Promise.all(
    ['partner-editor', 'supervisor', 'finance', 'approver'].map((role) => walk.desk('xian', [role])),
  );
  if (!editor || !supervisor || !finance || !approver) throw new Error('a desk is missing');
  desks = { editor, supervisor, finance, approver };
  return published.projects.ramps.id;
}

/** From the need to the published appeal; answers the project's id. */
async function publish(): Promise<string> {
  const { editor, supervisor, approver } = desks;
  const { itemId } = await editor.hh('work', 'open', 'project-plans', keep(walk, 'plan.json', PLAN));
  const papers = [1, 2].map((shade) => keep(walk, `minutes-${shade}.jpg`, photograph(shade)));
  const sent: Answer[] = await supervisor.hh('files', 'send', itemId, ...papers);
  const held = keep(walk, 'deliberation.json', deliberation('2026-11-20', evidence(sent)));
  await supervisor.hh('work', 'do', 'project-plans', itemId, 'deliberate', held);
  const { digest } = await editor.hh('work', 'do', 'project-plans', itemId, 'submit');
  const signature = keep(walk, 'signature.json', { digest });
  for (const [at, level] of CHAIN.entries()) {
    const reviewer = await walk.desk(DESKS[at] ?? '', ['reviewer']);
    const { item } = await reviewer.hh('work', 'show', 'project-plans', itemId);
    expect(item.outcome.review.next).toBe(level);
    await reviewer.hh('work', 'do', 'project-plans', itemId, 'sign', signature);
  }
  const published = await approver.hh('work', 'do', 'project-plans', itemId, 'publish');
  expect(published.state).toBe('published');
  const { projectId } = published.outcome;
  const files = await supervisor.hh('files', 'list', projectId);
  expect(files.map((file: Answer) => file.uploadId).toSorted()).toEqual(sent.map((file) => file.uploadId).toSorted());
  return projectId;
}

/** Gifts from givers' browsers, from a platform and through the bank. */
async function raise(projectId: string): Promise<void> {
  const { pledges } = createClient({ baseUrl: walk.url });
  for (const amountMinor of [2_000, 12_345]) {
    const made = await pledges.create({ projectId, amount: { amountMinor, currency: 'CNY' } });
    if (made.next.kind !== 'redirect') throw new Error('no payment page');
    await walk.pay(made.next.url);
    await expect.poll(async () => (await pledges.get(made.pledgeId, made.secret)).status).toBe('paid');
  }
  const list = keep(walk, 'platform.csv', '捐赠时间,捐赠金额,项目\n2026-11-21,300.00,扶手\n2026-11-22,200.00,扶手\n');
  const platform = ['--source', `platform:${PLATFORM}`, '--project', projectId, '--map', `project:扶手=${projectId}`];
  expect(await desks.finance.says('import', list, ...platform)).toMatchObject({ code: 0 });
  const head = '交易日期,流水号,借方金额,贷方金额,对方户名,附言\n';
  const code = paymentCodeOf(projectId);
  const lines = `2026-11-21,S1,,6000.00,某企业,${code}\n2026-11-22,S2,,3000.50,某街坊,捐 ${code}\n2026-11-22,S3,,88.00,某人,没写\n`;
  const bank = await desks.finance.says(
    'import',
    keep(walk, 'bank.csv', head + lines),
    '--source',
    'bank',
    '--project',
    projectId,
  );
  expect(bank).toMatchObject({ code: 0, text: expect.stringContaining('waiting to be decided 1') });
}

/** Two payments to the partner and nine lines of spending with photographs. */
async function spend(projectId: string): Promise<void> {
  const { editor, supervisor, finance, approver } = desks;
  for (const [at, amount] of [5_000, 3_000].entries()) {
    const content = { partner: PARTNER, amount: yuan(amount), purpose: '购买扶手材料（示例）' };
    const { itemId } = await editor.hh(
      'work',
      'open',
      'disbursements',
      keep(walk, 'ask.json', content),
      '--project',
      projectId,
    );
    await approver.hh('work', 'do', 'disbursements', itemId, 'approve');
    const paid = keep(walk, 'paid.json', { paidOn: '2026-11-22', bankReference: `出账 ${at + 1}` });
    await finance.hh('work', 'do', 'disbursements', itemId, 'pay', paid);
  }
  for (const line of LINES) {
    const shade = 20 + line;
    const [photo] = await editor.hh('files', 'send', projectId, keep(walk, `line-${line}.jpg`, photograph(shade)));
    const copy = keep(walk, `copy-${line}.jpg`, paintedOver(shade));
    const [shown] = await editor.hh('files', 'send', projectId, copy, '--copy-of', photo.uploadId);
    await approver.hh('files', 'publish', shown.uploadId, keep(walk, 'consent.json', { people: 0 }));
    const content = {
      partner: PARTNER,
      category: line % 3 === 0 ? LABOUR : MATERIALS,
      amount: yuan(700 + line),
      spentOn: '2026-11-22',
      payee: 'supplier',
      evidence: evidence([photo]),
    };
    const { itemId } = await editor.hh(
      'work',
      'open',
      'spendings',
      keep(walk, 'spent.json', content),
      '--project',
      projectId,
    );
    await supervisor.hh('work', 'do', 'spendings', itemId, 'sign');
    await finance.hh('work', 'do', 'spendings', itemId, 'check');
    await approver.hh('work', 'do', 'spendings', itemId, 'verify');
  }
}

/** A line was typed wrong: it is reversed in public, with the reason, and told anew; what is left of the advance comes back. */
async function correct(projectId: string): Promise<void> {
  const { finance, approver } = desks;
  const items: Answer[] = await finance.hh('entries', projectId);
  const wrong = items.find(
    (entry: Answer) =>
      entry.kind === 'spending.verified' && entry.postings.some((posting: Answer) => posting.amountMinor === 70_900),
  );
  const reason = '重复登记，原始票据只有一张（示例）';
  const told = keep(walk, 'wrong.json', { seq: wrong.seq, reason });
  const { itemId } = await finance.hh('work', 'open', 'corrections', told, '--project', projectId);
  await approver.hh('work', 'do', 'corrections', itemId, 'confirm');
  const left = keep(walk, 'left.json', { partner: PARTNER, amount: yuan(8_000 - 6_345 + 709) });
  const back = await finance.hh('work', 'open', 'advance-returns', left, '--project', projectId);
  await approver.hh('work', 'do', 'advance-returns', back.itemId, 'confirm');
  expect(await textOf(`${walk.url}/p/${projectId}`)).toContain(reason);
}

/** What happened, for everybody to see: a photograph without the place where it was taken, and the residents' word. */
async function tellResidents(projectId: string): Promise<void> {
  const { editor, supervisor, approver } = desks;
  const photo = keep(walk, 'done.jpg', photograph(40));
  const [shown] = await editor.hh('files', 'send', projectId, photo, '--purpose', 'photograph');
  await approver.hh('files', 'publish', shown.uploadId, keep(walk, 'consent.json', { people: 0 }));
  const update = { happenedOn: FIRST_DAY, title: '扶手已装好', text: '两处楼梯都已装好扶手。', milestone: '完工' };
  const told = keep(walk, 'update.json', { ...update, photographs: evidence([shown]) });
  const { itemId } = await editor.hh('work', 'open', 'updates', told, '--project', projectId);
  await approver.hh('work', 'do', 'updates', itemId, 'publish');
  const faces = { acceptedOn: FIRST_DAY, asked: 30, satisfied: 28, neutral: 1, dissatisfied: 1 };
  const count = await editor.hh('work', 'open', 'acceptances', keep(walk, 'faces.json', faces), '--project', projectId);
  await supervisor.hh('work', 'do', 'acceptances', count.itemId, 'confirm');
  const files: Answer[] = await approver.hh('files', 'list', projectId);
  const open = files.filter(({ publication }) => publication !== null);
  expect(open).toHaveLength(LINES.length + 1);
  for (const { publication } of open) {
    const bytes = await bytesOf(`${walk.url}${publication.href}`);
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('GPS');
  }
  expect(Buffer.from(photograph(40)).toString('latin1')).toContain('GPS');
}

/** The appeal ends; one of its duties is met in time, and the day of another goes by. */
async function endAndDisclose(projectId: string): Promise<void> {
  const { finance, approver } = desks;
  walk.goTo('2027-04-02');
  const [life] = await finance.hh('work', 'list', 'project-lives', '--project', projectId);
  const over = keep(walk, 'over.json', { why: 'term-over', reason: '募捐期限届满（示例）' });
  await finance.hh('work', 'do', 'project-lives', life.itemId, 'end', over);
  const duty = { kind: 'campaign-final', dueOn: '2027-06-30' };
  const fields = { unused: '余款用于同一社区的坡道（示例）', partners: '走访两次，未见异常（示例）' };
  const draft = keep(walk, 'disclosure.json', { duty, fields });
  const { itemId } = await finance.hh('work', 'open', 'disclosures', draft, '--project', projectId);
  const { digest } = await finance.hh('work', 'do', 'disclosures', itemId, 'submit');
  await approver.hh('work', 'do', 'disclosures', itemId, 'publish', keep(walk, 'digest.json', { digest }));
  const entry = { url: 'https://cszg.mca.gov.cn/biz/ma/csmh/a/csmhaDetail.html?id=1', on: '2027-04-02' };
  await finance.hh('work', 'do', 'disclosures', itemId, 'register', keep(walk, 'entry.json', entry));
  walk.goTo('2027-07-02');
  const listed = async (state: string) => {
    const found: Answer[] = await finance.hh('duties', 'xian', '--state', state, '--project', projectId);
    return found.map((row) => row.duty.kind);
  };
  await expect.poll(() => listed('met'), { timeout: SOON_MS }).toContain('campaign-final');
  await expect.poll(() => listed('overdue'), { timeout: SOON_MS }).toContain('partner-supervision');
  const page = await textOf(`${walk.url}/p/${projectId}`);
  expect(page).toContain(entry.url.replaceAll('&', '&amp;'));
  const { duties } = await json(`/v1/projects/${projectId}/compliance`);
  const said = new Map<string, string>(duties.map((duty: Answer) => [duty.kind, duty.status]));
  expect([said.get('campaign-final'), said.get('partner-supervision')]).toEqual(['met', 'overdue']);
  expect(await textOf(`${walk.url}/p/${projectId}/notice`)).toContain('已逾期');
}

/** What is left goes on to the similar project, and the project is closed. */
async function close(projectId: string, similarId: string): Promise<void> {
  const { finance, approver } = desks;
  const left = (await json(`/v1/projects/${projectId}`)).fundUse.heldMinor;
  const amount = { amountMinor: left, currency: 'CNY' };
  const surplus = keep(walk, 'surplus.json', { to: similarId, amount, basis: '募捐方案第九项' });
  const { itemId } = await finance.hh('work', 'open', 'surpluses', surplus, '--project', projectId);
  await approver.hh('work', 'do', 'surpluses', itemId, 'confirm');
  const [life] = await finance.hh('work', 'list', 'project-lives', '--project', projectId);
  await finance.hh('work', 'do', 'project-lives', life.itemId, 'settle');
  const closed = await approver.hh('work', 'do', 'project-lives', life.itemId, 'close');
  expect(closed.state).toBe('closed');
}

async function json(path: string): Promise<Answer> {
  return JSON.parse(await textOf(walk.url + path));
}

function evidence(uploads: readonly Answer[]) {
  return uploads.map(({ sha256, bytes, mime }) => ({ sha256, bytes, mime }));
}
