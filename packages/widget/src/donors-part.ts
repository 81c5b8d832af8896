// What the loader brings where a page has <hh-donors>: the rest comes from the cards.

import './donate-part.ts';
import { defineDonors } from './donors-define.ts';

// Where that script drew nothing, because the page refuses templates, this one draws nothing either.
if (customElements.get('hh-donate')) defineDonors();
