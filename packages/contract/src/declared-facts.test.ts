import { expect, test } from 'vitest';
import { campaignInput } from './campaign.ts';
import { charityInput } from './charity.ts';
import { declaredFacts } from './declared-facts.ts';

const CHARITY = charityInput.parse({
  federation: 'shili',
  name: '示例省慈善基金会',
  kind: 'foundation',
  uscc: '53110000MJ01234566',
  registeredOn: '2012-03-15',
  certificate: { number: '示例-001', issuedOn: '2024-10-08', validTo: null },
  bankAccount: { name: '示例省慈善基金会', bank: '示例银行', numberMasked: '**** 0001' },
  ownSites: ['https://give.example.org'],
  contact: { phone: '028-00000000' },
});
const CAMPAIGN = campaignInput.parse({
  federation: 'shili',
  charity: 'fund',
  filedTitle: '社区微项目（示例）',
  filingNumber: '示例A26001',
  filedOn: '2026-10-01',
  startsOn: '2026-10-20',
  endsOn: '2027-05-01',
  expected: { amountMinor: 10_000_000, currency: 'CNY' },
  plan: {
    purpose: '支持居民议定的小型公益项目',
    beneficiaries: { scope: '所辖社区的老年人', howChosen: '公示七日' },
    costPlan: { managementBps: 500 },
    surplus: '用于目的相近的其他慈善项目',
    responsible: { name: '项目部', office: '示例路1号' },
    methods: ['internet'],
  },
  partners: [{ name: '示例居委会', kind: 'residents-committee', assessedOn: '2026-09-01' }],
});

const factsOf = (campaign: object = {}, charity: object = {}) =>
  declaredFacts({
    federation: { pack: 'cn' },
    charity: { ...CHARITY, facts: { ...charity } },
    campaign: { ...CAMPAIGN, facts: { ...campaign } },
    campaignId: 'joint',
  });

test('what charity and campaign have published stands in one list', () => {
  const annual = { duty: 'annual-report', covers: '2026-05-31' };
  const progress = { duty: 'campaign-progress', covers: '2027-01-20' };
  expect(factsOf({ disclosures: [progress] }, { disclosures: [annual] })['disclosures']).toEqual([annual, progress]);
});

test('a field of the publication wins over the same fact declared beside it', () => {
  const facts = factsOf({ campaign: { startsOn: '2020-01-01', beneficiary: 'class', filing: { number: 'other' } } });
  expect(facts['campaign']).toMatchObject({
    startsOn: '2026-10-20',
    beneficiary: 'class',
    filing: { number: '示例A26001' },
  });
});

test('what is implied gives way to what is declared', () => {
  const facts = factsOf({
    campaign: { methods: ['box'], filing: { status: 'withdrawn' } },
    payee: { isForeign: true },
  });
  expect(facts).toMatchObject({
    campaign: { methods: ['box'], filing: { status: 'withdrawn' } },
    payee: { isForeign: true },
  });
});

test('a partner is declared more fully under its name, and nobody is added', () => {
  const partners = [{ name: '示例居委会', solicits: false, assessedOn: '2020-01-01' }, { name: '另一家' }];
  expect(factsOf({ campaign: { partners } })['campaign']).toMatchObject({
    partners: [{ name: '示例居委会', solicits: false, assessedOn: '2026-09-01' }],
    plan: { partners: ['示例居委会'] },
  });
});

test('what is no section where one belongs stays, so that it is found', () => {
  expect(factsOf({ campaign: 'all of it' })['campaign']).toBe('all of it');
  expect(factsOf({ use: 7 }, { use: { ringFenced: true } })['use']).toBe(7);
});

test('a name that every object has is a name like any other', () => {
  const facts = factsOf(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"x":1}}'));
  expect(Object.hasOwn(facts, '__proto__')).toBe(true);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('who vouches for what is gathered from all of them', () => {
  const source = { path: 'organisation.certificate', by: 'registrar', on: '2026-11-01', url: null };
  expect(factsOf({}, { sources: [source] })['sources']).toContainEqual(source);
});
