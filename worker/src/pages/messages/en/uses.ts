// English: what was given for one thing and is used for another.

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
};
