// oEmbed 1.0 (https://oembed.com): a pasted address of ours unfolds into the frame, within the room that was offered.

import type { ProjectCard } from '@happy-homeland/contract';
import { html } from 'hono/html';
import type { EmbedChoice } from './embed-choice.ts';
import { frameHeight, frameTag, plainLink } from './embed-forms.ts';

/** Width that the card takes where there is room, in CSS pixels. */
const WIDTH = 480;
/** Less than this on a side is no room for a card: then the answer is the link alone. */
const SIDE_MIN = 240;
/**
 * Room for the link above the frame. WordPress boxes the frames of strangers so that no link in them opens, and shows the
 * quotation before a frame in its place: with it there is a way on, wherever the answer is pasted.
 */
const LINK_HEIGHT = 100;
/** Seconds for which whoever asks may keep the answer. */
const CACHE_SECONDS = 3600;

/** What the one who asks has room for, in CSS pixels; absent where nothing was said. */
export interface OembedBox {
  readonly maxWidth?: number | undefined;
  readonly maxHeight?: number | undefined;
}

export interface OembedMaterial {
  readonly card: ProjectCard;
  readonly publicUrl: string;
  readonly choice: EmbedChoice;
}

export type OembedAnswer = Readonly<Record<string, string | number>>;

/** The answer, as names and values: `rich` with the frame, or `link` where a card has no room. */
export async function oembedOf(material: OembedMaterial, box: OembedBox): Promise<OembedAnswer> {
  const { card, publicUrl, choice } = material;
  const said = {
    version: '1.0',
    title: card.title,
    author_name: card.charity.name,
    author_url: `${publicUrl}/p/${card.projectId}`,
    provider_name: card.charity.name,
    provider_url: publicUrl,
    cache_age: CACHE_SECONDS,
  };
  const width = Math.min(WIDTH, box.maxWidth ?? WIDTH);
  const height = Math.min(frameHeight(choice), (box.maxHeight ?? Number.POSITIVE_INFINITY) - LINK_HEIGHT);
  if (width < SIDE_MIN || height < SIDE_MIN) return { type: 'link', ...said };
  const frame = frameTag(material, { fits: false, width, height });
  const shown = await html`<blockquote>${plainLink(material)}</blockquote>${frame}`;
  return { type: 'rich', ...said, html: String(shown), width, height: height + LINK_HEIGHT };
}

/** What no XML document may hold, however it is escaped (XML 1.0, section 2.2): control characters, halves of pairs. */
const NOT_IN_XML = /[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/gu;

export function oembedXml(answer: OembedAnswer): string {
  const rows = Object.entries(answer).map(([name, value]) => `<${name}>${xmlText(String(value))}</${name}>`);
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${rows.join('')}</oembed>\n`;
}

function xmlText(text: string): string {
  const plain = text.replaceAll(NOT_IN_XML, '');
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
