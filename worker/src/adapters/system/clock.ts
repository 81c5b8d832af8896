import type { Clock } from '../../ports/index.ts';

export const systemClock: Clock = { nowMs: () => Date.now() };
