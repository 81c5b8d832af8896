// The cards: what the loader brings where a page has <hh-donate> or <hh-project>, and what a page may name directly.

import { canDraw } from './can-draw.ts';
import { setDefaultApi } from './default-api.ts';
import { defineDonate } from './donate-define.ts';
import { defineProject } from './project-define.ts';

setDefaultApi(import.meta.url);
// A second copy of the script draws nothing, so what it may draw does not matter.
if (customElements.get('hh-donate') || canDraw()) {
  defineDonate();
  defineProject();
}
