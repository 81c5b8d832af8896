// @vitest-environment happy-dom
import { evaluate, FAMILIES, INSTRUMENTS } from '@happy-homeland/rules';
import { lawfulFacts } from '@happy-homeland/rules/testing';
import { describe, expect, test } from 'vitest';
import { messagesFor } from '../messages/messages-for.ts';
import { parsePage, textOf } from '../testing/parse-page.ts';
import { samplePage } from '../testing/sample-card.ts';
import { rulesPage } from './rules-page.ts';

const RULES = Object.values(FAMILIES).flatMap(({ rules }) => rules);

function render({ on = '2026-11-22', ...context }: { on?: string; lang?: 'zh-CN' | 'en' } = {}) {
  return parsePage(rulesPage({ on, context: samplePage({ path: '/rules', ...context }) }));
}

function entry(page: Document, id: string): string {
  return (page.getElementById(id)?.textContent ?? '').replaceAll(/\s+/g, ' ');
}

describe('the page of all rules', () => {
  test('gives every rule in force an address of its own', async () => {
    const page = await render();
    const shown = [...page.querySelectorAll('article.rule:not(.of-facts)')].map(({ id }) => id);
    const inForce = RULES.filter(({ versions }) => versions.some(({ to }) => to === null));
    expect(shown.toSorted()).toEqual(inForce.map(({ id }) => id).toSorted());
    expect(textOf(page, '.rules > .fact-note')).toContain(`共 ${shown.length} 条`);
  });

  test('explains what a finding means that comes from no rule, and what to do', async () => {
    const [noon, ids] = ['2026-11-22T12:00:00+08:00', RULES.map(({ id }) => id)];
    const facts = lawfulFacts();
    const asked = [evaluate(facts, 'today'), evaluate({ ...facts, use: 1, lost: 1 }, noon), evaluate({}, noon)];
    const found = [...asked, evaluate(facts, noon)].flatMap(({ findings }) => findings);
    const others = [...new Set(found.map(({ rule }) => rule).filter((id) => !ids.includes(id)))].toSorted();
    for (const lang of ['zh-CN', 'en'] as const) {
      const page = await render({ lang });
      const shown = [...page.querySelectorAll('article.of-facts')];
      expect(shown.map(({ id }) => id)).toEqual(others);
      for (const { textContent } of shown) expect(textContent).toMatch(/怎么办|What to do/);
      expect(page.querySelector('nav a[href="#of-facts"]')).not.toBeNull();
    }
    const titles = new Map(found.map(({ rule, title }) => [rule, title.zh]));
    const page = await render();
    for (const id of others) expect(entry(page, id)).toContain(`${id} ${titles.get(id)}`);
  });

  test('tells what a rule asks, its articles, since when, how that is known and what it bears on', async () => {
    const rule = entry(await render(), 'B3');
    for (const told of [
      'B3 提前十日备案',
      '《慈善组织公开募捐管理办法》',
      '2024 年 9 月 5 日',
      'V2 读过转载的法律原文',
    ])
      expect(rule).toContain(told);
    expect(rule).toMatch(/看哪些资料.*提交备案的日期/);
    expect(rule).not.toContain('campaign.filing');
    expect(rule).toContain('备案、发布、显示捐赠按钮、支付');
    expect(rule).toContain('prior_filing_10d');
  });

  test('tells which pack asks it, and what a pack switched on', async () => {
    const page = await render();
    expect(entry(page, 'A9')).toContain('cn（已开启）');
    expect(entry(page, 'G3')).toContain('cn、open');
    expect(entry(page, 'G1-who')).toMatch(/适用规则包open/);
    expect(textOf(page, 'section[aria-labelledby=packs]')).toContain('A9、A12、G1-filing-number');
  });

  test('tells what the law was before, with its figures', async () => {
    const history = entry(await render(), 'A2');
    expect(history).toContain('2016 年 9 月 1 日至 2024 年 9 月 4 日');
    expect(history).toContain('2 年');
    expect(history).toMatch(/2024 年 9 月 5 日起 现行 .*1 年/);
  });

  test('shows the law of the day that is asked for', async () => {
    const page = await render({ on: '2023-05-01' });
    expect(page.querySelector('#A2 .brief-rows')?.textContent).toContain('《慈善法》（2016）');
    expect(page.getElementById('C6')).toBeNull();
  });

  test('lists every instrument with its period, where citations lead', async () => {
    const page = await render();
    for (const id of Object.keys(INSTRUMENTS)) expect(page.getElementById(id), id).not.toBeNull();
    expect(entry(page, 'CL16')).toContain('2016 年 9 月 1 日至 2024 年 9 月 4 日');
    expect(entry(page, 'CL23')).toContain('取代《慈善法》（2016）');
  });

  test.each(['zh-CN', 'en'] as const)('claims no more than an aid can (%s)', async (lang) => {
    const text = textOf(await render({ lang } as never), 'main');
    expect(text).not.toMatch(/合规|complian/i);
    expect(text).toMatch(/不是法律意见|not legal advice/);
  });

  test('keeps English free of Chinese', async () => {
    const page = await render({ lang: 'en' } as never);
    expect(textOf(page, 'main')).not.toMatch(/\p{Script=Han}/u);
  });

  test('has a word for every figure that is a number', () => {
    const words = Object.keys(messagesFor('en').rules.figure);
    const figures = RULES.flatMap(({ versions }) => versions.flatMap((one) => Object.entries(Object(one.figures))));
    const numbers = figures.filter(([, value]) => typeof value === 'number').map(([name]) => name);
    expect([...new Set(numbers)].toSorted()).toEqual(words.toSorted());
  });
});
