// What facts are called by people. An auditor matches a path with what was filed; everybody else reads these words. They
// stand apart from the shapes, so that whoever only judges facts does not carry them.

import type { Words } from '../words.ts';
import { say } from '../words.ts';
import { CAMPAIGN_LABELS } from './labels-campaign.ts';
import { MONEY_LABELS } from './labels-money.ts';
import { ORGANISATION_LABELS } from './labels-organisation.ts';
import { SURFACE_LABELS } from './labels-surface.ts';

const BETWEEN = ' / ';
const PLACE = /\[(\d+)\]/g;

/** Path without places in lists → `中文 / English`. */
const LABELS: Readonly<Record<string, string>> = {
  ...ORGANISATION_LABELS,
  ...CAMPAIGN_LABELS,
  ...SURFACE_LABELS,
  ...MONEY_LABELS,
};

/**
 * A fact in plain words, by its path in the facts; one of a list says which, counted from one. A path that leads to no fact
 * is its own label, because nobody knows what was meant.
 */
export function labelOf(path: string): Words {
  const kind = path.replaceAll(PLACE, '');
  const label = Object.hasOwn(LABELS, kind) ? LABELS[kind] : undefined;
  if (label === undefined) return say(path, path);
  const [zh = path, en = path] = label.split(BETWEEN);
  const numbers = [...path.matchAll(PLACE)].map(([, place]) => Number(place) + 1).join('-');
  return numbers === '' ? say(zh, en) : say(`${zh}（第 ${numbers} 项）`, `${en} (no. ${numbers})`);
}
