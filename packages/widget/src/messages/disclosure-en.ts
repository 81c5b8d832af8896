import type { DisclosureMessages } from './disclosure-zh-cn.ts';

export const disclosureEn: DisclosureMessages = {
  heading: 'Progress and disclosures',
  updates: 'Progress',
  noUpdates: 'No progress has been published yet.',
  due: (date) => `The next update is due by ${date}.`,
  overdue: (date) => `An update is overdue: it was due by ${date}.`,
  milestones: (reached, all) => `Steps of the project: ${reached} of ${all} done`,
  reached: (date) => `done on ${date}`,
  notReached: 'not done yet',
  outcomes: ({ sessions, people, households }) =>
    `So far: ${sessions} sessions, ${people} attendances, ${households} households`,
  published: (date) => `published on ${date}`,
  milestone: (name) => `Step done: ${name}`,
  photograph: (title, at) => `${title} (photograph ${at})`,
  corrected: (date) => `Corrected on ${date}`,
  before: 'What it said before',
  disclosures: 'Disclosures and corrections',
  note: 'What is published can be corrected, never deleted. It is also to be entered on the statutory platform.',
  noDisclosures: 'Nothing has been disclosed yet.',
  kind: { plan: 'Plan', correction: 'Correction', report: 'Disclosure' },
  entry: (seq) => `entry ${seq} of the public journal`,
  why: (explanation) => `Why it was corrected: ${explanation}`,
};
