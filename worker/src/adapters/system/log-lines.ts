// Lines for the operator, written together once a turn of the event loop: a write is a call into the system, and under
// load most of a short answer's time went there. A warning or an error is written at once, with all that came before it;
// so is everything when the process ends. Only a process that is killed takes the last turn's info lines with it.

import type { ReporterOptions } from './reporter.ts';

export interface LogLines {
  readonly write: ReporterOptions['write'];
  /** Writes what has been gathered. */
  flush(): void;
}

/** `write` takes text that ends with a line break; it must not keep it. */
export function gatherLines(write: (text: string) => void): LogLines {
  let gathered = '';
  let isDue = false;
  const flush = () => {
    isDue = false;
    if (gathered === '') return;
    const text = gathered;
    gathered = '';
    write(text);
  };
  return {
    write: (line, level) => {
      gathered += `${line}\n`;
      if (level !== 'info') return flush();
      if (isDue) return;
      isDue = true;
      setImmediate(flush);
    },
    flush,
  };
}
