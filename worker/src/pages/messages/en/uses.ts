// English: what was given for one thing and is used for another, and what came from elsewhere.

import type { UsesTexts } from '../zh-cn/uses.ts';

export const usesTexts: UsesTexts = {
  uses: {
    heading: 'Changes of use',
    note: 'A use changes only once the council has decided, the registrar has filed it and it is published. The budget of before stays here.',
    effectiveOn: (date) => `In effect since ${date}`,
    givenFor: 'Given for',
    usedFor: 'Used for',
    why: 'Why',
    decided: 'Decision',
    filed: 'Filing of the change',
    on: (text, date) => `${text} (${date})`,
    line: 'Line',
    before: 'Before',
    after: 'After',
  },
  financing: {
    heading: 'Financing outside gifts',
    note: 'What government, the lottery’s fund, companies and others pay for this project. One records it, another confirms it, and it counts among no gifts.',
    total: 'Outside gifts, in all',
    corrected: (date) => `Corrected on ${date}:`,
    before: 'Before:',
    sources: {
      'government-purchase': 'Government purchase',
      'lottery-welfare': 'Lottery welfare fund',
      company: 'Company',
      'own-funds': 'Own funds',
      other: 'Other',
    },
  },
};
