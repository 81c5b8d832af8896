// What can be wrong with any request that has a body, and with any that asks for a key.

/** A body that is not what it must be. */
export const BODY_PROBLEMS = [
  'malformed-json',
  'duplicate-json-key',
  'unsupported-media-type',
  'payload-too-large',
  'invalid-body',
  'unknown-field',
] as const;

/** A request of somebody who is known. */
export const ACTOR_PROBLEMS = ['unauthorized', 'forbidden', 'too-many-requests'] as const;

export const MANAGE_PROBLEMS = [...BODY_PROBLEMS, ...ACTOR_PROBLEMS, 'not-found', 'parent-not-found'] as const;
