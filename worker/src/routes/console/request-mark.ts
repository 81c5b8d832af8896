// The key that a form carries, by which sending it twice does it once. A form without a good one gets a new one.

import type { PostedForm } from '../../http/posted-form.ts';
import type { Desk } from './desk.ts';

export function keyOf({ ports }: Desk, { texts }: PostedForm): string {
  const key = texts.get('_key')?.[0] ?? '';
  return /^[a-z2-7]{26}$/.test(key) ? key : ports.ids.id();
}
