// The papers behind the story's entries. Only their digests stand in the books; the files lie in the data directory, so that
// whoever doubts a digest can add it up again. They say of themselves that they are no papers of anybody's.

import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Paper {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly mime: string;
}

export interface PaperFacts {
  /** Of the file, without its ending. */
  readonly name: string;
  /** What kind of paper it stands for. */
  readonly stands: string;
  readonly on: string;
  readonly lines: readonly string[];
}

const HEAD = ['【示例】演示数据，不是真实凭证。', 'SAMPLE: made by the demo, not a real document.'];
const FOOT = '本文件由演示程序生成，不是发票、收据、流水或报告，没有任何效力。';

/** Writes a paper into `folder` and answers what the books keep of it. */
export function writePaper(folder: string, { name, stands, on, lines }: PaperFacts): Paper {
  const text = [...HEAD, '', `代替 stands for：${stands}`, `日期 date：${on}`, ...lines, '', FOOT, ''].join('\n');
  const body = Buffer.from(text);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, `${name}.txt`), body, { mode: 0o600 });
  return { sha256: createHash('sha256').update(body).digest('hex'), bytes: body.length, mime: 'text/plain' };
}
