// The texts that a webmaster copies, exactly as they have to stand in the page.

import type { ProjectCard } from '@happy-homeland/contract';
import type { EmbedPageOptions } from '../pages/index.ts';
import type { WidgetVersions } from '../ports/index.ts';

const ENTRY = 'happy-homeland.js';
const CHECK = 'compliance.js';
const PROOF = 'proof.js';
/** Keeps the place of the tag from before its script is there; about the height of a whole card. */
const RESERVE = 'hh-donate{display:block;min-height:1200px}@media(max-width:40em){hh-donate{min-height:1500px}}';

export interface EmbedMaterial {
  readonly card: ProjectCard;
  readonly publicUrl: string;
  readonly widget: WidgetVersions;
}

export function evergreenUrl(publicUrl: string): string {
  return `${publicUrl}/widget/v1/${ENTRY}`;
}

/** Each tag in its two forms, the plain link and the style. Without a built version there is nothing to pin. */
export function embedSnippets({ card, publicUrl, widget }: EmbedMaterial): EmbedPageOptions['snippets'] {
  const link = `<a href="${card.links.page}">${escapeHtml(card.title)}</a>`;
  const element = `<hh-donate project="${card.projectId}">\n  ${link}\n</hh-donate>`;
  const checkLink = `<a href="${card.links.page}#check">自动核对</a>`;
  const check = `<hh-compliance project="${card.projectId}">\n  ${checkLink}\n</hh-compliance>`;
  const proofLink = `<a href="${card.links.page}#journal">公开账目</a>`;
  const proof = `<hh-proof project="${card.projectId}">\n  ${proofLink}\n</hh-proof>`;
  const pinned = (version: string, name: string) => pinnedScript({ publicUrl, widget }, version, name);
  const script = pinned(widget.current, ENTRY);
  const checkScript = pinned(widget.currentCompliance, CHECK);
  const proofScript = pinned(widget.currentProof, PROOF);
  return {
    tag: `<script type="module" src="${evergreenUrl(publicUrl)}"></script>\n${element}`,
    pinned: script && `${script}\n${element}`,
    check: `<script type="module" src="${publicUrl}/widget/v1/${CHECK}"></script>\n${check}`,
    checkPinned: checkScript && `${checkScript}\n${check}`,
    proof: `<script type="module" src="${publicUrl}/widget/v1/${PROOF}"></script>\n${proof}`,
    proofPinned: proofScript && `${proofScript}\n${proof}`,
    link,
    reserve: RESERVE,
  };
}

type Deployed = Pick<EmbedMaterial, 'publicUrl' | 'widget'>;

function pinnedScript({ publicUrl, widget }: Deployed, version: string, name: string): string | null {
  const integrity = widget.versions.find((one) => one.version === version)?.files[name]?.integrity;
  if (integrity === undefined) return null;
  const src = `${publicUrl}/widget/${version}/${name}`;
  return `<script type="module" src="${src}" integrity="${integrity}" crossorigin="anonymous"></script>`;
}

/** What a strict policy has to allow, and no more: the script, the API, the pictures of this project, the templates. */
export function embedPolicy({ card, publicUrl }: EmbedMaterial): readonly string[] {
  const { photo } = card;
  const photoOrigin = photo !== null && URL.canParse(photo) ? new URL(photo).origin : publicUrl;
  const pictures = photoOrigin === publicUrl ? publicUrl : `${publicUrl} ${photoOrigin}`;
  return [`script-src ${publicUrl}`, `connect-src ${publicUrl}`, `img-src ${pictures}`, 'trusted-types lit-html'];
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
