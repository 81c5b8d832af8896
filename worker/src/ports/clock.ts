/** The time of day, epoch milliseconds. Never used to measure how long something took. */
export interface Clock {
  nowMs(): number;
}
