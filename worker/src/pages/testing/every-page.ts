// Every page once, from one card and context, for tests of what must hold on all of them.

import type {
  Challenge,
  Channel,
  Compliance,
  Disclosure,
  Donation,
  JournalEntry,
  Problem,
  ProjectCard,
  Receipt,
} from '@happy-homeland/contract';
import { apiReference, PROBLEMS } from '@happy-homeland/contract';
import { embedChoice } from '../embed/embed-choice.ts';
import { embedPage } from '../embed/embed-page.ts';
import { framePage } from '../embed/frame-page.ts';
import type { GiveFormValues } from '../give/give-form-values.ts';
import { givePage } from '../give/give-page.ts';
import { offlinePage } from '../give/offline-page.ts';
import type { ResultKind } from '../give/result-page.ts';
import { resultPage } from '../give/result-page.ts';
import type { Html, PageContext } from '../page-context.ts';
import { noticePage } from '../project/notice-page.ts';
import { projectPage } from '../project/project-page.ts';
import { lookupPage } from '../receipt/lookup-page.ts';
import { receiptPage } from '../receipt/receipt-page.ts';
import { regionListPage, regionPage } from '../region/region-page.ts';
import { rulesPage } from '../rules/rules-page.ts';
import { docsPage } from '../service/docs-page.ts';
import { homePage } from '../service/home-page.ts';
import { problemPage } from '../service/problem-page.ts';
import { verifyPage } from '../verify/verify-page.ts';
import { complaintPages, NO_COMPLAINTS, sampleComplaints } from './complaint-pages.ts';
import { consolePages } from './console-pages.ts';
import { peoplePages } from './people-pages.ts';
import { sampleDisclosures, sampleGifts, sampleLedger, sampleReceipt } from './sample-card.ts';
import { sampleCompliance } from './sample-compliance.ts';
import { NO_PROGRESS, sampleProgress } from './sample-progress.ts';
import { NO_REGION, sampleRegion } from './sample-region.ts';
import { NO_TRAIL, sampleTrail } from './sample-trail.ts';

export const OWN_SITE: Channel = {
  channel: 'own-site',
  reason: 'own-name-site',
  articles: ['慈善法（2023）第二十七条'],
};
const CHALLENGE: Challenge = {
  parameters: {
    algorithm: 'PBKDF2/SHA-256',
    cost: 1000,
    data: { expiresAt: '2026-11-22T06:10:00.000Z', projectId: 'abcdefghijklmnop' },
    keyLength: 32,
    keyPrefix: 'aa'.repeat(16),
    keySignature: 'bb'.repeat(32),
    nonce: 'cc'.repeat(16),
    salt: 'dd'.repeat(16),
  },
  signature: 'ee'.repeat(32),
};
export const FORM_KEY = '0b7e7a3e-4a52-4e55-9d9d-2f2a3a4f5b6c';
export const QR_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1,1h7v7h-7z"/></svg>';

export interface PageMaterial {
  readonly card: ProjectCard;
  readonly context: PageContext;
  /** Put into every free text that is not part of the card. */
  readonly text?: string;
  /** In place of samples with `text` in them. */
  readonly documents?: PageDocuments;
}

/** What pages are drawn from besides the card, as the API would answer it. */
export interface PageDocuments {
  readonly channel: Channel;
  readonly compliance: Compliance;
  readonly entry: JournalEntry;
  readonly disclosure: Disclosure;
  readonly donation: Donation;
  readonly receipt: Receipt;
  readonly problem: Problem;
}

/** Name → markup of every page and of its states that differ in structure. */
export async function everyPage(material: PageMaterial): Promise<ReadonlyMap<string, string>> {
  const pages: readonly (readonly [string, Html])[] = [
    ...publicPages(material),
    ...givePages(material),
    ...sheets(material),
    ...peoplePages({ ...material, qrSvg: QR_SVG }),
    ...complaintPages(material),
    ...consolePages(material),
  ];
  return new Map(await Promise.all(pages.map(async ([name, page]) => [name, String(await page)] as const)));
}

