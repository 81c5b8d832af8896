// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { QR_SVG } from '../testing/every-page.ts';
import { parsePage } from '../testing/parse-page.ts';
import { sampleCard, samplePage } from '../testing/sample-card.ts';
import { embedChoice } from './embed-choice.ts';
import { EMBED_ELEMENTS } from './embed-elements.ts';
import { embedPage } from './embed-page.ts';

const PIN = { src: 'https://give.example.org/widget/0.1.0-0123456789abcdef/happy-homeland.js', integrity: 'sha384-AA' };
const FAMILY = { src: 'https://give.example.org/widget/0.1.0-aaaaaaaaaaaaaaaa/family.js', integrity: 'sha384-BB' };
const FRAME = { src: 'https://give.example.org/widget/0.1.0-bbbbbbbbbbbbbbbb/frame.js', integrity: 'sha384-CC' };

function choose(query = '') {
  return embedChoice(new URLSearchParams(query));
}

function render(changes: Partial<Parameters<typeof embedPage>[0]> = {}) {
  const context = samplePage({ path: '/embed/abcdefghijklmnop' });
  const pins = { cards: PIN, check: PIN, books: PIN, family: FAMILY, frame: FRAME };
  return parsePage(
    embedPage({ card: sampleCard(), choice: choose(), place: null, pins, qrSvg: QR_SVG, context, ...changes }),
  );
}

function snippet(page: Document, id: string): string {
  return page.querySelector(`#snippet-${id}`)?.textContent ?? '';
}

test('offers every tag of the family, the common ones first, with its name in both languages', async () => {
  const page = await render();
  const groups = [...page.querySelectorAll('#choose-element optgroup')];
  expect(groups.map((group) => group.getAttribute('label'))).toEqual(['常用', '公开和核对', '给捐赠人']);
  const tags = groups.flatMap((group) => [...group.querySelectorAll('option')].map((one) => one.getAttribute('value')));
  expect(tags.slice(0, 3)).toEqual(['hh-donate', 'hh-project', 'hh-projects']);
  expect(tags).toHaveLength(9);
  const english = await render({ context: samplePage({ path: '/embed/abcdefghijklmnop', lang: 'en' }) });
  for (const one of [page, english]) {
    for (const option of one.querySelectorAll('#choose-element option')) {
      expect(option.textContent).not.toBe(option.getAttribute('value'));
    }
  }
});

test.each([
  ['hh-projects', '<hh-projects>', 'https://give.example.org/?lang=en">List of projects'],
  ['hh-receipt', '<hh-receipt>', 'https://give.example.org/receipts?lang=en">Find my donation'],
  [
    'hh-donors',
    '<hh-donors project="abcdefghijklmnop">',
    '/p/abcdefghijklmnop?lang=en#gifts">Named gifts and messages',
  ],
  ['hh-poster', '<hh-poster project="abcdefghijklmnop">', '/p/abcdefghijklmnop?lang=en">青衣社区老年助餐点'],
])('%s is about what its tag names, and its link leads there', async (tag, opening, link) => {
  const page = await render({ choice: choose(`element=${tag}&language=en`) });
  expect(snippet(page, 'tag')).toContain(opening.replace('>', ' lang="en">'));
  expect(snippet(page, 'tag')).toContain(link);
  expect(snippet(page, 'pinned')).toContain(FAMILY.src);
  expect(page.querySelector('#snippet-pinned-family')).toBeNull();
  expect(page.querySelector(`.preview ${tag}`)).not.toBeNull();
  const isOfProject = opening.includes('project=');
  expect(snippet(page, 'wordpress').includes('project=')).toBe(isOfProject);
});

