// The texts that a webmaster copies, each made once: the page prints what is made here and shows it as its preview. They
// are templates like any other, so that a title with quotes or tags in it is text wherever it is pasted.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import { messagesFor } from '../messages/messages-for.ts';
import type { Html, Lang } from '../page-context.ts';
import type { EmbedChoice, ShownAs } from './embed-choice.ts';
import type { Pin } from './embed-elements.ts';
import { isOfProject } from './embed-elements.ts';

/** What never changes its bytes, and the hash that a browser holds it against. */
export interface PinnedScript {
  readonly src: string;
  readonly integrity: string;
}

export interface EmbedMaterial {
  readonly card: ProjectCard;
  readonly publicUrl: string;
  readonly choice: EmbedChoice;
  /** Null where no version is served. */
  readonly pins: Readonly<Record<Pin, PinnedScript | null>>;
}

const LOADER = 'happy-homeland.js';
/** Lets the frame be as high as what stands in it. */
const FIT_SCRIPT = 'frame.js';

/** What the card needs on a phone 360 px wide, in CSS pixels, so that nothing has to be scrolled in its frame. */
const FRAME_HEIGHTS = { 'zh-CN': { standard: 860, large: 1320 }, en: { standard: 1060, large: 1640 } } as const;

/** A frame in the reader's own language is as high as the Chinese that most of them read. */
export function frameHeight(choice: ShownAs): number {
  return FRAME_HEIGHTS[wordsLang(choice)][choice.letters];
}

/** A frame may open a page of its own, and nothing else. */
const CLOSED_BOX = 'allow-popups allow-popups-to-escape-sandbox';
/** With the script inside it as well. The frame is of another origin than its host, so it cannot open its own box. */
const FITTING_BOX = `allow-scripts allow-same-origin ${CLOSED_BOX}`;

export function evergreenUrl(publicUrl: string): string {
  return `${publicUrl}/widget/v1/${LOADER}`;
}

/** The language that the pasted words are in: a text that stands still has to be in one. */
export function wordsLang({ language }: Pick<EmbedChoice, 'language'>): Lang {
  return language === 'en' ? 'en' : 'zh-CN';
}

/** The tag with the link that stays without a script. */
export function elementTag(material: EmbedMaterial): Html {
  const { card, choice } = material;
  const { element, mode, letters, theme, language } = choice;
  const { tag } = element;
  const set = [
    isOfProject(element) ? html` project="${card.projectId}"` : '',
    mode === 'inline' ? '' : html` mode="${mode}"`,
    language === 'auto' ? '' : html` lang="${language}"`,
    letters === 'large' ? html` size="large"` : '',
    theme === 'auto' ? '' : html` theme="${theme}"`,
  ];
  return html`<${tag}${set}>
  <a href="${linkAddress(material)}">${linkText(card, choice)}</a>
</${tag}>`;
}

function linkAddress(material: EmbedMaterial): string {
  const { choice, publicUrl } = material;
  const { link } = choice.element;
  return isOfProject(choice.element) ? `${pageAddress(material)}${link}` : `${publicUrl}${link}${pageQuery(choice)}`;
}

function linkText(card: ProjectCard, choice: EmbedChoice): string {
  if (choice.element.link === '') return card.title;
  return messagesFor(wordsLang(choice)).embed.elements[choice.element.tag] ?? card.title;
}

/** The tag behind the loader, behind its own file, and behind what never changes. */
export function elementForms(
  material: EmbedMaterial,
): Readonly<Record<'tag' | 'direct', Html>> & Readonly<Record<'pinned' | 'pinnedFamily', Html | null>> {
  const { publicUrl, choice, pins } = material;
  const element = elementTag(material);
  const pinned = pins[choice.element.pin];
  const { family } = pins;
  return {
    tag: html`${moduleTag(evergreenUrl(publicUrl))}
${element}`,
    direct: html`${factsPreload(material)}${moduleTag(`${publicUrl}/widget/v1/${choice.element.part}`)}
${element}`,
    pinned:
      pinned &&
      html`${pinnedTag(pinned)}
${element}`,
    pinnedFamily: family && family !== pinned ? pinnedTag(family) : null,
  };
}

// The facts beside the script save a round trip; the address is the one the card asks for. In a dialog nobody waits for it.
function factsPreload({ card, publicUrl, choice: { element, mode } }: EmbedMaterial): Html | '' {
  if (element.tag !== 'hh-donate' || mode !== 'inline') return '';
  return html`<link rel="preload" as="fetch" crossorigin href="${publicUrl}/v1/projects/${card.projectId}/channel?with=card">
`;
}

/** Style that keeps the place of what stands on the page; a mode without a button of its own takes none. */
export function reserveStyle({ element, mode, letters }: EmbedChoice): string {
  if (mode === 'inline') return element.reserve;
  const height = letters === 'large' ? '48px' : '44px';
  return `${element.tag}[mode=${mode}]{display:block${mode === 'button' ? `;min-height:${height};--hh-reserve:${height}` : ''}}`;
}

