// The languages of the elements, and how the words of each come. Simplified Chinese travels with the code; every other
// language is a file that is asked for together with the facts, so that it costs no round trip of its own.

export type Locale = 'zh-CN' | 'zh-Hant' | 'en';

/**
 * Prepared, with formats of their own in unchecked-formats.ts, and refused until somebody who speaks the language has read
 * every word: Tibetan and Yi (Nuosu).
 */
export const UNCHECKED_LOCALES = ['bo', 'ii'] as const;

/** The language of the closest `lang` attribute, the element's own included. What we do not speak is Chinese. */
export function localeOf(element: Element): Locale {
  const lang = element.closest('[lang]')?.getAttribute('lang') ?? '';
  if (/^en\b/i.test(lang)) return 'en';
  return /^zh-(?:hant|tw|hk|mo)\b/i.test(lang) ? 'zh-Hant' : 'zh-CN';
}

/** The words of one part of the family in each language. */
export interface Words<Text> {
  /** What is there; simplified Chinese where the language has not come. */
  of(locale: Locale): Text;
  /** Brings a language. Undefined where it is there; never rejects. */
  ready(locale: Locale): Promise<unknown> | undefined;
}

/** A part of the script did not come. One line, with the fix. */
export function tellMissing(part: string, so: string): void {
  console.warn(`hh: ${part} did not load, so ${so}. Allow its script in script-src`);
}

type Others<Text> = Readonly<Record<Exclude<Locale, 'zh-CN'>, () => Promise<Text>>>;

export function wordsIn<Text>(zhCn: Text, others: Others<Text>): Words<Text> {
  const come: Partial<Record<Locale, Text>> = { 'zh-CN': zhCn };
  return {
    of: (locale) => come[locale] ?? zhCn,
    ready(locale) {
      if (locale === 'zh-CN' || come[locale]) return;
      return others[locale]().then(
        (text) => {
          come[locale] = text;
        },
        () => {
          // Once for the page: a language that is missing must not keep every drawing waiting for it again.
          if (come[locale]) return;
          come[locale] = zhCn;
          tellMissing(locale, 'it is Chinese');
        },
      );
    },
  };
}
