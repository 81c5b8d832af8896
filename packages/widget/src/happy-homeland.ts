// What a host page loads with one script tag (type="module"): a few lines that look which tags of the family the page has,
// now or later, and bring those alone.

const { origin } = new URL(import.meta.url);

// Facts are asked for while what draws them is still under way, letter by letter as the card will ask: it gets this answer,
// and a slow network is waited for once less. As many as the cards ask for at a time; not where a button stands first.
const cards = () => {
  for (const card of [...document.querySelectorAll('hh-donate[project]:not([api],[drawn],[mode])')].slice(0, 6)) {
    const link = document.createElement('link');
    link.rel = 'preload';
    link.as = 'fetch';
    link.crossOrigin = '';
    link.href = `${origin}/v1/projects/${card.getAttribute('project')}/channel?with=card`;
    link.onload = link.remove;
    document.head.append(link);
  }
  return import('./donate-part.ts');
};
/** Tag without `hh-`: what defines it. */
const PARTS: Readonly<Record<string, () => Promise<unknown>>> = {
  donate: cards,
  project: cards,
  compliance: () => import('./compliance-part.ts'),
  poster: () => import('./poster-part.ts'),
  proof: () => import('./proof-part.ts'),
  projects: () => import('./projects-part.ts'),
  disclosure: () => import('./disclosure-part.ts'),
  donors: () => import('./donors-part.ts'),
  receipt: () => import('./receipt-part.ts'),
};
const selector = Object.keys(PARTS)
  .map((tag) => `hh-${tag}:not(:defined)`)
  .join();
const brought = new Set<string>();

function bring(tag: string): void {
  if (brought.has(tag)) return;
  brought.add(tag);
  PARTS[tag]?.().catch(() => console.warn(`<hh-${tag}> did not load. Allow it in script-src`));
}

function look(): void {
  for (const { localName } of document.querySelectorAll(selector)) bring(localName.slice(3));
}

new MutationObserver(look).observe(document, { childList: true, subtree: true });
look();
// Whoever names the script and has no tag in sight has one in a shadow root, where nobody is told of it.
const guess = () => brought.size || bring('donate');
if (document.readyState === 'complete') guess();
else addEventListener('load', guess);