test.each([
  ['hh-donate', 'img-src https://give.example.org https://photos.example.org'],
  ['hh-disclosure', 'img-src https://give.example.org'],
  ['hh-poster', 'img-src https://give.example.org https://photos.example.org blob:'],
  ['hh-projects', ''],
  ['hh-proof', ''],
])('%s asks a policy for the pictures it has, and for no more', async (tag, pictures) => {
  const card = sampleCard({ photo: 'https://photos.example.org/1.jpg' });
  const lines = snippet(await render({ card, choice: choose(`element=${tag}`) }), 'csp').split('\n');
  expect(lines.every((line) => line.endsWith(';'))).toBe(true);
  const others = ['script-src https://give.example.org', 'connect-src https://give.example.org'];
  expect(lines.map((line) => line.slice(0, -1))).toEqual([
    ...others,
    ...(pictures === '' ? [] : [pictures]),
    'trusted-types lit-html',
  ]);
});

test('pins the script around a frame, and for several tags one script alone', async () => {
  const page = await render();
  expect(snippet(page, 'pinned-family')).toBe(
    `<script type="module" src="${FAMILY.src}" integrity="sha384-BB" crossorigin="anonymous"></script>`,
  );
  expect(snippet(page, 'frame-pinned')).toBe(
    snippet(page, 'frame-fit').replace(
      'src="https://give.example.org/widget/v1/frame.js"',
      `src="${FRAME.src}" integrity="sha384-CC" crossorigin="anonymous"`,
    ),
  );
});

test.each(EMBED_ELEMENTS.map(({ tag }) => tag))('%s has a style that keeps its place', async (tag) => {
  const page = await render({ choice: choose(`element=${tag}`) });
  const named = tag === 'hh-donate' ? 'hh-donate:not\\(\\[mode\\]\\)' : tag;
  expect(snippet(page, 'reserve')).toMatch(new RegExp(`^${named}\\{display:block;min-height:\\d+(?:px|em)\\}`));
});

test.each([
  ['button', 'standard', 'hh-donate[mode=button]{display:block;min-height:44px;--hh-reserve:44px}'],
  ['button', 'large', 'hh-donate[mode=button]{display:block;min-height:48px;--hh-reserve:48px}'],
  ['floating', 'standard', 'hh-donate[mode=floating]{display:block}'],
  ['modal', 'large', 'hh-donate[mode=modal]{display:block}'],
])(
  'hh-donate as %s in %s letters is printed, shown, and keeps no more place than it takes',
  async (mode, letters, style) => {
    const page = await render({ choice: choose(`mode=${mode}&letters=${letters}`) });
    const opening = `<hh-donate project="abcdefghijklmnop" mode="${mode}"${letters === 'large' ? ' size="large"' : ''}>`;
    for (const id of ['tag', 'direct', 'pinned']) expect(snippet(page, id)).toContain(opening);
    expect(page.querySelector('.preview hh-donate')?.getAttribute('mode')).toBe(mode);
    expect(page.querySelector('.preview:has(hh-donate)')?.classList.contains('preview-tall')).toBe(false);
    expect(page.querySelector('#choose-mode option[selected]')?.getAttribute('value')).toBe(mode);
    expect(snippet(page, 'reserve')).toBe(style);
    expect(snippet(page, 'wordpress')).toContain(` mode="${mode}"`);
    // What opens is asked for when somebody opens it.
    expect(snippet(page, 'direct')).not.toContain('preload');
  },
);

test('the card on the page asks for its facts beside its own script, and no other tag does', async () => {
  const preload = `<link rel="preload" as="fetch" crossorigin href="https://give.example.org/v1/projects/abcdefghijklmnop/channel?with=card">`;
  const page = await render();
  expect(snippet(page, 'direct').split('\n')[0]).toBe(preload);
  for (const id of ['tag', 'pinned']) expect(snippet(page, id)).not.toContain('preload');
  for (const { tag } of EMBED_ELEMENTS.slice(1)) {
    const other = await render({ choice: choose(`element=${tag}&mode=button`) });
    expect(snippet(other, 'direct')).not.toContain('preload');
    expect(snippet(other, 'tag')).not.toContain('mode=');
    expect(other.querySelector('#choose-mode')).toBeNull();
  }
});
