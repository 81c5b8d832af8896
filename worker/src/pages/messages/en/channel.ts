// English: whether and where to give.

import { articleInEnglish } from '@happy-homeland/rules';
import type { ChannelTexts } from '../zh-cn/channel.ts';

export const channelTexts: ChannelTexts = {
  status: {
    open: 'Open',
    'not-yet-open': 'Not open yet',
    'campaign-ended': 'Ended',
    'certificate-expired': 'Paused',
    'certificate-revoked': 'Paused',
    'blocked-by-rules': 'Paused',
    'goal-reached': 'Goal reached',
    paused: 'Paused',
    'not-listed': 'Not open for gifts yet',
  },
  channelReason: {
    'own-name-site': 'This is the charity’s own website, so gifts can be made here.',
    'registered-site': 'Community sites only show the project. Please give on the charity’s own page.',
    'hand-off-not-enabled': 'This site only shows the project. Please give on a designated fundraising platform.',
    'origin-not-registered': 'This site is not registered, so it can show the project but not take gifts.',
    'not-listed': 'The appeal is not listed on a designated platform yet, so gifts cannot be taken online.',
    'not-yet-open': 'The appeal has not opened yet, so gifts cannot be taken.',
    'campaign-ended': 'The appeal has ended and takes no more gifts. Its books and reports stay public.',
    'certificate-expired':
      'The public-fundraising certificate has expired, so gifts are paused. The books and reports stay public.',
    'certificate-revoked':
      'The public-fundraising certificate is not valid any more, so no gifts are taken. The books and reports stay public.',
    'blocked-by-rules':
      'The automatic check found something that the rules do not allow, so gifts are paused. The books and reports stay public.',
    'goal-reached': 'The goal has been reached and no more gifts are taken. Thank you for the thought.',
    paused: 'The charity has paused this appeal; its disclosures say why. The books stay public.',
  },
  channelAction: (target) => `Go to ${target}`,
  channelOfficial: (charity) => `Go to the official donation page of ${charity}`,
  articles: 'Legal basis',
  channelFindings: 'See the automatic check',
  article: articleInEnglish,
};
