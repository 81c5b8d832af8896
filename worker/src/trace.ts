/** Where an error happened, not what it said: a foreign message may quote what was sent, and that may name a person. */
export function traceOf(error: unknown): { readonly name: string; readonly where: string } {
  if (!(error instanceof Error)) return { name: typeof error, where: '' };
  const [, frame = ''] = /\n\s+at ([^\n]+)/.exec(error.stack ?? '') ?? [];
  return { name: error.name, where: frame };
}
