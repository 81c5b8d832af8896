// A broken assertion is a bug of ours, never a caller's mistake: it answers 500 and says nothing outside.

/** Throws when `condition` is false. `message` states what should have been true. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

/** Marks the end of an exhausted union; compiling proves that no case is missing. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
