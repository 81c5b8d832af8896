// Whether everything that a deployment says of money follows from its log, as an auditor adds it up who has nothing else.

import { isDeepStrictEqual } from 'node:util';
import type { Answer } from './deployment.ts';
import type { Entry, Sums } from './replay.ts';
import { figuresEver, moneyOn, replay, sumsOf, textOf } from './replay.ts';

/** What the plans say of money: the goal, two lines of the budget. */
const PLANNED = [1_000_000, 700_000, 300_000];

/** What does not follow: of the cards, and each amount on each page that the log never gave, or that a page leaves out. */
export async function differences(url: string, projects: readonly string[]): Promise<readonly string[]> {
  const entries = await replay(url);
  const known = new Set([...figuresEver(entries, projects), ...PLANNED]);
  const found = await Promise.all(projects.map((id) => ofProject({ url, id, entries, known })));
  return found.flat();
}

interface Comparing {
  readonly url: string;
  readonly id: string;
  readonly entries: readonly Entry[];
  readonly known: ReadonlySet<number>;
}

async function ofProject({ url, id, entries, known }: Comparing): Promise<readonly string[]> {
  const sums = sumsOf(entries, [id]);
  const card: Answer = JSON.parse(await textOf(`${url}/v1/projects/${id}`));
  const paths = ['/', `/p/${id}`, `/p/${id}/notice`, `/give/${id}`, `/embed/${id}`, `/v1/projects/${id}/disclosures`];
  const said = await Promise.all(paths.map(async (path) => ({ path, amounts: moneyOn(await textOf(url + path)) })));
  const unknown = said.flatMap(({ path, amounts }) =>
    amounts.filter((minor) => !known.has(minor)).map((minor) => `${path} says ${minor}`),
  );
  const onPage = said[1]?.amounts ?? [];
  const shown = [...Object.values(sums.byCategory), ...Object.values(sums.bySource), sums.raised, sums.spent];
  const missing = shown.filter((minor) => !onPage.includes(minor)).map((minor) => `/p/${id} leaves out ${minor}`);
  const told = JSON.stringify(toldBy(card));
  const summed = JSON.stringify(cardOf(sums));
  const isSame = isDeepStrictEqual(toldBy(card), cardOf(sums));
  return [...(isSame ? [] : [`the card says ${told}, the log ${summed}`]), ...unknown, ...missing];
}

function toldBy({ raisedMinor, donors, bySource, fundUse }: Answer) {
  const { otherMinor: _sum, ...use } = fundUse;
  const sources = bySource.map((row: Answer) => [row.source, row.raisedMinor]).toSorted();
  return { raisedMinor, donors, sources, ...use };
}

function cardOf({ raised, gifts, fees, spent, advances, givenOn, received, held, bySource }: Sums) {
  return {
    raisedMinor: raised,
    donors: gifts,
    sources: Object.entries(bySource).toSorted(),
    interestMinor: 0,
    receivedMinor: received,
    feesMinor: fees,
    managementMinor: 0,
    advancesMinor: advances,
    spentMinor: spent,
    transferredMinor: givenOn,
    heldMinor: held,
  };
}
