/** A number with the thing that is counted, in English: "1 witness", "2 witnesses". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
