// A list of projects: who raises what for whom, how far it has come, and the way to each. Money is given on its own page.

import type { ProjectCard } from '@happy-homeland/sdk';
import { formatMoney } from '@happy-homeland/sdk';
import { html } from 'lit/html.js';
import type { ListStage } from './list-controller.ts';
import type { ListPages } from './list-pages.ts';
import { moreView, unreadView } from './list-view.ts';
import type { ProjectsMessages } from './messages/projects.ts';
import { projectsMessagesOf } from './messages/projects.ts';
import type { ListQuery } from './projects-query.ts';
import { link, whole } from './view.ts';
import { toWebUrl } from './web-url.ts';

export interface ListedProjects {
  readonly projects: ListPages<ProjectCard>;
  readonly lists: readonly ListPages<unknown>[];
}

/** What a reader may choose between. Nothing is asked for it: it is what has been listed. */
export interface Choices {
  readonly categories: ReadonlySet<string>;
  /** Region → the communities in it; a code alone says nothing to a resident. */
  readonly regions: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether everything has been listed, so that there can be no other kinds. */
  readonly isWhole: boolean;
}

/** What the reader picked within the bounds of the tag. */
export type Chosen = Pick<ListQuery, 'category' | 'region'>;

export interface ProjectsStage extends ListStage<ListedProjects> {
  readonly choices: Choices;
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
}

/** Communities by which a region is known; more would not fit a phone. */
const COMMUNITIES_SHOWN = 2;

export function projectsView(stage: ProjectsStage) {
  const { state, locale } = stage;
  const filters = filtersView(stage);
  // Whoever chooses keeps what was chosen from in sight, whatever comes of it.
  if (state.status !== 'complete' && !filters) return unreadView(stage);
  return html`<article part="card" lang=${locale} aria-label=${projectsMessagesOf(locale).heading}>${filters}
${state.status === 'complete' ? listView(stage, state.value) : unreadView(stage)}</article>`;
}

function filtersView(stage: ProjectsStage) {
  const { chosen, choices, locale, choose } = stage;
  const text = projectsMessagesOf(locale);
  const known = choices.isWhole || choices.categories.size === 0 ? [] : Object.keys(text.categories);
  const kinds = [...new Set([...choices.categories, ...known])];
  const categories = kinds.map((code) => ({ code, name: categoryName(code, text) }));
  const regions = [...choices.regions].map(([code, communities]) => ({
    code,
    name: regionName(code, communities, text),
  }));
  const selects = [
    selectView({ label: text.category, all: text.all, options: categories, value: chosen.category }, (category) =>
      choose(withoutEmpty({ ...chosen, category })),
    ),
    selectView({ label: text.region, all: text.all, options: regions, value: chosen.region }, (region) =>
      choose(withoutEmpty({ ...chosen, region })),
    ),
  ];
  return selects.some(Boolean) ? html`<div class="filters">${selects}</div>` : '';
}

interface Select {
  readonly label: string;
  readonly all: string;
  readonly options: readonly { readonly code: string; readonly name: string }[];
  readonly value: string | undefined;
}

// Nothing to choose between is no choice.
function selectView({ label, all, options, value = '' }: Select, choose: (value: string) => void) {
  if (options.length < 2) return '';
  const pick = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLSelectElement) choose(currentTarget.value);
  };
  return html`<label>${label} <select @change=${pick}>${[{ code: '', name: all }, ...options].map(
    ({ code, name }) => html`<option value=${code} .selected=${code === value}>${name}</option>`,
  )}</select></label>`;
}

function withoutEmpty({ category, region }: { category?: string | undefined; region?: string | undefined }): Chosen {
  return { ...(category ? { category } : {}), ...(region ? { region } : {}) };
}

function categoryName(code: string, { categories }: ProjectsMessages): string {
  const names: Readonly<Record<string, string>> = categories;
  return (Object.hasOwn(names, code) && names[code]) || code;
}

function regionName(code: string, communities: ReadonlySet<string>, text: ProjectsMessages): string {
  const known = [...communities];
  return text.regionOf(code, known.slice(0, COMMUNITIES_SHOWN).join(text.and), known.length > COMMUNITIES_SHOWN);
}

function listView(stage: ProjectsStage, { projects }: ListedProjects) {
  const { locale, more, chosen, choose, page } = stage;
  const text = projectsMessagesOf(locale);
  const narrowed = chosen.category || chosen.region;
  if (projects.items.length === 0) {
    return html`<p role="status">${narrowed ? text.noneChosen : text.none}</p><p>${
      narrowed ? html`<button @click=${() => choose({})}>${text.showAll}</button>` : link(page, text.page)
    }</p>`;
  }
  return html`<ul aria-label=${text.heading}>${projects.items.map((card) => itemView(stage, card))}</ul>${moreView({ list: projects, locale, id: 's', more })}`;
}

function itemView({ locale, text, api }: ProjectsStage, card: ProjectCard) {
  const { title, community, conspicuous, goal, raisedMinor, currency, intake } = card;
  const money = (amountMinor: number, style: 'full' | 'short') =>
    whole(formatMoney({ amountMinor, currency }, locale, style));
  return html`<li>${link(toWebUrl(card.links.page, api), title)}
<p class="quiet">${community} · ${text.by(conspicuous.organisation)} · ${text.filing} ${whole(conspicuous.filingNumber)}</p>
<progress aria-label="${title}: ${text.raised} / ${text.goal}" max=${goal.amountMinor} value=${Math.max(0, raisedMinor)}></progress>
<p>${text.raised} <b>${money(raisedMinor, 'full')}</b> / ${text.goal} ${money(goal.amountMinor, 'short')}</p>
${card.test ? html`<p class="quiet">${text.test}</p>` : ''}${intake === 'open' ? '' : html`<p class="quiet">${text.reason[intake]}</p>`}</li>`;
}
