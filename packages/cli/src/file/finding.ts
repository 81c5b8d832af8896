import type { Text } from '../language.ts';

/** Something in the file that does not fit: where, what was expected, and what to do about it. */
export interface Finding {
  /** Keys from the top of the file. */
  readonly path: readonly (string | number)[];
  readonly expected: Text;
  readonly fix: Text;
}

/** `campaigns["joint-2026"].partners[0].kind`, as one would write it in code. */
export function pathText(path: Finding['path']): string {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`;
    return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  });
  return steps.join('').replace(/^\./, '');
}

const SHOWN_MAX = 40;

/** A value of the file, short enough for one line. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
}
