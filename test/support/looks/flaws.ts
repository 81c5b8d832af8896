// What an eye would catch, as functions that run in the page: they may lean on each other and on nothing outside this file.

/** Least sizes in CSS pixels, and least contrast. */
export interface Bounds {
  readonly letterPx: number;
  readonly targetPx: number;
  readonly contrast: number;
}

/** A piece of text on one line, and where it is drawn. */
interface Line {
  readonly text: string;
  readonly parent: Element;
  readonly rect: DOMRect;
}

/** Every flaw of the element `tag` in a sentence; none is an empty list. */
function flawsOf(tag: string, bounds: Bounds): string[] {
  const host = document.querySelector(tag);
  const root = host?.shadowRoot;
  if (!host || !root) return [`no <${tag}> is drawn`];
  // What lies behind an open dialog is not for looking at.
  const modal = root.querySelector('dialog[open]');
  const place = modal ?? root.querySelector('.corner') ?? host;
  const lines = linesIn(modal ?? root);
  const box = place.getBoundingClientRect();
  const flaws = [
    ...(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : []),
    ...(lines.length === 0 ? ['nothing is written'] : []),
    ...missingIn(modal ?? root),
    ...brokenWordsIn(modal ?? root),
    ...lines.flatMap((line) => [...faintnessOf(line, bounds), ...cutsOf(line, box, host)]),
    ...overlapsOf(lines),
    ...targetFlawsIn(modal ?? root, bounds),
  ];
  return [...new Set(flaws)];
}

function shortly(text: string | null): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 24);
}

function isSeen(element: Element): boolean {
  // What is clipped away whole is said to those who listen.
  if (getComputedStyle(element).clipPath === 'inset(50%)') return false;
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

/** What stands directly in something folded counts as seen to the browser, because what it stands in is. */
function isFolded(parent: Element): boolean {
  const folded = parent.closest('details:not([open])');
  return folded !== null && !folded.querySelector('summary')?.contains(parent);
}

/** Up through shadow roots as well. */
function above(element: Element): Element | null {
  const parent = element.parentNode;
  return element.assignedSlot ?? element.parentElement ?? (parent instanceof ShadowRoot ? parent.host : null);
}

/** Texts that are there to be seen, each with the places it is drawn at. What a browser draws itself is left to it. */
function textsIn(root: Node): { text: string; parent: Element; rects: DOMRect[] }[] {
  const found: { text: string; parent: Element; rects: DOMRect[] }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = shortly(node.textContent);
    const parent = node.parentElement;
    if (text === '' || !parent || parent.closest('option,canvas,script,style')) continue;
    if (!isSeen(parent) || isFolded(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    found.push({ text, parent, rects });
  }
  return found;
}

function linesIn(root: Node): Line[] {
  return textsIn(root).flatMap(({ text, parent, rects }) => rects.map((rect) => ({ text, parent, rect })));
}

function missingIn(root: Node): string[] {
  return textsIn(root).flatMap(({ text, rects }) => (rects.length === 0 ? [`"${text}" is not drawn`] : []));
}

/** A word is letters alone: numbers, addresses and codes may go to the next line wherever they must. */
function brokenWordsIn(root: Node): string[] {
  const broken: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest('option,canvas,code') || !isSeen(parent) || isFolded(parent)) continue;
    for (const { index, 0: word } of (node.textContent ?? '').matchAll(/(?<![^\s(])[A-Za-z]{3,}(?![^\s),.;:])/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (tops.size > 1) broken.push(`the word "${word}" is broken`);
    }
  }
  return broken;
}

function colourOf(text: string): readonly number[] {
  return (/^rgba?\((.*)\)$/.exec(text)?.[1] ?? '').split(/[\s,/]+/).map(Number);
}

function groundOf(element: Element): readonly number[] {
  for (let at: Element | null = element; at; at = above(at)) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = colourOf(getComputedStyle(at).backgroundColor);
    if (alpha > 0) return [red, green, blue];
  }
  return [255, 255, 255];
}

