// What people read is said twice, in Chinese first. Both are written, neither is translated by a machine.

/** One sentence or term in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Both languages of one thing that is said. */
export function say(zh: string, en: string): Words {
  return { zh, en };
}
