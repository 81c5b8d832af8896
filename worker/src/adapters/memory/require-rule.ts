import { StoreError } from '../../ports/index.ts';

/** Throws what a CHECK of the database would: the unit itself is wrong, and no retry will make it right. */
export function requireRule(condition: boolean, expectation: string): asserts condition {
  if (!condition) throw new StoreError({ code: 'invalid-unit', message: `the unit breaks a rule: ${expectation}` });
}