/** WCAG 2.2, relative luminance. */
function luminance([red = 0, green = 0, blue = 0]: readonly number[]): number {
  const linear = (part: number) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function contrastOf(one: readonly number[], other: readonly number[]): number {
  const lights = [luminance(one), luminance(other)];
  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
}

function faintnessOf({ text, parent }: Line, { letterPx, contrast }: Bounds): string[] {
  const { fontSize, color } = getComputedStyle(parent);
  const read = contrastOf(colourOf(color), groundOf(parent));
  return [
    ...(Number.parseFloat(fontSize) < letterPx - 0.01 ? [`"${text}" has letters of ${fontSize}`] : []),
    ...(read < contrast ? [`"${text}" reads at ${read.toFixed(2)}:1`] : []),
  ];
}

/** How well the border of what `css` names stands out from what is around it; 1 without a border on all four sides. */
function edgeOf(tag: string, css: string): number {
  const thing = document.querySelector(tag)?.shadowRoot?.querySelector(css);
  if (!thing) return 1;
  // What a page leaves bare is as the reader has it.
  document.documentElement.style.backgroundColor = 'Canvas';
  const style = getComputedStyle(thing);
  const edges = ['top', 'right', 'bottom', 'left'].map((side) => {
    const of = (what: string) => style.getPropertyValue(`border-${side}-${what}`);
    const isDrawn = of('style') !== 'none' && Number.parseFloat(of('width')) >= 1;
    return isDrawn ? contrastOf(colourOf(of('color')), groundOf(above(thing) ?? thing)) : 1;
  });
  return Math.min(...edges);
}

function cutsOf({ text, parent, rect }: Line, box: DOMRect, host: Element): string[] {
  const flaws = rect.left < box.left - 1 || rect.right > box.right + 1 ? [`"${text}" leaves its card`] : [];
  for (let at: Element | null = parent; at && at !== host; at = above(at)) {
    const { overflowX, overflowY } = getComputedStyle(at);
    const inside = at.getBoundingClientRect();
    const isCutAcross = overflowX !== 'visible' && (rect.left < inside.left - 1 || rect.right > inside.right + 1);
    const isCutDown = overflowY === 'hidden' && (rect.top < inside.top - 1 || rect.bottom > inside.bottom + 1);
    if (isCutAcross || isCutDown) flaws.push(`"${text}" is cut by its <${at.localName}>`);
  }
  return flaws;
}

function sharedAcross(a: DOMRect, b: DOMRect): number {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left);
}

function sharedDown(a: DOMRect, b: DOMRect): number {
  return Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
}

// The boxes of letters are taller than the letters: a quarter of a line over another is still air.
function overlapsOf(lines: readonly Line[]): string[] {
  return lines.flatMap((one, at) =>
    lines.slice(at + 1).flatMap((other) => {
      const share = sharedDown(one.rect, other.rect) / Math.min(one.rect.height, other.rect.height);
      return sharedAcross(one.rect, other.rect) > 1 && share > 0.25 ? [`"${one.text}" lies over "${other.text}"`] : [];
    }),
  );
}

/** A link within a sentence is as high as the sentence (WCAG 2.2, 2.5.8). */
function isInSentence(link: Element): boolean {
  if (link.localName !== 'a' || getComputedStyle(link).display !== 'inline') return false;
  return [...(link.parentElement?.childNodes ?? [])].some((node) => node instanceof Text && node.data.trim() !== '');
}

function targetFlawsIn(root: ParentNode, { targetPx }: Bounds): string[] {
  const labels = [...root.querySelectorAll('label')].filter((label) => label.querySelector('[type=radio]'));
  const controls = [...root.querySelectorAll('a[href],button,select,summary,input:not([type=radio])')];
  const targets = [...labels, ...controls]
    .filter((target) => isSeen(target) && !isInSentence(target))
    .map((target) => ({ text: shortly(target.textContent), rect: target.getBoundingClientRect() }));
  return targets.flatMap(({ text, rect }, at) => [
    ...(rect.height < targetPx - 0.5 ? [`"${text}" is a target of ${rect.height.toFixed(1)} px`] : []),
    ...targets
      .slice(at + 1)
      .filter((other) => sharedAcross(rect, other.rect) > 1 && sharedDown(rect, other.rect) > 1)
      .map((other) => `the targets "${text}" and "${other.text}" lie over each other`),
  ]);
}

const PARTS = [
  ...[
    shortly,
    isSeen,
    isFolded,
    above,
    textsIn,
    linesIn,
    missingIn,
    brokenWordsIn,
    colourOf,
    groundOf,
    luminance,
    contrastOf,
    faintnessOf,
    cutsOf,
  ],
  ...[sharedAcross, sharedDown, overlapsOf, isInSentence, targetFlawsIn, flawsOf],
];

/** Run in a page, it answers the flaws of the first element `tag`: a list of sentences. */
export function flawScript(tag: string, bounds: Bounds): string {
  return `(() => { ${PARTS.join('\n')}; return flawsOf(${JSON.stringify(tag)}, ${JSON.stringify(bounds)}); })()`;
}

/** Run in a page, it answers how well the border of `css` in the first element `tag` stands out: a ratio. */
export function edgeScript(tag: string, css: string): string {
  return `(() => { ${[...PARTS, edgeOf].join('\n')}; return edgeOf(${JSON.stringify(tag)}, ${JSON.stringify(css)}); })()`;
}
