import type { ProofMessages } from './proof-zh-cn.ts';

export const proofEn: ProofMessages = {
  heading: 'Check of the public books',
  word: {
    verified: 'Checked',
    own: 'Checked by the operator alone',
    alone: 'Nobody else has checked yet',
    stale: 'Not checked lately',
    few: 'Too few have checked',
    older: 'These are older books',
    weakened: 'Fewer must check now',
    replaced: 'These are other books',
    mismatch: 'The check failed',
    contradicted: 'The books contradict themselves',
  },
  body: {
    verified:
      'These public books are signed and have only been added to, and somebody other than the operator has seen the same.',
    own: 'These public books are signed and have only been added to. But those who checked all belong to the operator.',
    alone: 'These public books are signed by the operator and have only been added to. No independent checker yet.',
    stale:
      'These public books are signed and have only been added to. But no checker has looked at them for more than 24 hours.',
    few: 'These public books are signed by the operator, but too few checkers have seen them.',
    older:
      'The snapshot that came is older than one this browser has seen. It may be a cache; please look again later.',
    weakened:
      'These public books are signed and have only been added to. But a checker that this browser has seen is gone, or fewer must check than before. Please ask the charity.',
    replaced:
      'These are not the public books that this browser has seen here before. Please ask the charity or the civil affairs department.',
    mismatch:
      'What came does not fit its signature; do not believe it. It may have been changed on the way, or the books themselves may be wrong.',
    contradicted:
      'This browser has seen two snapshots that the operator signed and that exclude each other: books that were published have been rewritten. Please save the evidence and give it to an auditor or to the civil affairs department.',
  },
  size: (entries) => `${entries} entries`,
  seenBy: (count, needed) =>
    `${count || 'No'} ${count > 1 ? 'checkers have' : 'checker has'} seen it (${needed === 0 ? 'none is asked for yet' : `at least ${needed} must`})`,
  newest: (time) => `Last checked: ${time}`,
  since: (time) => `This browser has followed these books since ${time}`,
  operator: { own: 'the operator’s own', other: 'independent of the operator' },
  details: 'More',
  limits: 'The check does not show that each entry is true, nor that none is missing.',
  save: 'Save the evidence',
  fileName: 'contradiction-in-the-books.txt',
  loading: 'Checking the public books.',
  failed: 'The check did not work, so nothing is known about the books right now.',
  retry: 'Try again',
  page: 'See the books on the project page',
  receipt: 'Check my receipt',
};
