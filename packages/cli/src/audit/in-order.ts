// Many answers under way, taken in the order in which they were asked for.

/** Results of `work` in the order of `items`, at most `ahead` of them under way. */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Result>,
  ahead: number,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  const next = items[Symbol.iterator]();
  for (;;) {
    while (underWay.length < ahead) {
      const item = next.next();
      if (item.done === true) break;
      const result = work(item.value);
      // Whoever waits for an earlier one hears of this failure when its turn comes, and not as one that nobody handles.
      result.catch(() => undefined);
      underWay.push(result);
    }
    const first = underWay.shift();
    if (first === undefined) return;
    yield await first;
  }
}
