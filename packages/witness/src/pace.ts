// How often a log may grow here. Only its own key makes a new checkpoint, so nobody else can use this up; what costs no
// write is bounded by how many requests are answered at once.

import type { Clock } from './clock.ts';

/** A log publishes every few seconds; this is a log gone mad. */
const BURST = 120;
const PER_S = 2;

interface Bucket {
  left: number;
  atS: number;
}

/** Answers whether the log of this origin may take one more step now. */
export function createPace(clock: Clock): (origin: string) => boolean {
  const buckets = new Map<string, Bucket>();
  return (origin) => {
    const nowS = clock.nowS();
    const bucket = buckets.get(origin) ?? { left: BURST, atS: nowS };
    // A clock that went back gives nothing and takes nothing.
    bucket.left = Math.min(BURST, bucket.left + PER_S * Math.max(0, nowS - bucket.atS));
    bucket.atS = nowS;
    buckets.set(origin, bucket);
    if (bucket.left < 1) return false;
    bucket.left -= 1;
    return true;
  };
}