function publicPages(material: PageMaterial): readonly (readonly [string, Html])[] {
  const { card, context, text = '示例', documents } = material;
  const drawn = { qrSvg: QR_SVG, context };
  const ledger = documents
    ? [documents.entry, { ...documents.entry, seq: 2, reverses: 1 }]
    : sampleLedger().map((entry) => ({ ...entry, reason: text, source: text }));
  const disclosures = documents ? [documents.disclosure] : disclosuresWith(text);
  const closed: ProjectCard = { ...card, status: 'ended', intake: 'campaign-ended' };
  const bare: ProjectCard = { ...card, bySource: [], budget: [], milestones: [], platforms: [], partners: [] };
  const gifts = documents ? [documents.donation] : sampleGifts().map((gift) => ({ ...gift, name: text }));
  const articles = documents?.channel.articles ?? [text];
  const ended: Channel = { channel: 'display', reason: 'campaign-ended', articles };
  const unlisted: Channel = { channel: 'display', reason: 'not-listed', articles };
  const blocked: Channel = { ...unlisted, reason: 'blocked-by-rules' };
  const compliance = documents?.compliance ?? sampleCompliance({}, text);
  const trail = sampleTrail(documents ? { entry: documents.entry } : { text });
  const complaints = sampleComplaints(text);
  const books = {
    ...saidWith(text),
    ...sampleProgress(text),
    complaints,
    compliance,
    trail,
    ledger,
    disclosures,
    gifts,
    ...drawn,
  };
  const stopped = { ...books, compliance: { ...compliance, mayTakeGifts: false } };
  const nothing = {
    compliance: sampleCompliance({ findings: [], duties: [] }),
    trail: NO_TRAIL,
    ledger: [],
    ledgerMore: false,
    disclosures: [],
    complaints: NO_COMPLAINTS,
    messages: [],
    messagesMore: false,
    ...NO_PROGRESS,
    gifts: [],
    giftsMore: false,
    ...drawn,
  };
  const cards = [card, { ...closed, projectId: 'bbbbbbbb22' }, { ...bare, projectId: 'cccccccc22' }];
  const channels = new Map([['cccccccc22', unlisted]]);
  return [
    ['home', homePage({ cards, channels, nextCursor: text, context })],
    ['home, empty', homePage({ cards: [], context })],
    ['notice', noticePage({ card, compliance, complaints: complaints.figures, qrSvg: QR_SVG, context })],
    ['project', projectPage({ ...books, card, channel: OWN_SITE, ledgerMore: true, giftsMore: true })],
    ['project, closed', projectPage({ ...books, card: closed, channel: ended, ledgerMore: false, giftsMore: false })],
    ['project, blocked', projectPage({ ...stopped, card, channel: blocked, ledgerMore: false, giftsMore: false })],
    ['project, new', projectPage({ ...nothing, card: bare, channel: unlisted })],
    // Drawn from the contract alone: what documents hold makes no difference to it.
    ...(documents ? [] : [['docs', docs(context)] as const]),
    // As long as a book, and the same whatever a publisher wrote.
    ...(material.text === undefined ? [['rules', rulesPage({ on: '2026-11-22', context })] as const] : []),
    ['regions', regionListPage({ regions: sampleRegion(card).below, context })],
    ['regions, none', regionListPage({ regions: [], context })],
    ['region', regionPage({ region: { ...sampleRegion(card), nextCursor: text }, context })],
    ['region, empty', regionPage({ region: NO_REGION, context })],
    ['problem', problemPage({ status: 404, ...wordsOf(documents?.problem, text), context })],
  ];
}

function disclosuresWith(text: string): readonly Disclosure[] {
  const said = { title: text, body: text };
  return sampleDisclosures().map((entry) => ({ ...entry, ...said, explanation: entry.explanation && text }));
}

function saidWith(text: string) {
  const message = { messageNo: 'abcdefghijklmnop', text, name: text, shownOn: '2026-11-20' };
  return { messages: [message, { ...message, name: null }], messagesMore: true };
}

/** Some of each tag: all of them are looked at once, beside the page itself. */
function docs(context: PageContext): Html {
  const seen = new Map<string, number>();
  const operations = apiReference().filter(({ tag }) => {
    const count = (seen.get(tag) ?? 0) + 1;
    seen.set(tag, count);
    return count <= 6;
  });
  return docsPage({ operations, problems: PROBLEMS, hasViewer: true, context });
}

function wordsOf(problem: Problem | undefined, text: string) {
  const { title = text, detail = text, requestId = text } = problem ?? {};
  return { title, detail, requestId };
}

