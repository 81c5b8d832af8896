// Codes of regions as GB/T 2260 numbers them: two digits each for province, city and county. A code that ends in zeros is the
// whole that stands above. Which cities and counties there are changes every year and is nobody's to know here; a province is known.

import type { RegionLevel } from '@happy-homeland/contract';

/** The first two digits of every code: 31 provinces, Taiwan, Hong Kong, Macao. */
export const PROVINCES: readonly string[] =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' ');

const LEVELS: readonly RegionLevel[] = ['province', 'city', 'county'];
const DIGITS: Readonly<Record<RegionLevel, number>> = { province: 2, city: 4, county: 6 };

export interface Region {
  /** The digits that everything in it begins with. */
  readonly place: string;
  readonly level: RegionLevel;
}

/** The region of a code of six digits, or of the two or four that say the same; null where it is none. */
export function parseRegion(code: string): Region | null {
  if (!/^(?:\d{2}){1,3}$/.test(code) || !PROVINCES.includes(code.slice(0, DIGITS.province))) return null;
  const city = code.slice(0, DIGITS.city);
  if (code.length === DIGITS.county && !code.endsWith('00')) return { place: code, level: 'county' };
  if (city.length === DIGITS.city && !city.endsWith('00')) return { place: city, level: 'city' };
  return { place: code.slice(0, DIGITS.province), level: 'province' };
}

/** The six digits of a place. */
export function codeOf(place: string): string {
  return place.padEnd(DIGITS.county, '0');
}

/** What regions right below are, and how many digits they have; null below a county. */
export function levelBelow(region: Region | null): { readonly level: RegionLevel; readonly digits: number } | null {
  const level = region === null ? 'province' : LEVELS[LEVELS.indexOf(region.level) + 1];
  return level === undefined ? null : { level, digits: DIGITS[level] };
}
