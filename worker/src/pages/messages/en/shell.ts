// English: the frame of every page.

import type { ShellTexts } from '../zh-cn/shell.ts';

export const shellTexts: ShellTexts = {
  shell: {
    skip: 'Skip to content',
    home: 'All projects',
    otherLanguage: '中文',
    otherLanguageCode: 'zh-CN',
    large: 'Large text',
    normal: 'Standard text',
    display: 'Display',
    test: 'Test',
    testRibbon: 'Test site: no money is taken',
    notDesignated:
      'This software is not an online public-fundraising platform designated by the Ministry of Civil Affairs.',
    madeWith: 'This page runs on Happy Homeland software. Gifts are received by the charity named on the page.',
    docs: 'API reference',
    rules: 'Rules of the automatic check',
    contact: 'Contact',
    genericSpeaker: 'Community micro-projects',
    opensElsewhere: ' (opens another site)',
    failedTitle: (title) => `Error: ${title}`,
  },
};
