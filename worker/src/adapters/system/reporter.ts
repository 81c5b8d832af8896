// One JSON line per entry; JSON escapes line breaks, so a field cannot forge an entry.

import type { Clock, Reporter } from '../../ports/index.ts';

export interface ReporterOptions {
  readonly write: (line: string, level: 'info' | 'warn' | 'error') => void;
  readonly clock: Clock;
  /** Entries below this level are left out. */
  readonly level: 'info' | 'warn' | 'error';
}

const ORDER = ['info', 'warn', 'error'];

export function createReporter({ write, clock, level: least }: ReporterOptions): Reporter {
  return {
    report: (level, event, fields) => {
      if (ORDER.indexOf(level) < ORDER.indexOf(least)) return;
      write(JSON.stringify({ level, event, at: new Date(clock.nowMs()).toISOString(), ...fields }), level);
    },
  };
}