function givePages({ card, context, text = '示例', documents }: PageMaterial): readonly (readonly [string, Html])[] {
  const from = { siteName: documents?.channel.site?.name ?? text, returnUrl: 'https://qingyi.example.org/' };
  const values: GiveFormValues = {
    amountMinor: 'own',
    amountText: text,
    displayMode: 'name',
    displayName: text,
    message: text,
    showMessage: 'yes',
    news: 'yes',
    newsEmail: text,
    fiscalMode: 'requested',
    fiscalTitle: text,
    fiscalTaxNumber: text,
    fiscalEmail: text,
    site: text,
    returnUrl: text,
  };
  const errors = {
    form: text,
    amountMinor: text,
    amountText: text,
    displayMode: text,
    displayName: text,
    message: text,
    newsEmail: text,
  };
  const fiscalErrors = { fiscalMode: text, fiscalTitle: text, fiscalTaxNumber: text, fiscalEmail: text };
  const form = { key: FORM_KEY };
  const away = documents?.channel ?? { articles: [text], href: 'https://platform.example.org/1', target: text };
  const base = { card, context, form, qrSvg: QR_SVG, abandoned: false };
  return [
    ['give', givePage({ ...base, channel: OWN_SITE, from })],
    ['give, abandoned', givePage({ ...base, channel: OWN_SITE, abandoned: true })],
    [
      'give, errors',
      givePage({ ...base, channel: OWN_SITE, form: { key: text, values, errors: { ...errors, ...fiscalErrors } } }),
    ],
    ['give, check', givePage({ ...base, channel: OWN_SITE, form: { ...form, values, challenge: CHALLENGE } })],
    [
      'give, link-out',
      givePage({ ...base, channel: { ...away, channel: 'link-out', reason: 'hand-off-not-enabled' } }),
    ],
    ['give, hand-off', givePage({ ...base, channel: { ...away, channel: 'hand-off', reason: 'registered-site' } })],
    ['give, WeChat', givePage({ ...base, channel: OWN_SITE, context: { ...context, inWeChat: true } })],
    ['give, offline', offlinePage({ card, channel: OWN_SITE, qrSvg: QR_SVG, context })],
    ['give, display', givePage({ ...base, channel: { channel: 'display', reason: 'campaign-ended', articles: [] } })],
  ];
}

const RESULT_KINDS: readonly ResultKind[] = [
  'paid',
  'processing',
  'failed',
  'expired',
  'needs_review',
  'quarantined',
  'refunded',
];

function sheets({ card, context, text = '示例', documents }: PageMaterial): readonly (readonly [string, Html])[] {
  const receipt =
    documents?.receipt ?? sampleReceipt({ projectTitle: text, charityName: text, filingNumber: text, notice: text });
  const amount = { amountMinor: 2050, currency: 'CNY' } as const;
  const back = { href: 'https://qingyi.example.org/', siteName: text };
  const results = RESULT_KINDS.map((kind) => {
    const paid = kind === 'paid' ? { receipt, readToken: text, message: 'waiting' as const } : {};
    const held = kind === 'quarantined' ? { refundOn: '2026-11-29' } : {};
    return [
      `result, ${kind}`,
      resultPage({ kind, card, amount, back, fiscal: 'waived', retryHref: '/give/x', context, ...paid, ...held }),
    ] as const;
  });
  const pinned = { src: `${context.publicUrl}/widget/0.1.0-0123456789abcdef/happy-homeland.js`, integrity: text };
  const choice = embedChoice(new URLSearchParams({ element: 'hh-compliance', letters: 'large', theme: 'dark' }));
  const channel: Channel = { channel: 'link-out', reason: 'origin-not-registered', articles: [text], target: text };
  const embed = {
    card,
    context,
    qrSvg: QR_SVG,
    choice,
    place: { typed: text, origin: text, channel },
    pins: { cards: pinned, check: pinned, books: pinned, family: pinned, frame: pinned },
  };
  const closed: Channel = { channel: 'display', reason: 'campaign-ended', articles: [text] };
  const errors = { form: text, origin: text, name: text, contact: text };
  const values = { origin: text, name: text, contact: text };
  return [
    ...results,
    [
      'receipt',
      receiptPage({ receipt, qrSvg: QR_SVG, code: 'ABCDE-FGHIJ', place: 11, contact: card.charity.contact, context }),
    ],
    [
      'lookup',
      lookupPage({ values: { code: text, amount: text }, errors: { form: text, code: text, amount: text }, context }),
    ],
    ['verify', verifyPage({ trust: text, isLive: false, context })],
    ['verify, live', verifyPage({ trust: text, isLive: true, context })],
    ['embed', embedPage({ ...embed, place: null, choice: embedChoice(new URLSearchParams()) })],
    ['embed, errors', embedPage({ ...embed, place: { typed: text, origin: null, channel: null }, errors, values })],
    ['embed, received', embedPage({ ...embed, registered: 'received' })],
    ['frame', framePage({ card, channel, theme: 'auto', fits: true, context })],
    ['frame, closed', framePage({ card, channel: closed, theme: 'dark', fits: false, context })],
  ];
}
