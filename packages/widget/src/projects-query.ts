// What <hh-projects> was told to list. A host writes these by hand, so what makes no sense is left out and said once.

/** The attributes of its own. */
export const PROJECTS_ATTRIBUTES = ['category', 'region', 'status', 'limit'] as const;

type ListStatus = 'upcoming' | 'open' | 'ended';

export interface ListQuery {
  readonly category?: string;
  /** The digits that a region begins with: `51` a province, `5118` a city, `511802` a county. */
  readonly region?: string;
  readonly status?: ListStatus;
  /** Projects on a page. */
  readonly limit: number;
}

const LIMIT_DEFAULT = 10;
/** As the deployment's own. */
const LIMIT_MAX = 100;

const FIX = {
  category: 'lower-case letters and hyphens, such as elder-care',
  region: 'six digits (GB/T 2260), such as 511802',
  status: 'upcoming, open or ended',
  limit: `1 to ${LIMIT_MAX}`,
} as const;

type Attribute = keyof typeof FIX;

/** What the attributes ask for, and what is wrong with them in one line for the console. */
export function parseListQuery(given: (name: Attribute) => string): { query: ListQuery; wrong: string } {
  const category = parseCategory(given('category'));
  const region = parseRegion(given('region'));
  const status = parseStatus(given('status'));
  const limit = parseLimit(given('limit'));
  const understood = { category, region, status, limit };
  const wrong = PROJECTS_ATTRIBUTES.filter((name) => given(name) && understood[name] === undefined);
  return {
    query: {
      ...(category === undefined ? {} : { category }),
      ...(region === undefined ? {} : { region }),
      ...(status === undefined ? {} : { status }),
      limit: limit ?? LIMIT_DEFAULT,
    },
    wrong: wrong.map((name) => `${name}="${given(name).slice(0, 40)}" (write ${FIX[name]})`).join(', '),
  };
}

function parseCategory(text: string): string | undefined {
  return /^[a-z][a-z-]{1,39}$/.test(text) ? text : undefined;
}

// Zeros at the end stand for everything below, and so do digits that are not there.
function parseRegion(text: string): string | undefined {
  return /^[1-9]\d(?:\d\d){0,2}$/.test(text) ? text.replace(/(?:00)+$/, '') : undefined;
}

function parseStatus(text: string): ListStatus | undefined {
  return text === 'upcoming' || text === 'open' || text === 'ended' ? text : undefined;
}

function parseLimit(text: string): number | undefined {
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= LIMIT_MAX ? limit : undefined;
}
