// English: messages of givers.

import type { DonorMessageTexts } from '../zh-cn/donor-message.ts';

export const donorMessageTexts: DonorMessageTexts = {
  donorMessage: {
    heading: 'What givers say',
    note: 'Shown with the consent of whoever gave, once the charity has looked at it. They can take it back at any time.',
    anonymous: 'Anonymous',
    more: 'Only the newest are listed here.',
    said: 'In their words',
    gone: 'The words are gone: their writer had them destroyed or took them back, or the gift was returned.',
    by: 'Signed',
    contact: 'How to reach them',
    own: 'Your message',
    states: {
      waiting: 'The charity has not looked at it yet, and it is not shown.',
      shown: 'It is shown on the project’s page.',
      over: 'It is not shown.',
    },
    withdraw: 'Take the message back',
    notShared: 'Only those who deal with it read this.',
  },
};
