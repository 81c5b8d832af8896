// What one schema cannot see: whether the parts of the file agree with each other.

import type { CampaignInput, ProjectInput, PublishFile } from '@happy-homeland/contract';
import { formatMoney } from '@happy-homeland/sdk';
import type { Finding } from './finding.ts';

/** Findings of a file that fits the schema. */
export function crossReferences(file: PublishFile): readonly Finding[] {
  return [
    ...unknownKeys(file),
    ...entries(file.campaigns).flatMap(([key, campaign]) => goalsBeyondPlan(file, key, campaign)),
    ...entries(file.projects).flatMap(([key, project]) => projectAgainstPlan(file, key, project)),
    ...doubles(file),
  ];
}

const entries = Object.entries;

interface Reference {
  readonly path: Finding['path'];
  readonly to: 'federations' | 'charities' | 'partners' | 'campaigns';
  readonly key: string;
}

function unknownKeys(file: PublishFile): readonly Finding[] {
  const references: Reference[] = [];
  for (const kind of ['charities', 'partners', 'sites', 'campaigns', 'projects'] as const) {
    for (const [key, { federation }] of entries<{ readonly federation: string }>(file[kind])) {
      references.push({ path: [kind, key, 'federation'], to: 'federations', key: federation });
    }
  }
  for (const [key, { charity }] of entries(file.campaigns)) {
    references.push({ path: ['campaigns', key, 'charity'], to: 'charities', key: charity });
  }
  for (const [key, { campaign, parties = {} }] of entries(file.projects)) {
    references.push({ path: ['projects', key, 'campaign'], to: 'campaigns', key: campaign });
    for (const [part, partner] of entries(parties)) {
      if (partner === undefined) continue;
      references.push({ path: ['projects', key, 'parties', part], to: 'partners', key: partner });
    }
  }
  return references.filter(({ to, key }) => !Object.hasOwn(file[to], key)).map((missing) => notInFile(file, missing));
}

function notInFile(file: PublishFile, { path, to, key }: Reference): Finding {
  const known = Object.keys(file[to]).join(', ') || '–';
  return {
    path,
    expected: { zh: `文件中没有 ${to}["${key}"]`, en: `the file has no ${to}["${key}"]` },
    fix: { zh: `补上它，或改为：${known}`, en: `add it, or use one of: ${known}` },
  };
}

function goalsBeyondPlan(file: PublishFile, key: string, { expected }: CampaignInput): readonly Finding[] {
  const goals = Object.values(file.projects).filter(({ campaign }) => campaign === key);
  // BigInt, so that a file of absurd goals does not pass by rounding.
  const sum = goals.reduce((total, { goal }) => total + BigInt(goal.amountMinor), 0n);
  if (sum <= BigInt(expected.amountMinor)) return [];
  const total = { amountMinor: Number(sum), currency: expected.currency };
  return [
    {
      path: ['campaigns', key, 'expected'],
      expected: {
        zh: `各项目目标合计 ${formatMoney(total, 'zh-CN')}，超过备案的 ${formatMoney(expected, 'zh-CN')}`,
        en: `goals add up to ${formatMoney(total, 'en')}, more than the filed ${formatMoney(expected, 'en')}`,
      },
      fix: { zh: '减少项目目标，或先变更备案', en: 'lower the goals, or amend the filing first' },
    },
  ];
}

function projectAgainstPlan(file: PublishFile, key: string, project: ProjectInput): readonly Finding[] {
  // Not by index alone: every object has a `constructor`.
  const campaign = Object.hasOwn(file.campaigns, project.campaign) ? file.campaigns[project.campaign] : undefined;
  if (!campaign) return [];
  return [
    ...otherFederation(key, project, campaign),
    ...unnamedPartner(key, project, campaign),
    ...otherCurrency(key, project, campaign),
    ...presetsBeyondLimits(key, project),
  ];
}

