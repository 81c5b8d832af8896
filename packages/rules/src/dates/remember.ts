// Dates come back, within one evaluation and from one to the next, and what follows from a date never changes.

const KNOWN_MAX = 2_000;

/** The same function, which answers from memory what it was asked before. At `KNOWN_MAX` answers it forgets them all. */
export function remember<Asked, Answer>(answer: (asked: Asked) => Answer): (asked: Asked) => Answer {
  const known = new Map<Asked, Answer>();
  return (asked) => {
    let one = known.get(asked);
    if (one === undefined) {
      one = answer(asked);
      if (known.size >= KNOWN_MAX) known.clear();
      known.set(asked, one);
    }
    return one;
  };
}
