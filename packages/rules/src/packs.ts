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
  /** Rules that block although their source is practice, our reading or memory: the operator's own decision. */
  readonly switchedOn: readonly string[];
}

const VERSION = '2026.11.1';
/** What holds wherever the software is used: the facts can be read, and the page says who asks. */
const OPEN_RULES = ['G1-who', 'G2-payee', 'G3', 'F6', 'E7', 'E8'];

export const PACKS: Readonly<Record<PackId, Pack>> = {
  cn: {
    id: 'cn',
    title: say('中国大陆', 'Mainland China'),
    version: `cn-${VERSION}`,
    rules: Object.values(FAMILIES).flatMap(({ rules }) => rules),
    switchedOn: ['A9', 'A12', 'G1-filing-number'],
  },
  open: {
    id: 'open',
    title: say('不含中国大陆法规', 'No mainland Chinese law'),
    version: `open-${VERSION}`,
    rules: Object.values(FAMILIES)
      .flatMap(({ rules }) => rules)
      .filter(({ id }) => OPEN_RULES.includes(id)),
    switchedOn: [],
  },
};
