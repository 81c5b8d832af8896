// Ids of rows that a bench writes by the thousand.

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_CHARS = 26;

/** What an id names; two kinds share none. */
export const ID_KIND = { pledge: 1, journal: 2, receipt: 3, project: 4, campaign: 5, spending: 6, item: 7 } as const;

/** Ids come in no order, as the server's do, so that neighbours in time are not neighbours on the disk. */
export function scatteredId(kind: number, number: number): string {
  let id = '';
  let state = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(kind + 1, 0x85ebca6b);
  for (let place = 0; place < ID_CHARS; place += 1) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + place;
    state ^= state >>> 13;
    id += ALPHABET[(state >>> 9) & 31];
  }
  // The number itself keeps two of them apart.
  return id.slice(0, ID_CHARS - 5) + ofFive(number);
}

function ofFive(number: number): string {
  return [20, 15, 10, 5, 0].map((bits) => ALPHABET[(number >>> bits) & 31]).join('');
}
