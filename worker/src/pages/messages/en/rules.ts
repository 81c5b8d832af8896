// English: the pages of the rules.

import type { RulesTexts } from '../zh-cn/rules.ts';

export const rulesTexts: RulesTexts = {
  rules: {
    title: 'The rules of the automatic check',
    lead: 'Every project here is checked by machine against these rules, with facts that the charity declares.',
    aid: 'This is an aid, not legal advice; the official text of the law prevails.',
    inForce: (count, date) => `${count} rules in force on ${date}`,
    contents: 'Contents',
    instruments: 'Laws and notices',
    marks: 'How a rule is known',
    marksNote:
      'Only what was read in the law, a reproduction or an official summary closes gifts by itself. The rest warns, unless a pack switches it on.',
    packs: 'Packs',
    packsNote: 'A federation is under one pack, and every verdict says which, and of which version.',
    packRules: (count) => `asks ${count} rules`,
    packSwitchedOn: 'Switched on, although the source is weak',
    packNoLaw: 'cites no article',
    articles: 'Articles',
    since: 'Since',
    known: 'Source',
    facts: 'Looks at',
    moments: 'Bears on',
    moment: {
      apply: 'application for the certificate',
      file: 'filing',
      publish: 'publication',
      render: 'the page with the donate button',
      pay: 'payment',
      book: 'books and disclosure',
      year: 'yearly figures',
    },
    askedBy: 'Asked by',
    switchedOn: (pack) => `${pack} (switched on)`,
    history: 'Versions',
    now: 'in force',
    figure: {
      years: (count) => (count === 1 ? '1 year' : `${count} years`),
      cleanYears: (count) => (count === 1 ? '1 year without a penalty' : `${count} years without a penalty`),
      days: (count) => `${count} days`,
      elements: (count) => `${count} elements of the agreement`,
    },
    period: (from, to) => (to === null ? `since ${from}` : `${from} to ${to}`),
    replaces: (title) => `replaced ${title}`,
    ofFacts: {
      heading: 'About the facts themselves',
      lead: 'These two are no law: they say whether the facts can be judged at all.',
      entries: {
        Z1: {
          title: 'The facts can be read',
          meaning:
            'A declared fact has the wrong form or a misspelt name, or no pack of rules was chosen. What cannot be read is not taken for untold, so gifts are paused; a name that nobody knows is only pointed out.',
          fix: 'The charity corrects what the finding names (the table of facts has every name and form) and publishes again; it is judged anew at once. A giver can ask the charity when that will be.',
        },
        Z4: {
          title: 'The public holidays are known',
          meaning:
            'A due date lies in a year whose holidays are not announced. It leaves out weekends only and may move by some days. Nothing is closed for it.',
          fix: 'The charity keeps the date as counted, and checks again once the holidays are announced.',
        },
      },
      fix: 'What to do',
    },
    instrument: 'Instrument',
    force: 'In force',
  },
};
