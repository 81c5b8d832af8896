// The state of the public books as one line with a word, a shape and a colour, opening to who has seen them and when. The
// host's own children stay in sight until there is something better.

import type { LogState } from '@happy-homeland/sdk';
import { html } from 'lit/html.js';
import { formatInstant } from './beijing-time.ts';
import type { RunState } from './latest-run.ts';
import type { Locale } from './locale.ts';
import type { ProofMessages } from './messages/proof.ts';
import { proofWords } from './messages/proof.ts';
import type { ProofTone, ProofWord } from './proof-verdict.ts';
import { proofWord, toneOf } from './proof-verdict.ts';
import { saveFile } from './save-file.ts';
import type { Stage } from './view.ts';
import { link } from './view.ts';
import { toWebUrl } from './web-url.ts';

export interface ProofStage extends Stage {
  readonly state: RunState<LogState>;
  readonly nowMs: number;
  readonly retry: () => void;
}

interface Speech {
  readonly locale: Locale;
  readonly text: ProofMessages;
}

const SHAPES: Readonly<Record<ProofTone, string>> = { green: '✓', amber: '▲', red: '■' };

export function proofView({ state, locale, page, api, nowMs, retry }: ProofStage) {
  const text = proofWords.of(locale);
  if (state.status === 'initial' || state.status === 'pending') {
    return html`<slot></slot><p class="wait" role="status" lang=${locale} ?hidden=${state.status === 'initial'}>${text.loading}</p>`;
  }
  const word = state.status === 'complete' ? proofWord(state.value, nowMs) : undefined;
  if (word === undefined || state.status !== 'complete') {
    return html`<slot></slot><div class="notice" role="alert" lang=${locale}><p>${text.failed}</p><button @click=${retry}>${text.retry}</button> ${link(page, text.page)}</div>`;
  }
  const tone = toneOf(word);
  const links = html`<p class="links">${link(page && `${page}#journal`, text.page)} ${link(toWebUrl('/verify', api), text.receipt)}</p>`;
  return html`<article part="card" class=${tone} lang=${locale} aria-label=${text.heading}>
<p part="line"><i><span aria-hidden="true">${SHAPES[tone]}</span> ${word === 'contradicted' ? html`<span role="alert">${text.word[word]}</span>` : text.word[word]}</i> ${text.body[word]}</p>
${evidenceView(state.value, text)}
${detailsView(state.value, { locale, text }, word)}
<p class="quiet">${text.limits}</p>${links}</article>`;
}

function evidenceView(state: LogState, text: ProofMessages) {
  if (state.kind !== 'contradiction') return '';
  const { evidence } = state;
  return html`<p><button @click=${() => saveFile(text.fileName, evidence)}>${text.save}</button></p>`;
}

function detailsView(state: LogState, { locale, text }: Speech, word: ProofWord) {
  if (state.kind !== 'seen') return '';
  const { size, cosignedBy, quorum, newestTimeMs, sinceMs, origin } = state;
  const when = (atMs: number) => formatInstant(new Date(atMs).toISOString(), locale);
  return html`<details aria-label=${text.details} ?open=${word !== 'verified'}><summary>${text.details}</summary><ul aria-label=${text.details}>
<li>${text.size(size)} · <code>${origin}</code></li>
<li>${text.seenBy(cosignedBy.length, quorum)}</li>
${cosignedBy.map(({ name, operator, timeS }) => html`<li><code>${name}</code> · ${text.operator[operator]} · <span class="n">${when(timeS * 1000)}</span></li>`)}
${newestTimeMs === undefined ? '' : html`<li>${text.newest(when(newestTimeMs))}</li>`}
${sinceMs === undefined ? '' : html`<li>${text.since(when(sinceMs))}</li>`}
</ul></details>`;
}
