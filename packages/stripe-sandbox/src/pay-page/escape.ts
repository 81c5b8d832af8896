/** Text that is already HTML and must not be escaped again. Only `html` makes it. */
export class SafeHtml {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

export type HtmlValue = SafeHtml | string | number | null | readonly SafeHtml[];

/** A template whose values are escaped for text and for quoted attributes, unless they are `SafeHtml`. `null` is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): SafeHtml {
  const markup = parts.reduce((sum, part, index) => {
    const value = values[index];
    return sum + part + (value === undefined ? '' : toMarkup(value));
  }, '');
  return new SafeHtml(markup);
}

function toMarkup(value: HtmlValue): string {
  if (value === null) return '';
  if (value instanceof SafeHtml) return value.markup;
  if (typeof value === 'string' || typeof value === 'number') return escapeText(String(value));
  return value.map((item) => item.markup).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
