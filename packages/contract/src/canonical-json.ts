// One gift, one text: the same input gives the same bytes, whatever order its fields were written in, so that a replay
// is recognised here and there.

/** JSON with sorted keys and without absent fields. */
export function canonicalJson(value: unknown): string {
  const names = new Set<string>();
  JSON.stringify(value, (name, part: unknown) => {
    names.add(name);
    return part;
  });
  // A list of names is also the order in which every object writes them.
  return JSON.stringify(value, [...names].sort());
}
