// What an earlier step of an item said.

import type { WorkEventRecord } from '../../ports/index.ts';

/** What the newest step of that name said; the machine takes each before the next. */
export function lastInput<Input>(events: readonly WorkEventRecord[], step: string): Input {
  return parseInput<Input>(events.findLast((event) => event.step === step)?.input);
}

// It has passed the schema of its step when it came in.
function parseInput<Input>(input: WorkEventRecord['input'] | undefined): Input {
  return input as Input;
}
