/** Seconds since 1970. */
export interface Clock {
  readonly nowS: () => number;
}

const MS_PER_S = 1000;

export const systemClock: Clock = { nowS: () => Math.floor(Date.now() / MS_PER_S) };
