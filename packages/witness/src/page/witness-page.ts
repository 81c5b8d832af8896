import type { VerifierKey } from '@happy-homeland/log';
import { formatVerifierKey } from '@happy-homeland/log';
import { html } from 'hono/html';
import type { EvidenceHead, WitnessedRecord } from '../store/record.ts';
import type { Language } from './language.ts';
import type { Messages } from './messages.ts';
import { messagesFor } from './messages.ts';

type Html = ReturnType<typeof html>;

interface ShownLog {
  readonly origin: string;
  /** In the addresses of this witness. */
  readonly id: string;
  readonly latest: WitnessedRecord | undefined;
}

interface Shown {
  readonly key: VerifierKey;
  readonly operator: string | undefined;
  readonly logs: readonly ShownLog[];
  readonly evidence: readonly EvidenceHead[];
  readonly nowS: number;
}

const LATE_S = 86_400;
const MS_PER_S = 1000;

/** What a person sees who wants to know what this witness has seen. */
export function witnessPage({ key, operator, logs, evidence, nowS }: Shown, language: Language): Html {
  const messages = messagesFor(language);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${messages.title} · ${operator ?? key.name}</title>
<link rel="stylesheet" href="/witness.css">
</head>
<body>
<nav><a href="/?lang=${messages.other.lang}" lang="${messages.other.lang}">${messages.other.label}</a></nav>
<main>
<h1>${messages.title}${operator === undefined ? '' : html` <small>${messages.runBy(operator)}</small>`}</h1>
<p>${messages.does}</p>
<p>${messages.doesNot}</p>
<h2>${messages.logs}</h2>
${logs.map((log) => logCard(log, { messages, language, nowS, evidence: ownOf(log, evidence) }))}
<h2>${messages.evidence}</h2>
${evidence.length === 0 ? html`<p>${messages.noEvidence}</p>` : html`<ul>${evidence.map((head) => evidenceLine(head, messages, language))}</ul>`}
<h2>${messages.key}</h2>
<p>${messages.keyUse}</p>
<p><code>${formatVerifierKey(key)}</code></p>
</main>
</body>
</html>
`;
}

interface Around {
  readonly messages: Messages;
  readonly language: Language;
  readonly nowS: number;
  readonly evidence: readonly EvidenceHead[];
}

function logCard({ origin, id, latest }: ShownLog, { messages, language, nowS, evidence }: Around): Html {
  const [className, state] = stateOf(latest, { messages, nowS, evidence });
  return html`<article>
<h3>${origin}</h3>
<p class="state ${className}">${state}</p>
${
  latest === undefined
    ? ''
    : html`<dl>
<dt>${messages.entries}</dt><dd>${messages.entryCount(new Intl.NumberFormat(language).format(latest.size))}</dd>
<dt>${messages.seenAt}</dt><dd><time datetime="${isoTime(latest.timeS)}">${timeText(latest.timeS, language)}</time></dd>
<dt>${messages.snapshot}</dt><dd><code>${latest.root}</code> <a href="/logs/${id}/checkpoint">${messages.original}</a></dd>
</dl>`
}
</article>`;
}

/** The worst that is known of a log; evidence that proves stays, whatever the log does afterwards. */
function stateOf(
  latest: WitnessedRecord | undefined,
  { messages, nowS, evidence }: Omit<Around, 'language'>,
): readonly [string, string] {
  if (evidence.some(({ kind }) => kind === 'fork')) return ['bad', messages.forked];
  if (evidence.length > 0) return ['late', messages.unproven];
  if (latest === undefined) return ['', messages.none];
  return nowS - latest.timeS > LATE_S ? ['late', messages.late] : ['good', messages.good];
}

function evidenceLine({ id, kind, size, keptS }: EvidenceHead, messages: Messages, language: Language): Html {
  const text = messages.evidenceOf[kind](new Intl.NumberFormat(language).format(size), timeText(keptS, language));
  return html`<li><a href="/evidence/${id}.txt">${text}</a></li>`;
}

function ownOf({ origin }: ShownLog, evidence: readonly EvidenceHead[]): EvidenceHead[] {
  return evidence.filter((head) => head.origin === origin);
}

function isoTime(timeS: number): string {
  return new Date(timeS * MS_PER_S).toISOString();
}

/** In China's time, and saying so. */
function timeText(timeS: number, language: Language): string {
  const written = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'Asia/Shanghai',
  }).format(timeS * MS_PER_S);
  return messagesFor(language).inChina(written);
}
