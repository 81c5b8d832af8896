import { expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import { plainWords } from './plain-words.ts';
import { factsWith, NOON } from './testing/lawful-facts.ts';

const say = (zh: string, en: string) => ({ zh, en });

test('a fact that nobody told is named as people call it, in the message and in the fix', () => {
  const facts = factsWith({ 'campaign.endsOn': undefined });
  const [finding] = evaluate(facts, NOON).findings.filter(({ outcome }) => outcome === 'unknown');
  const { message, fix } = plainWords(finding ?? { message: say('', ''), fix: null, fields: [] });
  expect(message.zh).toMatch(/^未填报：.*募捐结束日/);
  expect(message.en).toMatch(/^not told: .*Last day of the campaign/);
  expect(fix?.zh).toContain('请补充');
  expect(JSON.stringify({ message, fix })).not.toMatch(/\w\.\w/);
});

test('only fields that the finding names are replaced, each as a whole', () => {
  const message = say('campaign.plan、campaign.plan.use、partners[2].name', 'campaign.plan, campaign.plan.use.');
  const fields = ['campaign.plan'];
  expect(plainWords({ message, fix: null, fields }).message).toEqual(
    say('募捐方案、campaign.plan.use、partners[2].name', 'Fundraising plan, campaign.plan.use.'),
  );
  const partner = say('campaign.partners[2].name：过长', 'campaign.partners[2].name: too long');
  expect(plainWords({ message: partner, fix: null, fields: ['campaign.partners[2].name'] }).message).toEqual(
    say('合作方名称（第 3 项）：过长', 'Name of the partner (no. 3): too long'),
  );
});

test('a word of an English sentence stays a word, and a path that leads nowhere stays what it is', () => {
  const message = say('请将 pack 设为 cn', 'no pack was chosen at all');
  expect(plainWords({ message, fix: null, fields: ['pack', 'at', 'personalData'] }).message).toEqual(
    say('请将 规则包 设为 cn', 'no pack was chosen at all'),
  );
  const one = say('未填报：personalData', 'not told: personalData');
  expect(plainWords({ message: one, fix: one, fields: ['personalData'] }).fix?.en).toBe('not told: Personal data');
  const lost = say('campaign.filling', 'campaign.filling');
  expect(plainWords({ message: lost, fix: null, fields: ['campaign.filling'] }).message).toEqual(lost);
});
