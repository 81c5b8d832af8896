import type { WeakMessages } from './weak-zh-cn.ts';

export const weakEn: WeakMessages = {
  asOf: (time, offline) =>
    `As of ${time}. ${offline ? 'There is no network now' : 'Nothing newer could be read yet'}, so all amounts below are those of that time. They are updated by themselves as soon as possible; until then nothing can be given here.`,
  ofThen: (label) => `${label} (then)`,
  heading: 'The network is too slow: the project has not loaded yet',
  headingKept: 'What you can do without a network',
  scan: 'Scan this with another phone to open the project page.',
  code: (address) => `Code of the project page: ${address}`,
  address: 'Or note the address:',
  later: 'Or come back later. This page keeps trying and shows the project as soon as it can.',
  ask: 'Questions go to the charity:',
  once: 'Sent a gift just now? The same gift sent again within half an hour is still one gift, never two.',
};
