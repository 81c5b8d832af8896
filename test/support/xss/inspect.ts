// What became of a text in a document, asked inside the browser. The function is sent there as it is, so it stands alone.

/** How a text is told apart from the words around it: its place in the document follows it. */
export function marked(text: string, path: string): string {
  return `${text}⟦${path}⟧`;
}

export interface Inspection {
  readonly elements: number;
  /** Attributes and elements that run, or lead where nothing should. */
  readonly dangers: readonly string[];
  /** Places whose text is not whole. */
  readonly broken: readonly string[];
  /** Places whose text is whole. */
  readonly whole: readonly string[];
}

export function inspect(root: ParentNode & Node, text: string): Inspection {
  const RUNS = /^on|^style$|^srcdoc$|^ping$/;
  const LEADS = /^(?:href|src|srcset|action|formaction|data|poster|background|xlink:href)$/;
  const FINE = /^(?:data:,$|data:image\/svg\+xml[;,](?!.*onload)|tel:\+?\d+$|mailto:[\w.+-]+@[\w.-]+$)/;
  const HERE = 'https://give.example.org';
  const isFine = (address: string) => {
    if (FINE.test(address)) return true;
    if (!URL.canParse(address, HERE)) return false;
    const { protocol, hostname, username } = new URL(address, HERE);
    return /^https?:$/.test(protocol) && !/evil/.test(hostname) && username === '';
  };
  const elements = [...root.querySelectorAll('*')];
  const found = {
    elements: elements.length,
    dangers: [] as string[],
    broken: new Set<string>(),
    whole: new Set<string>(),
  };
  const look = (held: string) => {
    for (const { 1: path = '', index } of held.matchAll(/⟦([\w.]+)⟧/g)) {
      const isWhole = held.slice(Math.max(0, index - text.length), index) === text;
      found[isWhole ? 'whole' : 'broken'].add(path);
    }
  };
  // Data is no text of the page: its strings are what machines read of it.
  for (const data of root.querySelectorAll('script[type="application/ld+json"]')) {
    JSON.parse(data.textContent ?? '', (_, value: unknown) => {
      if (typeof value === 'string') look(value);
      return value;
    });
    data.textContent = '';
  }
  const lookPasted = (markup: string) => {
    const pasted = inspect(new DOMParser().parseFromString(markup, 'text/html'), text);
    found.dangers.push(...pasted.dangers);
    found.elements += pasted.elements;
    for (const path of pasted.broken) found.broken.add(path);
    for (const path of pasted.whole) found.whole.add(path);
  };
  const snippets = [...root.querySelectorAll('textarea.snippet')].map(({ textContent }) => textContent ?? '');
  look(snippets.reduce((rest, snippet) => rest.replace(snippet, ''), root.textContent ?? ''));
  for (const element of elements) {
    // What people copy is markup: it is looked at as what it becomes where they paste it.
    if (element.matches('textarea.snippet')) lookPasted(element.textContent ?? '');
    else if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) look(element.value);
    for (const { name, value } of element.attributes) {
      look(value);
      const leadsAstray = LEADS.test(name.toLowerCase()) && !isFine(value);
      if (RUNS.test(name.toLowerCase()) || leadsAstray) found.dangers.push(`${element.localName} ${name}=${value}`);
    }
  }
  return {
    elements: found.elements,
    dangers: found.dangers,
    broken: [...found.broken],
    whole: [...found.whole],
  };
}