function moduleTag(src: string): Html {
  return html`<script type="module" src="${src}"></script>`;
}

function pinnedTag({ src, integrity }: PinnedScript): Html {
  return html`<script type="module" src="${src}" integrity="${integrity}" crossorigin="anonymous"></script>`;
}

export function plainLink(material: Omit<EmbedMaterial, 'pins'>): Html {
  return html`<a href="${pageAddress(material)}">${material.card.title}</a>`;
}

/** The project page, in the language and size that were chosen. */
export function pageAddress({ card, publicUrl, choice }: Omit<EmbedMaterial, 'pins'>): string {
  return `${publicUrl}/p/${card.projectId}${pageQuery(choice)}`;
}

function pageQuery({ letters, language }: EmbedChoice): string {
  const query = shownAs({ letters, language, theme: 'auto' });
  return query === '' ? '' : `?${query}`;
}

export interface FrameOptions {
  /** With the script that makes it as high as its content. */
  readonly fits: boolean;
  readonly width?: number;
  readonly height?: number;
}

/** Path and query of the page that stands in the frame. */
export function framePath(projectId: string, choice: ShownAs, fits: boolean): string {
  const query = [shownAs(choice), fits ? 'fit=1' : ''].filter((part) => part !== '').join('&');
  return `/embed/${projectId}/frame${query === '' ? '' : `?${query}`}`;
}

export function frameTag(material: Omit<EmbedMaterial, 'pins'>, { fits, width, height }: FrameOptions): Html {
  const { card, publicUrl, choice } = material;
  const src = publicUrl + framePath(card.projectId, choice, fits);
  return html`<iframe src="${src}" title="${card.title}" width="${width ?? '100%'}" height="${height ?? frameHeight(choice)}" frameborder="0" loading="lazy" sandbox="${fits ? FITTING_BOX : CLOSED_BOX}"></iframe>`;
}

/** The frame and, below it, the link that stays where a host refuses frames; with what makes it as high as its card, or without. */
export function frameForms(
  material: EmbedMaterial,
): Readonly<Record<'plain' | 'fitting', Html>> & { readonly pinned: Html | null } {
  const form = (fits: boolean) => html`${frameTag(material, { fits })}
<p>${plainLink(material)}</p>`;
  const { frame } = material.pins;
  return {
    plain: form(false),
    fitting: html`${moduleTag(`${material.publicUrl}/widget/v1/${FIT_SCRIPT}`)}
${form(true)}`,
    pinned:
      frame &&
      html`${pinnedTag(frame)}
${form(true)}`,
  };
}

function shownAs({ letters, theme, language }: ShownAs): string {
  const query = new URLSearchParams();
  if (language !== 'auto') query.set('lang', language);
  if (letters === 'large') query.set('size', 'large');
  if (theme !== 'auto') query.set('theme', theme);
  return query.toString();
}

/** The address by which a system that knows oEmbed asks for the frame. */
export function oembedAddress(material: Omit<EmbedMaterial, 'pins'>): string {
  const query = new URLSearchParams({ url: pageAddress(material), format: 'json' });
  return `${material.publicUrl}/oembed?${query.toString()}`;
}

/** As the plugin for WordPress reads it. */
export function shortcode({ card, choice }: Pick<EmbedMaterial, 'card' | 'choice'>): string {
  const { element, mode, letters, theme, language } = choice;
  const set = [
    ...(isOfProject(element) ? [`project="${card.projectId}"`] : []),
    ...(element.tag === 'hh-donate' ? [] : [`element="${element.tag}"`]),
    ...(mode === 'inline' ? [] : [`mode="${mode}"`]),
    ...(language === 'auto' ? [] : [`lang="${language}"`]),
    ...(letters === 'large' ? ['size="large"'] : []),
    ...(theme === 'auto' ? [] : [`theme="${theme}"`]),
  ];
  return `[happy_homeland ${set.join(' ')}]`;
}

/** What a strict policy has to allow, and no more: the script, the API, pictures where there are any, the templates. */
export function elementPolicy(material: Omit<EmbedMaterial, 'pins'>): readonly string[] {
  const { publicUrl } = material;
  const pictures = pictureSources(material);
  return [
    `script-src ${publicUrl}`,
    `connect-src ${publicUrl}`,
    ...(pictures.length === 0 ? [] : [`img-src ${pictures.join(' ')}`]),
    'trusted-types lit-html',
  ];
}

function pictureSources({ card, choice, publicUrl }: Omit<EmbedMaterial, 'pins'>): readonly string[] {
  const { pictures } = choice.element;
  if (pictures === 'none') return [];
  if (pictures === 'files') return [publicUrl];
  const { photo } = card;
  const photoOrigin = photo !== null && URL.canParse(photo) ? new URL(photo).origin : publicUrl;
  return [...new Set([publicUrl, photoOrigin]), ...(pictures === 'made' ? ['blob:'] : [])];
}
