// Which rules are asked. A federation is under one pack, and every verdict says which, and of which version.

import { FAMILIES } from './families/families.ts';
import type { Rule } from './rule.ts';
import type { Words } from './words.ts';
import { say } from './words.ts';

export type PackId = 'cn' | 'open';

export interface Pack {
  readonly id: PackId;
  readonly title: Words;
  /** Changed whenever a rule, a figure or a sentence of the pack changes. */
  readonly version: string;
  readonly rules: readonly Rule[];
  /** Whether its findings cite the articles, which are Chinese law. */
  readonly citesLaw: boolean;
  /** Rules that block although their source is practice, our reading or memory: the operator's own decision. */
  readonly switchedOn: readonly string[];
}

const VERSION = '2026.11.2';
/** What holds wherever the software is used: the facts can be read, and the page says who asks. */
const OPEN_RULES = ['E7', 'E8', 'F6', 'G1-who', 'G2-payee', 'G3'];
/** G1 asks for all of it and more. */
const NOT_IN_CN = ['G1-who'];
const RULES = Object.values(FAMILIES).flatMap(({ rules }) => rules);

export const PACKS: Readonly<Record<PackId, Pack>> = {
  cn: {
    id: 'cn',
    title: say('中国大陆', 'Mainland China'),
    version: `cn-${VERSION}`,
    rules: RULES.filter(({ id }) => !NOT_IN_CN.includes(id)),
    citesLaw: true,
    switchedOn: ['A9', 'A12', 'G1-filing-number'],
  },
  open: {
    id: 'open',
    title: say('不含中国大陆法规', 'No mainland Chinese law'),
    version: `open-${VERSION}`,
    rules: RULES.filter(({ id }) => OPEN_RULES.includes(id)),
    citesLaw: false,
    switchedOn: [],
  },
};
