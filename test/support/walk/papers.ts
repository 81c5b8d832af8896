// Who takes part in the walk and what they write: federations one above the other, a charity with its filed campaign, a village's
// plan, and photographs as a phone takes them.

import {
  aCampaign,
  aCharity,
  aFederation,
  aJpeg,
  anExif,
  CATEGORY,
  FILED_PARTNER,
  jpegSegment,
  PARTNER_FACTS,
} from '@happy-homeland/worker/testing';

export const PLATFORM = '示例互联网公开募捐服务平台';
export const PARTNER = FILED_PARTNER.name;
export const MATERIALS = CATEGORY;
export const LABOUR = '人工';
/** Who signs a plan, in this order; two of them have a desk of their own, above. */
export const CHAIN = ['village', 'township', 'county', 'city', 'province', 'certificate-holder'] as const;
/** Whose desk each of them signs at. */
export const DESKS = ['xian', 'xian', 'xian', 'shi', 'sheng', 'xian'] as const;

export const yuan = (amount: number) => ({ amountMinor: Math.round(amount * 100), currency: 'CNY' as const });

/** What stands before the village says a word. */
export function standingFile(url: string, reviewChain: readonly string[] = CHAIN) {
  const federation = aFederation().body;
  const { partners: _none, facts: _other, ...campaign } = aCampaign().body;
  return {
    federations: {
      sheng: { ...federation, name: '示例省慈善联合会', level: 'province' },
      shi: { ...federation, name: '示例市慈善会', level: 'city', parent: 'sheng' },
      xian: { ...federation, name: '示例县慈善会', level: 'county', parent: 'shi', reviewChain },
    },
    charities: { fund: { ...aCharity().body, federation: 'xian', ownSites: [url] } },
    sites: {},
    campaigns: {
      joint: {
        ...campaign,
        federation: 'xian',
        charity: 'fund',
        designatedPlatforms: [{ name: PLATFORM, listingUrl: 'https://platform.example.org/1' }],
        partners: [FILED_PARTNER],
        facts: PARTNER_FACTS,
      },
    },
    projects: { ramps: { ...project(), title: '给楼门装坡道（示例）', federation: 'xian', campaign: 'joint' } },
  };
}

function project() {
  return {
    title: '给老人装扶手（示例）',
    summary: '走廊和楼梯装上扶手，老人走路更稳。',
    category: 'elders',
    community: '青衣社区（示例）',
    region: '511802',
    partner: PARTNER,
    goal: yuan(10_000),
    atGoal: 'continue',
    hardCap: false,
    budget: [
      { item: MATERIALS, amount: yuan(7_000) },
      { item: LABOUR, amount: yuan(3_000) },
    ],
    milestones: ['材料进场', '完工'],
    minGiftMinor: 100,
    maxGiftMinor: 5_000_000,
    presetsMinor: [1000, 2000],
    feeBearer: 'donation',
  };
}

/** The village's plan. */
export const PLAN = { federation: 'xian', externalId: 'handrails', project: { ...project(), campaign: 'joint' } };

/** What the meeting of the village came to, with its papers. */
export function deliberation(on: string, evidence: readonly object[]) {
  return {
    need: '楼道没有扶手，老人上下楼不便（示例）',
    opinions: [{ from: '三号楼住户', said: '希望尽快装' }],
    meeting: { heldOn: on, present: 40, inFavour: 38, against: 1, abstained: 1, decision: '同意申报' },
    published: { on, place: '社区公示栏' },
    evidence,
  };
}

/** A photograph with the place it was taken at; each shade is another one. */
export function photograph(shade: number): Uint8Array<ArrayBuffer> {
  return aJpeg({ shade, more: [jpegSegment(0xe1, anExif())] });
}

/** The same with what is private in it painted over. */
export function paintedOver(shade: number): Uint8Array<ArrayBuffer> {
  return photograph(shade + 128);
}
