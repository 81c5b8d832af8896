import type { Clock } from './clock.ts';

type Field = string | number | boolean;

/** Obligation: never throws, and never holds up an answer. */
export type Report = (level: 'info' | 'error', event: string, fields: Readonly<Record<string, Field>>) => void;

const MS_PER_S = 1000;

/** One line of JSON per event: escaped line breaks keep a field from forging a line. */
export function createReport(write: (line: string) => void, clock: Clock): Report {
  return (level, event, fields) =>
    write(JSON.stringify({ level, event, at: new Date(clock.nowS() * MS_PER_S).toISOString(), ...fields }));
}
