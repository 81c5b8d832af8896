// Who keeps the story's books: every entry is a domain call with a key of its own, as an officer's would be, and what is
// refused ends the story. Amounts are in minor units.

import { createSigningKey, formatVerifierKey } from '@happy-homeland/log';
import { attestationMessage } from '@happy-homeland/log/books';
import type { JournalEntry } from '@happy-homeland/sdk';
import { createClient } from '@happy-homeland/sdk';
import type { Actor, FundAnswer } from '@happy-homeland/worker/bookkeeping';
import * as books from '@happy-homeland/worker/bookkeeping';
import type { Paper } from './papers.ts';
import { writePaper } from './papers.ts';
import type { Past } from './past.ts';

const OFFICER: Actor = { keyId: 'demo-officer', tenantId: null };
const APPROVERS = ['demo-officer', 'demo-treasurer'];
const PAGE = 100;
const TICK_MAX_MS = 60_000;
const SEED_BYTES = 32;
/** Money under way: with the payment provider or a platform, whose name follows. */
const CLEARING = 'A:Clearing:';

export interface Spending {
  readonly amountMinor: number;
  /** A line of the published budget. */
  readonly category: string;
  /** What each paper shows. */
  readonly papers: readonly string[];
}

export interface PlatformStatement {
  readonly platform: string | null;
  /** Slug of the project → gifts and amount. */
  readonly parts: readonly { readonly projectId: string; readonly count: number; readonly amountMinor: number }[];
}

export class Bookkeeper {
  readonly #past: Past;
  readonly #projectId: string;
  readonly #partner: string;
  #count = 0;

  /** Keeps the books of one project and its one partner. */
  constructor(past: Past, { projectId, partner }: { readonly projectId: string; readonly partner: string }) {
    this.#past = past;
    this.#projectId = projectId;
    this.#partner = partner;
  }

