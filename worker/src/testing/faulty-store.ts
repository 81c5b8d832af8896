import type {
  BookReads,
  CommitOutcome,
  DirectoryReads,
  LimitReads,
  LogReads,
  PledgeReads,
  Store,
  UploadReads,
  VerdictReads,
  WorkReads,
  WriteUnit,
} from '../ports/index.ts';
import { StoreError } from '../ports/index.ts';

/**
 * A store whose next commit fails when told to. `before`: nothing was written (`busy`). `after`: everything was written
 * and the answer was lost (`unknown-outcome`): what is done next must not book it twice.
 */
export class FaultyStore implements Store {
  readonly directory: DirectoryReads;
  readonly pledges: PledgeReads;
  readonly books: BookReads;
  readonly limits: LimitReads;
  readonly verdicts: VerdictReads;
  readonly work: WorkReads;
  readonly uploads: UploadReads;
  readonly log: LogReads;
  readonly #store: Store;
  #next: 'before' | 'after' | null = null;

  constructor(store: Store) {
    this.#store = store;
    this.directory = store.directory;
    this.pledges = store.pledges;
    this.books = store.books;
    this.limits = store.limits;
    this.verdicts = store.verdicts;
    this.work = store.work;
    this.uploads = store.uploads;
    this.log = store.log;
  }

  failNext(when: 'before' | 'after'): void {
    this.#next = when;
  }

  async commit(unit: WriteUnit): Promise<CommitOutcome> {
    const when = this.#next;
    this.#next = null;
    if (when === 'before') throw new StoreError({ code: 'busy', message: 'failed, not persisted' });
    const outcome = await this.#store.commit(unit);
    if (when === 'after') throw new StoreError({ code: 'unknown-outcome', message: 'failed, but persisted' });
    return outcome;
  }
}
