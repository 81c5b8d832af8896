// One line of the doctor: what was looked at, how it is, and what to do.

import type { Text } from '../language.ts';

/** `note` is nothing to do about; `warning` wants somebody today; `fault` keeps gifts or trust away now. */
export type Level = 'ok' | 'note' | 'warning' | 'fault';

export interface Verdict {
  /** Stable, for programs. */
  readonly check: string;
  readonly level: Level;
  readonly says: Text;
  readonly fix?: Text;
}

export function ok(check: string, zh: string, en: string): Verdict {
  return { check, level: 'ok', says: { zh, en } };
}

export function note(check: string, zh: string, en: string): Verdict {
  return { check, level: 'note', says: { zh, en } };
}

/** What is wrong, and what to do about it. */
export function wrong(
  level: 'warning' | 'fault',
  check: string,
  { says, fix }: Omit<Verdict, 'check' | 'level'>,
): Verdict {
  return fix === undefined ? { check, level, says } : { check, level, says, fix };
}
