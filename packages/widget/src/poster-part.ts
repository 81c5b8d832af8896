// What the loader brings where a page has <hh-poster>: the rest comes from the script of the cards.

import './donate-part.ts';
import { definePoster } from './poster-define.ts';

// Where that script drew nothing, because the page refuses templates, this one draws nothing either.
if (customElements.get('hh-donate')) definePoster();