  /** Money for the partner; what it answers is paid by `pay`. */
  async promise(amountMinor: number): Promise<string> {
    const [reservationId = ''] = await this.#done((ports) =>
      books.approveDisbursement(ports, OFFICER, { ...this.#command(), partner: this.#partner, amountMinor }),
    );
    return reservationId;
  }

  async pay(reservationId: string): Promise<void> {
    await this.#done((ports) => books.payDisbursement(ports, OFFICER, { ...this.#command(), reservationId }));
  }

  /** Of an advance. */
  async spend({ papers, ...spent }: Spending): Promise<void> {
    const command = { ...this.#command(), ...this.#proof(papers), ...spent, partner: this.#partner };
    await this.#done((ports) => books.verifySpending(ports, OFFICER, command));
  }

  /** What the partner paid first: owed on this day, paid back by `repay`. */
  async owe({ papers, ...spent }: Spending): Promise<void> {
    const command = { ...this.#command(), ...this.#proof(papers), ...spent, partner: this.#partner };
    await this.#done((ports) => books.reimburseSpending(ports, OFFICER, command));
  }

  async repay(amountMinor: number): Promise<void> {
    const command = { ...this.#command(), partner: this.#partner, amountMinor };
    await this.#done((ports) => books.payReimbursement(ports, OFFICER, command));
  }

  async takeBack(amountMinor: number): Promise<void> {
    const command = { ...this.#command(), partner: this.#partner, amountMinor };
    await this.#done((ports) => books.returnAdvance(ports, OFFICER, command));
  }

  /** Reverses the newest entry of a kind, in public. */
  async correct(kind: JournalEntry['kind'], reason: string): Promise<void> {
    const seq = (await this.#journal(this.#projectId)).findLast((entry) => entry.kind === kind)?.seq ?? 0;
    const answer = await books.reverseEntry(this.#past.ports, OFFICER, { seq, reason });
    if ('kind' in answer) throw new Error(`the story's correction was refused: ${answer.reason}`);
  }

  async agreeManagement(capBps: number, baseMinor: number): Promise<void> {
    await this.#done((ports) => books.pinManagementTerms(ports, OFFICER, { ...this.#command(), capBps, baseMinor }));
  }

  async accrue(amountMinor: number): Promise<void> {
    await this.#done((ports) => books.accrueManagement(ports, OFFICER, { ...this.#command(), amountMinor }));
  }

  async manage(amountMinor: number, papers: readonly string[]): Promise<void> {
    const { evidence } = this.#proof(papers);
    await this.#done((ports) => books.spendManagement(ports, OFFICER, { ...this.#command(), amountMinor, evidence }));
  }

  async interest(amountMinor: number): Promise<void> {
    const { sha256: statement } = this.#paper('银行利息单', [`利息 ${yuan(amountMinor)}`]);
    const command = { ...this.#command(), amountMinor, lineRef: 'interest-1', statement };
    await this.#done((ports) => books.bookInterest(ports, OFFICER, command));
  }

  /** Gifts from elsewhere; without a platform they came to the bank. */
  async gather({ platform, parts }: PlatformStatement): Promise<void> {
    const amountMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0);
    const count = parts.reduce((sum, part) => sum + part.count, 0);
    const stands = platform === null ? '银行到账明细' : `${platform}结算单`;
    const { sha256: statement } = this.#paper(stands, [`${count} 笔，合计 ${yuan(amountMinor)}`]);
    const source = platform === null ? ('bank' as const) : ('platform' as const);
    const told = { source, platform, on: this.#past.today(), statement, count, amountMinor, parts };
    await this.#done((ports) => books.importStatement(ports, OFFICER, { ...this.#command(), ...told }));
  }

  /** Everything that providers and platforms still hold of these projects reaches the bank. */
  async payOut(projectIds: readonly string[]): Promise<void> {
    const held = await this.#balances(projectIds);
    const accounts = new Set(held.map(({ account }) => account).filter((code) => code.startsWith(CLEARING)));
    for (const account of accounts) {
      const parts = held.filter((one) => one.account === account && one.amountMinor > 0);
      const amountMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0);
      if (amountMinor === 0) continue;
      const { sha256: statement } = this.#paper('银行到账回单', [`到账 ${yuan(amountMinor)}`]);
      const line = { provider: account.slice(CLEARING.length), lineRef: `line-${this.#count}`, statement, amountMinor };
      const told = {
        ...line,
        parts: parts.map(({ projectId, ...part }) => ({ projectId, amountMinor: part.amountMinor })),
      };
      await this.#done((ports) => books.bookSettlement(ports, OFFICER, { ...this.#command(), ...told }));
    }
  }

  /** Compares the bank of yesterday with a statement that says the same. */
  async reconcile(projectIds: readonly string[], on: string): Promise<void> {
    const held = await this.#balances(projectIds, on);
    const inBank = held.filter(({ account }) => account === 'A:Bank');
    const balanceMinor = inBank.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const { sha256: statement } = this.#paper('银行对账单', [`${on} 余额 ${yuan(balanceMinor)}`]);
    const told = { provider: null, on, statement, balanceMinor, differences: [] };
    await this.#done((ports) => books.reconcile(ports, OFFICER, { ...this.#command(), ...told }));
  }

  /** An auditor's word, signed with a key that is thrown away after it. */
  async attest({ by, title }: { readonly by: string; readonly title: string }): Promise<void> {
    const { ports } = this.#past;
    const seed = crypto.getRandomValues(new Uint8Array(SEED_BYTES));
    const key = await createSigningKey({ name: 'demo.happy-homeland.example/auditor', role: 'log', seed });
    const { sha256: digest } = this.#paper(title, [`出具方：${by}`]);
    const file = await ports.store.directory.file(this.#projectId);
    const { origin } = ports.log.keys;
    const charity = file?.project.charityId;
    const message = attestationMessage({ origin, by, digest, charity, project: this.#projectId, title });
    const signature = Buffer.from(await key.sign(message)).toString('base64url');
    const told = { by, title, digest, about: 'project' as const, signature };
    const verifierKey = formatVerifierKey(key.verifierKey);
    await this.#done((each) => books.takeAttestation(each, OFFICER, { ...this.#command(), ...told, verifierKey }));
  }

  /** What the deployment does by itself: sweeping, monthly statements, publishing. */
  async letTimeWork(): Promise<void> {
    const { ports } = this.#past;
    await books.tick(ports, { deadlineMs: ports.clock.nowMs() + TICK_MAX_MS });
  }

  #command() {
    this.#count += 1;
    return { projectId: this.#projectId, key: `story-${this.#count}` };
  }

  async #done(call: (ports: Past['ports']) => Promise<FundAnswer>): Promise<readonly string[]> {
    const answer = await call(this.#past.ports);
    if (answer.kind === 'refused') throw new Error(`step ${this.#count} of the story was refused: ${answer.reason}`);
    return answer.ids;
  }

  #proof(papers: readonly string[]) {
    return { evidence: papers.map((what) => this.#paper('收据与照片说明', [`内容：${what}`])), approvers: APPROVERS };
  }

  #paper(stands: string, lines: readonly string[]): Paper {
    this.#papers += 1;
    const on = this.#past.today();
    const name = `${on}-${String(this.#papers).padStart(2, '0')}`;
    return writePaper(this.#past.papers, { name, stands, on, lines });
  }

  #papers = 0;

  /** What stands in each account of each project until the end of a day, as the public journal adds up. */
  async #balances(projectIds: readonly string[], until = '9999-12-31') {
    const sums = new Map<string, { projectId: string; account: string; amountMinor: number }>();
    for (const projectId of projectIds) {
      for (const { date, postings } of await this.#journal(projectId)) {
        if (date > until) continue;
        for (const { account, amountMinor } of postings) {
          const key = `${projectId} ${account}`;
          const sum = sums.get(key)?.amountMinor ?? 0;
          sums.set(key, { projectId, account, amountMinor: sum + amountMinor });
        }
      }
    }
    return [...sums.values()];
  }

  async #journal(projectId: string): Promise<readonly JournalEntry[]> {
    const { projects } = createClient({ baseUrl: this.#past.ports.settings.publicUrl, fetch: this.#past.fetch });
    const entries: JournalEntry[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await projects.ledger(projectId, { limit: PAGE, ...(cursor && { cursor }) });
      entries.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return entries.toSorted((one, other) => one.seq - other.seq);
  }
}

function yuan(amountMinor: number): string {
  return `${(amountMinor / 100).toFixed(2)} 元`;
}
