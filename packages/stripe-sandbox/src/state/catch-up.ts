import { expireDueSessions } from '../payments/expire.ts';
import { settleDueRefunds } from '../payments/refund.ts';
import type { World } from '../world.ts';
import { forgetOldRows } from './forget.ts';

/** Does what the clock has made due since the last time: nothing else in the sandbox happens by itself. */
export function catchUp(world: World): void {
  expireDueSessions(world);
  settleDueRefunds(world);
  forgetOldRows(world);
}