function otherFederation(key: string, project: ProjectInput, { federation }: CampaignInput): readonly Finding[] {
  if (project.federation === federation) return [];
  return [
    {
      path: ['projects', key, 'federation'],
      expected: { zh: '应与所属活动的机构相同', en: 'must be the federation of its campaign' },
      fix: { zh: `改为 ${federation}`, en: `use ${federation}` },
    },
  ];
}

// The partner of a project must be one that the registrar published with the plan (Measures on Public Fundraising).
function unnamedPartner(key: string, { partner }: ProjectInput, { partners }: CampaignInput): readonly Finding[] {
  const names = partners.map(({ name }) => name);
  if (partner === undefined || names.includes(partner)) return [];
  return [
    {
      path: ['projects', key, 'partner'],
      expected: { zh: `备案方案中没有合作方“${partner}”`, en: `the filed plan names no partner “${partner}”` },
      fix: {
        zh: `改为方案中的名称：${names.join('、') || '（无）'}`,
        en: `use a name of the plan: ${names.join(', ') || 'none'}`,
      },
    },
  ];
}

function otherCurrency(key: string, project: ProjectInput, { expected }: CampaignInput): readonly Finding[] {
  const amounts = [
    { path: ['projects', key, 'goal', 'currency'], currency: project.goal.currency },
    ...project.budget.map(({ amount }, index) => ({
      path: ['projects', key, 'budget', index, 'amount', 'currency'],
      currency: amount.currency,
    })),
  ];
  return amounts
    .filter(({ currency }) => currency !== expected.currency)
    .map(({ path }) => ({
      path,
      expected: { zh: '币种应与所属活动相同', en: 'must be in the currency of its campaign' },
      fix: { zh: `改为 ${expected.currency}`, en: `use ${expected.currency}` },
    }));
}

function presetsBeyondLimits(key: string, project: ProjectInput): readonly Finding[] {
  const { presetsMinor, minGiftMinor, maxGiftMinor } = project;
  return [...presetsMinor.entries()]
    .filter(([, minor]) => minor < minGiftMinor || minor > maxGiftMinor)
    .map(([index, minor]) => ({
      path: ['projects', key, 'presetsMinor', index],
      expected: {
        zh: `应在单笔限额 ${minGiftMinor} 至 ${maxGiftMinor} 分之内，实际是 ${minor}`,
        en: `expected ${minGiftMinor} to ${maxGiftMinor} minor units, found ${minor}`,
      },
      fix: { zh: '调整该金额或限额', en: 'change the amount or the limits' },
    }));
}

/** Things that exist once in the world and would be published twice. */
function doubles(file: PublishFile): readonly Finding[] {
  const identities = [
    ...entries(file.charities).map(([key, { uscc }]) => ({ path: ['charities', key, 'uscc'], identity: uscc })),
    ...entries(file.sites).map(([key, { origin }]) => ({ path: ['sites', key, 'origin'], identity: origin })),
    ...entries(file.campaigns).map(([key, { filingNumber }]) => ({
      path: ['campaigns', key, 'filingNumber'],
      identity: filingNumber,
    })),
    ...entries(file.projects).map(([key, { campaign, title }]) => ({
      path: ['projects', key, 'title'],
      identity: JSON.stringify([campaign, title]),
    })),
  ];
  const firstKeys = new Map<string, string>();
  const findings: Finding[] = [];
  for (const { path, identity } of identities) {
    const [kind = '', key = ''] = path;
    const name = `${kind} ${identity}`;
    const first = firstKeys.get(name);
    if (first === undefined) firstKeys.set(name, key);
    else findings.push(secondOf(path, `${kind}["${first}"]`));
  }
  return findings;
}

function secondOf(path: Finding['path'], first: string): Finding {
  return {
    path,
    expected: { zh: `与 ${first} 重复`, en: `the same as in ${first}` },
    fix: { zh: '删去其中一个，或改正', en: 'remove one of them, or correct it' },
  };
}
