// Where an element stands before it has read anything: its deployment, its language, and the page of the project.

import type { CardHost } from './card-host.ts';
import { defaultApi } from './default-api.ts';
import { localeOf } from './locale.ts';
import { cardWords, spokenOf } from './messages.ts';
import type { Stage } from './view.ts';
import { toWebUrl } from './web-url.ts';

/** Origin of the deployment that the element speaks to. */
export function apiOf(host: CardHost): string {
  return host.api || defaultApi();
}

export function stageOf(host: CardHost): Stage {
  const api = apiOf(host);
  const locale = spokenOf(localeOf(host));
  const page = toWebUrl(`/p/${encodeURIComponent(host.project)}`, api);
  return { api, locale, text: cardWords.of(locale), page };
}
