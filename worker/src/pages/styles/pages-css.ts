// The one style sheet of the pages, in the order in which its parts build on each other.

import { BASE_CSS } from './base.ts';
import { CHECKS_CSS } from './checks.ts';
import { CONSOLE_CSS } from './console.ts';
import { EMBED_CSS } from './embed.ts';
import { FACTS_CSS } from './facts.ts';
import { FORM_CSS } from './form.ts';
import { LEDGER_CSS } from './ledger.ts';
import { MODES_CSS } from './modes.ts';
import { SHEETS_CSS } from './sheets.ts';
import { SHELL_CSS } from './shell.ts';

/** Served as `/assets/pages.css`, after `/widget/v1/tokens.css`. */
export const PAGES_CSS = [
  BASE_CSS,
  SHELL_CSS,
  FACTS_CSS,
  LEDGER_CSS,
  CHECKS_CSS,
  FORM_CSS,
  SHEETS_CSS,
  EMBED_CSS,
  CONSOLE_CSS,
  MODES_CSS,
].join('');

/** What the donate page draws by, which brings it in itself (decision 0063): none of the others says anything of that page. */
export const GIVE_CSS = [BASE_CSS, SHELL_CSS, FACTS_CSS, FORM_CSS, MODES_CSS].join('');
