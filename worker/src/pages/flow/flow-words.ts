// What a line of the money flow is called, in the picture and in the table beside it alike.

import type { Messages } from '../messages/messages-for.ts';
import type { FlowLine } from './money-flow.ts';

export interface FlowName {
  readonly what: string;
  /** A budget line or a partner. */
  readonly name: string | null;
  /** The name is somebody's own, in the language it was published in. */
  readonly isPublished: boolean;
}

export function flowName(line: FlowLine, words: Messages): FlowName {
  const plain = kindWords(line, words);
  const what = line.isBack ? words.flow.back(plain) : plain;
  if (line.kind !== 'spent' && line.kind !== 'advances') return { what, name: null, isPublished: false };
  if (line.others !== undefined) return { what, name: words.flow.others(line.others), isPublished: false };
  return { what, name: line.name ?? null, isPublished: line.name !== undefined };
}

function kindWords(line: FlowLine, words: Messages): string {
  return line.kind === 'source' ? words.source[line.source] : words.flow.kinds[line.kind];
}
