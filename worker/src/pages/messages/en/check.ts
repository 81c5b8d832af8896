// English: the automatic check.

import { checkWordsEn } from '@happy-homeland/contract/compliance-words';
import type { CheckTexts } from '../zh-cn/check.ts';

export const checkTexts: CheckTexts = {
  check: {
    ...checkWordsEn,
    aid: 'This is an aid, not legal advice. It compares declared facts with the rules and does not replace the civil affairs department.',
    checkedOn: (date, version) => `Judged on ${date} by rule pack ${version}.`,
    options: {
      status: {
        valid: 'valid',
        revoked: 'revoked',
        suspended: 'suspended',
        none: 'none',
        submitted: 'submitted',
        supplement: 'to be completed',
        complete: 'filed',
        withdrawn: 'withdrawn',
      },
      kind: {
        foundation: 'foundation',
        association: 'association',
        service: 'social service organisation',
        statutory: 'may raise by law',
        other: 'other',
        'designated-platform': 'designated platform',
        'own-name': 'the charity’s own website',
        'third-party': 'another website',
      },
      registration: { registered: 'registered', filed: 'filed', none: 'none' },
      listing: { none: 'on no list', abnormal: 'abnormal activity', dishonest: 'serious dishonesty' },
      mode: { public: 'public', targeted: 'targeted', 'mutual-aid': 'mutual aid' },
      audience: { public: 'the public', closed: 'a closed circle' },
      beneficiary: { class: 'a class of people', 'named-person': 'a named person' },
      surplusTo: { 'similar-projects': 'similar projects', donors: 'donors', village: 'the village', other: 'other' },
    },
    allRules: 'Every rule, with its source and history',
    open: 'Every rule, one by one',
    groupCount: (title, count) => `${title} (${count})`,
    articles: 'Articles',
    period: (from, to) => (to === null ? `in force since ${from}` : `in force ${from} to ${to}`),
    known: 'Source read',
    fix: 'What to do',
    facts: 'Facts used',
    fields: 'Facts to look at',
    vouchedOn: (voucher, date) => `${voucher}, ${date}`,
    source: 'source',
    softened: 'It would close gifts if its source were certain.',
    duties: {
      ...checkWordsEn.duties,
      due: 'Due',
      dueShifted: (legal) => `ends on ${legal}, the next working day`,
      uncertain: 'The holidays of that year are not known yet.',
      contents: 'What must be in it',
      late: 'after its date',
      publishedHere: (date) => `on this page since ${date}`,
      entry: (date) => `Entry of ${date}`,
      status: {
        ...checkWordsEn.duties.status,
        'published-here': 'Published on this page; entry on the statutory platform pending',
      },
    },
    books: {
      heading: 'The books on this page',
      item: 'What is added up',
      outcome: 'Result',
      computed: (time) => `Computed from the books, ${time}.`,
      clean: 'It adds up',
      attention: 'It does not add up',
      items: {
        sources: 'The sources add up to the amount received',
        fundUse: 'All uses and the balance add up to gifts, interest and surplus received',
      },
    },
  },
};
