// What the loader brings where a page has <hh-receipt>: the rest comes from the script of the cards.

import './donate-part.ts';
import { defineReceipt } from './receipt-define.ts';

// Where that script drew nothing, because the page refuses templates, this one draws nothing either.
if (customElements.get('hh-donate')) defineReceipt();
