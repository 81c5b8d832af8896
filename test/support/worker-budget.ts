// What a deployment to Workers uploads, part by part: whoever adds to it says here for what, and where that was decided.

interface WorkerPart {
  readonly what: string;
  /** Bytes after gzip. */
  readonly gzip: number;
  /** Number of the decision record. */
  readonly decision: string;
}

/**
 * 120 KB were hoped for. Libraries are 75 of the base (Stripe's SDK, the database client, zod, Hono, Drizzle), the rules of
 * fundraising law with their words in two languages 50, the public log 24, what the 259 facts are called in plain words 8.
 */
const PARTS: readonly WorkerPart[] = [
  { what: 'gifts, pages, rules, books, log, receipts', gzip: 290_000, decision: '0032' },
  { what: 'people, roles, keys and the doors they come by', gzip: 14_500, decision: '0040' },
  { what: 'work: machines, bodies, and what each step books', gzip: 14_000, decision: '0041' },
  { what: 'files, cleaned, kept and shown with a consent', gzip: 10_600, decision: '0042' },
  { what: 'telling others: letters, webhooks, what is on its way', gzip: 6_500, decision: '0043' },
  {
    what: 'letters by SMTP: the library of Node, evaluated where a mail server is named and never at the start',
    gzip: 71_000,
    decision: '0043',
  },
  { what: 'statements, booked row by row', gzip: 4_500, decision: '0044' },
  { what: 'lives of campaigns and projects, refunds, management costs', gzip: 6_500, decision: '0046' },
  { what: 'the console: screens, forms and their words in two languages', gzip: 27_500, decision: '0049' },
  { what: 'payouts, interest and statements, confirmed by two', gzip: 3_000, decision: '0046' },
  { what: 'duties: their list and clock, disclosures, policy and reminders', gzip: 10_000, decision: '0047' },
  { what: 'reports and their answers, progress for everybody, news for givers', gzip: 12_000, decision: '0048' },
  { what: 'what the fields of every kind are called', gzip: 3_000, decision: '0049' },
  { what: 'the list of what has to be published, and the sheet for the notice board', gzip: 3_500, decision: '0047' },
  {
    what: 'changes of use with their rule, money to match and from elsewhere, websites that ask',
    gzip: 10_600,
    decision: '0051',
  },
  { what: 'lists read by place, by status and by stage', gzip: 600, decision: '0050' },
  { what: 'regions: what lies there, added up, and its page', gzip: 5_500, decision: '0052' },
  { what: 'messages of givers, looked at before they show', gzip: 3_500, decision: '0048' },
  { what: 'spot checks of auditors, signed into the log', gzip: 1_900, decision: '0048' },
  {
    what: 'statements read in a request: archives, XML, cells, and the screens around them',
    gzip: 25_000,
    decision: '0053',
  },
  { what: 'filings, read into the forms of plans', gzip: 5_800, decision: '0053' },
  { what: 'files, shown and taken back on a page with their consent', gzip: 1_900, decision: '0049' },
  { what: 'receipts that a return holds, and uses that gifts were given for', gzip: 1_000, decision: '0051' },
  { what: 'charities and projects found by their words', gzip: 2_200, decision: '0053' },
  { what: 'money that is held, decided on by two: its screens', gzip: 3_900, decision: '0049' },
  { what: 'what may be begun, by what it is about; values of every fact in words', gzip: 2_400, decision: '0049' },
  { what: 'pages for machines, for paper and for no network', gzip: 3_300, decision: '0058' },
  {
    what: 'paste forms: the page for webmasters in two languages, the card in a frame, oEmbed, a code as a picture',
    gzip: 9_300,
    decision: '0057',
  },
  {
    what: 'nine tags to choose from: what each is called, takes and needs of a policy, in two languages; two fixed scripts',
    gzip: 1_300,
    decision: '0064',
  },
  {
    what: 'the card on the page, behind a button, in a corner or behind a link: chosen in two languages, printed with its style',
    gzip: 500,
    decision: '0060',
  },
  { what: 'the copy that a giver asks for: link, page in two languages, file', gzip: 2_600, decision: '0068' },
  { what: 'pages inside WeChat: platforms first, and how to open a browser', gzip: 700, decision: '0058' },
  { what: 'what the law keeps of a giver, hidden and let go', gzip: 900, decision: '0067' },
];

/** Bytes after gzip that a Worker may weigh. */
export function workerGzipMax(): number {
  return PARTS.reduce((sum, { gzip }) => sum + gzip, 0);
}
