// The laws and notices that the rules rest on, as data: when each was in force, and how well it was read.

import type { CivilDate } from './dates/civil-date.ts';
import type { Words } from './words.ts';
import { say } from './words.ts';

/**
 * How a rule is known. V1: read in the text of the law. V2: read in a reproduction that quotes it. V3: known from an
 * official summary or the press. H: practice of platforms and handbooks. I: our reading where the law is silent. R:
 * recalled, not read. `?`: not known. Only V1 to V3 block by themselves.
 */
export type Mark = 'V1' | 'V2' | 'V3' | 'H' | 'I' | 'R' | '?';

/** Whether a rule that is known so well may block by itself. */
export function isCertain(mark: Mark): boolean {
  return mark === 'V1' || mark === 'V2' || mark === 'V3';
}

export interface Instrument {
  readonly title: Words;
  /** As it stands in a citation: 《…》 with what tells it from its predecessor. */
  readonly short: Words;
  readonly inForceFrom: CivilDate;
  /** Inclusive last day, or null while it is in force. */
  readonly inForceTo: CivilDate | null;
  /** The instrument it replaced, by id. */
  readonly predecessor: string | null;
  readonly mark: Mark;
}

function law(
  zh: string,
  en: string,
  facts: Omit<Instrument, 'title' | 'short'> & { readonly short?: Words },
): Instrument {
  return { title: say(zh, en), short: say(`《${zh}》`, en), ...facts };
}

/** Ids are ours; the number is the year. */
export const INSTRUMENTS = {
  CL16: law('中华人民共和国慈善法', 'Charity Law (2016)', {
    short: say('《慈善法》（2016）', 'Charity Law (2016)'),
    inForceFrom: '2016-09-01',
    inForceTo: '2024-09-04',
    predecessor: null,
    mark: 'V1',
  }),
  CL23: law('中华人民共和国慈善法（2023修正）', 'Charity Law (as amended in 2023)', {
    short: say('《慈善法》（2023）', 'Charity Law (2023)'),
    inForceFrom: '2024-09-05',
    inForceTo: null,
    predecessor: 'CL16',
    mark: 'V1',
  }),
  PF16: law('慈善组织公开募捐管理办法（2016）', 'Measures on Public Fundraising (Order 59, 2016)', {
    inForceFrom: '2016-09-01',
    inForceTo: '2024-09-04',
    predecessor: null,
    mark: 'R',
  }),
  PF24: law('慈善组织公开募捐管理办法', 'Measures on Public Fundraising (Order 74, 2024)', {
    inForceFrom: '2024-09-05',
    inForceTo: null,
    predecessor: 'PF16',
    mark: 'V2',
  }),
  ID18: law('慈善组织信息公开办法（2018）', 'Measures on Information Disclosure (Order 61, 2018)', {
    inForceFrom: '2018-09-01',
    inForceTo: '2025-12-31',
    predecessor: null,
    mark: 'R',
  }),
  ID25: law('慈善组织信息公开办法', 'Measures on Information Disclosure (Order 81, 2025)', {
    inForceFrom: '2026-01-01',
    inForceTo: null,
    predecessor: 'ID18',
    mark: 'V2',
  }),
  FG25: law('慈善组织公开募捐方案备案指引（试行）', 'Guide to Filing Fundraising Plans (2025)', {
    inForceFrom: '2026-01-01',
    inForceTo: null,
    predecessor: null,
    mark: 'V3',
  }),
  EX16: law('关于慈善组织开展慈善活动年度支出和管理费用的规定', 'Rules on Annual Spending and Management Cost (2016)', {
    inForceFrom: '2016-10-11',
    inForceTo: '2026-04-26',
    predecessor: null,
    mark: 'V1',
  }),
  EX26: law(
    '关于慈善组织开展慈善活动年度支出、管理费用和募捐成本的规定',
    'Rules on Annual Spending, Management and Fundraising Cost (2026)',
    { inForceFrom: '2026-04-27', inForceTo: null, predecessor: 'EX16', mark: 'V1' },
  ),
  PS16: law('公开募捐平台服务管理办法（2016）', 'Measures on Fundraising Platform Services (2016)', {
    inForceFrom: '2016-09-01',
    inForceTo: '2026-04-29',
    predecessor: null,
    mark: 'V1',
  }),
  PS26: law('公开募捐平台服务管理办法（2026修订）', 'Measures on Fundraising Platform Services (revised 2026)', {
    inForceFrom: '2026-04-30',
    inForceTo: null,
    predecessor: 'PS16',
    mark: 'V3',
  }),
  MZ87: law('慈善组织互联网公开募捐信息平台基本技术规范（MZ/T 087—2017）', 'MZ/T 087—2017', {
    inForceFrom: '2017-08-01',
    inForceTo: null,
    predecessor: null,
    mark: 'V3',
  }),
  MZ88: law('慈善组织互联网公开募捐信息平台基本管理规范（MZ/T 088—2017）', 'MZ/T 088—2017', {
    inForceFrom: '2017-08-01',
    inForceTo: null,
    predecessor: null,
    mark: 'V3',
  }),
  RC24: law('公益事业捐赠票据使用管理办法', 'Measures on Donation Receipts (2024)', {
    inForceFrom: '2024-02-01',
    inForceTo: null,
    predecessor: null,
    mark: 'V2',
  }),
  PH24: law('个人求助网络服务平台管理办法', 'Measures on Platforms for Personal Appeals (2024)', {
    inForceFrom: '2024-09-05',
    inForceTo: null,
    predecessor: null,
    mark: 'V1',
  }),
  RC17: law('红十字会法', 'Red Cross Society Law', {
    inForceFrom: '2017-05-08',
    inForceTo: null,
    predecessor: null,
    mark: 'V1',
  }),
  AL03: law('行政许可法', 'Administrative Licensing Law', {
    inForceFrom: '2004-07-01',
    inForceTo: null,
    predecessor: null,
    mark: 'R',
  }),
  CSO17: law(
    '民政部关于大力培育发展社区社会组织的意见（民发〔2017〕191号）',
    'Opinions on Community Social Organisations (2017)',
    {
      inForceFrom: '2017-12-27',
      inForceTo: null,
      predecessor: null,
      mark: 'V1',
    },
  ),
  CC: law('民法典', 'Civil Code', { inForceFrom: '2021-01-01', inForceTo: null, predecessor: null, mark: 'V1' }),
  PIPL: law('个人信息保护法', 'Personal Information Protection Law', {
    inForceFrom: '2021-11-01',
    inForceTo: null,
    predecessor: null,
    mark: 'V1',
  }),
  GB32100: law('法人和其他组织统一社会信用代码编码规则（GB 32100—2015）', 'GB 32100—2015', {
    inForceFrom: '2015-10-01',
    inForceTo: null,
    predecessor: null,
    mark: 'V1',
  }),
} as const satisfies Readonly<Record<string, Instrument>>;

export type InstrumentId = keyof typeof INSTRUMENTS;
