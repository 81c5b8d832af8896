// What is to be shown, how, and on which website: a plain form that asks for this page again.

import { html } from 'hono/html';
import { errorText, fieldMarks } from '../field-error.ts';
import { canonicalHref } from '../links.ts';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, PageContext } from '../page-context.ts';
import type { EmbedChoice } from './embed-choice.ts';
import { hasModes, LANGUAGES, LETTERS, MODES, THEMES } from './embed-choice.ts';
import { EMBED_ELEMENTS, GROUPS } from './embed-elements.ts';
import type { EmbedPlace } from './embed-place.ts';

/** Characters of an address that anybody's website has. */
export const SITE_CHARS_MAX = 253;

export interface ChooserOptions {
  readonly choice: EmbedChoice;
  readonly place: EmbedPlace | null;
  readonly context: PageContext;
}

export function embedChooser({ choice, place, context }: ChooserOptions): Html {
  const words = messagesFor(context.lang).embed;
  const { chooser, elements } = words;
  const errors = place !== null && place.origin === null ? { site: words.place.unreadable } : {};
  const modes = MODES.map((value) => [value, chooser.modes[value]] as const);
  const letters = LETTERS.map((value) => [value, chooser.letters[value]] as const);
  const themes = THEMES.map((value) => [value, chooser.themes[value]] as const);
  const languages = LANGUAGES.map((value) => [value, chooser.languages[value]] as const);
  const groups = GROUPS.map((group) => ({
    label: chooser.groups[group],
    options: EMBED_ELEMENTS.filter((element) => element.group === group).map(
      ({ tag }) => [tag, elements[tag] ?? tag] as const,
    ),
  }));
  return html`<form class="paper embed-chooser" id="choose" method="get" action="${new URL(canonicalHref(context)).pathname}#choose" accept-charset="utf-8">
<h2 id="choose-heading">${chooser.heading}</h2>
${kept(context)}
<div class="embed-fields">
<div class="field"><label for="choose-element">${chooser.element}</label>
<select id="choose-element" name="element">${groups.map(({ label, options }) => html`<optgroup label="${label}">${optionsOf(options, choice.element.tag)}</optgroup>`)}</select></div>
${hasModes(choice.element) ? choiceField({ name: 'mode', label: chooser.modeLabel, options: modes, chosen: choice.mode }) : ''}
${choiceField({ name: 'letters', label: chooser.lettersLabel, options: letters, chosen: choice.letters })}
${choiceField({ name: 'theme', label: chooser.themeLabel, options: themes, chosen: choice.theme })}
${choiceField({ name: 'language', label: chooser.languageLabel, options: languages, chosen: choice.language })}
<div class="field"><label for="site">${chooser.site}</label>
${errorText('site', errors)}
<input id="site" name="site" type="text" inputmode="url" maxlength="${SITE_CHARS_MAX}" autocomplete="off" spellcheck="false" value="${place?.typed ?? ''}" ${fieldMarks({ field: 'site', hint: 'site-hint', errors })}>
<p class="hint" id="site-hint">${chooser.siteHint}</p></div>
</div>
<p><button class="button" type="submit">${chooser.submit}</button></p>
</form>`;
}

type Options = readonly (readonly [value: string, text: string])[];

interface ChoiceField {
  readonly name: string;
  readonly label: string;
  readonly options: Options;
  readonly chosen: string;
}

function choiceField({ name, label, options, chosen }: ChoiceField): Html {
  return html`<div class="field"><label for="choose-${name}">${label}</label>
<select id="choose-${name}" name="${name}">${optionsOf(options, chosen)}</select></div>`;
}

function optionsOf(options: Options, chosen: string): readonly Html[] {
  return options.map(
    ([value, text]) => html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${text}</option>`,
  );
}

// The reader's own language and size go along, because a form that asks by address leaves the old query behind.
function kept({ path, publicUrl }: PageContext): readonly Html[] {
  const query = new URL(path, publicUrl).searchParams;
  return ['lang', 'size'].flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [html`<input type="hidden" name="${name}" value="${value}">`];
  });
}
