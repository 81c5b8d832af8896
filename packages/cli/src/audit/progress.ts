// How far an audit is, a line every few seconds: it may run for minutes, and into a file.

import type { Io } from '../io.ts';
import type { Language } from '../language.ts';

const EVERY_MS = 3_000;
const PERCENT = 100;
const MS_PER_SECOND = 1_000;

export interface Progress {
  readonly done: number;
  readonly size: number;
  readonly isContinued: boolean;
}

/** Prints progress to standard error. */
export function progressPrinter(io: Io, lang: Language, nowMs: () => number): (progress: Progress) => void {
  const startedMs = nowMs();
  let saidMs = startedMs;
  let hasSaidContinued = false;
  return ({ done, size, isContinued }) => {
    if (isContinued && !hasSaidContinued) {
      hasSaidContinued = true;
      io.warn({ zh: '继续上次中断的核对。', en: 'Continuing the audit that was interrupted.' }[lang]);
    }
    const now = nowMs();
    if (now - saidMs < EVERY_MS || done === size) return;
    saidMs = now;
    const perSecond = (done * MS_PER_SECOND) / (now - startedMs);
    io.warn(lineOf({ done, size, perSecond, lang }));
  };
}

function lineOf({
  done,
  size,
  perSecond,
  lang,
}: {
  readonly done: number;
  readonly size: number;
  readonly perSecond: number;
  readonly lang: Language;
}): string {
  const percent = Math.floor((done * PERCENT) / size);
  const seconds = Math.ceil((size - done) / perSecond);
  return {
    zh: `已核对 ${done} / ${size} 条（${percent}%），每秒 ${Math.round(perSecond)} 条，约剩 ${seconds} 秒`,
    en: `${done} of ${size} entries (${percent}%), ${Math.round(perSecond)} a second, about ${seconds} s left`,
  }[lang];
}
