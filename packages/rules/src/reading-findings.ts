// Findings about the facts themselves: what cannot be read is said, and blocks, so that a slip of the pen is never
// mistaken for a fact that nobody had to tell.

import type { Fault } from './facts/read-facts.ts';
import type { Finding, Moment } from './finding.ts';
import type { Words } from './words.ts';
import { say } from './words.ts';

const EVERYWHERE: readonly Moment[] = ['apply', 'file', 'publish', 'render', 'pay', 'book', 'year'];

interface About {
  readonly name: string;
  readonly outcome: 'warn' | 'block';
  readonly fields: readonly string[];
  readonly message: Words;
  readonly fix: Words;
}

function readingFinding({ name, outcome, fields, message, fix }: About): Finding {
  return {
    rule: 'Z1',
    name,
    title: say('资料可以读取', 'The facts can be read'),
    outcome,
    softened: false,
    bars: true,
    moments: EVERYWHERE,
    articles: [],
    mark: 'V1',
    evidence: [],
    fields,
    message,
    fix,
  };
}

/** A field that cannot be read blocks; one that nobody knows is most likely misspelt, and warns. */
export function findingOfFault({ field, kind, words }: Fault): Finding {
  return readingFinding({
    name: 'facts_readable',
    outcome: kind === 'not-known' ? 'warn' : 'block',
    fields: [field],
    message: say(`${field}：${words.zh}`, `${field}: ${words.en}`),
    fix: say(`请更正 ${field}`, `correct ${field}`),
  });
}

export function findingOfInstant(): Finding {
  return readingFinding({
    name: 'instant_readable',
    outcome: 'block',
    fields: ['at'],
    message: say('核对时刻无法读取', 'the instant to judge by cannot be read'),
    fix: say('请给出带时区的 ISO 8601 时刻', 'give an ISO 8601 instant with its offset'),
  });
}

export function findingOfUnknownPack(): Finding {
  return readingFinding({
    name: 'pack_chosen',
    outcome: 'block',
    fields: ['pack'],
    message: say('没有选择适用的规则包，已按 cn 核对', 'no pack of rules was chosen; cn was asked'),
    fix: say('请将 pack 设为 cn 或 open', 'set pack to cn or open'),
  });
}
