// What <hh-receipt> knows and how it came to know it; the view only draws it.

import type { Receipt, Receipts } from '@happy-homeland/sdk';
import { createReceipts } from '@happy-homeland/sdk';
import { codeOf } from './card-controller.ts';
import type { CardHost } from './card-host.ts';
import { HhErrorEvent } from './error-event.ts';
import type { Work } from './house-element.ts';
import type { RunState } from './latest-run.ts';
import { LatestRun } from './latest-run.ts';
import { HhReadyEvent } from './ready-event.ts';
import type { FoundReceipt } from './receipt-found.ts';
import { failureOf } from './receipt-found.ts';
import type { SearchFaults } from './receipt-search.ts';
import { readReceiptNo, readSearch } from './receipt-search.ts';
import { receiptView } from './receipt-view.ts';
import { apiOf, stageOf } from './stage.ts';

export interface ReceiptHost extends CardHost {
  /** Number of the receipt to check; empty for a search. */
  receipt: string;
}

export class ReceiptController implements Work {
  readonly #host: ReceiptHost;
  readonly #run = new LatestRun<FoundReceipt>((state) => void this.#changed(state));
  #followed = '';
  #receipts: Receipts | undefined;
  #faults: SearchFaults = {};

  constructor(host: ReceiptHost) {
    this.#host = host;
  }

  /** Begins anew if the element asks for another receipt, or another deployment, than before. */
  follow(): void {
    const api = apiOf(this.#host);
    const wanted = `${api} ${this.#host.receipt}`;
    if (wanted === this.#followed) return;
    this.#followed = wanted;
    this.#receipts = createReceipts({ baseUrl: api });
    this.#faults = {};
    this.check();
  }

  /** What was found is somebody's own matter: an element that is taken out forgets it. */
  disconnect(): void {
    this.#followed = '';
    this.#run.reset();
  }

  /** Reads the receipt that the tag names, or offers the search. */
  readonly check = (): void => {
    const receiptNo = readReceiptNo(this.#host.receipt);
    if (receiptNo === null) this.#run.reset();
    else this.#ask((receipts, signal) => receipts.get(receiptNo, { signal }));
  };

  readonly #search = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const typed = new FormData(form);
    const search = readSearch({ code: `${typed.get('code') ?? ''}`, amount: `${typed.get('amount') ?? ''}` });
    this.#faults = search.kind === 'refused' ? search.faults : {};
    if (search.kind === 'ready') {
      this.#ask((receipts, signal) => receipts.find(search.lookup, { signal }));
      return;
    }
    this.#run.reset();
    void this.#host.focusOn('[aria-invalid=true]');
  };

  #ask(read: (receipts: Receipts, signal: AbortSignal) => Promise<Receipt>): void {
    const receipts = this.#receipts;
    if (!receipts) return;
    void this.#run.run(async (signal) => {
      const receipt = await read(receipts, signal);
      // Whether it stands in the public books yet is one word more, and no reason to withhold the receipt.
      const isPublished = await receipts.isPublished(receipt.receiptNo, { signal }).catch(() => undefined);
      return { receipt, isPublished };
    });
  }

  readonly #lookAgain = (): void => {
    const { state } = this.#run;
    if (state.status !== 'complete') return;
    const { receiptNo } = state.value.receipt;
    this.#ask((receipts, signal) => receipts.get(receiptNo, { signal }));
  };

  /** What was read cannot be drawn: it is not what was agreed, and as good as not read. */
  refuse(error: unknown): void {
    if (this.#run.state.status !== 'complete') throw error;
    console.error(error);
    this.#run.fail(error);
  }

  /** The template of the present state. */
  draw(): unknown {
    const { state } = this.#run;
    const named = this.#host.receipt.trim();
    return receiptView({
      ...stageOf(this.#host),
      state,
      error: state.status === 'error' ? failureOf(state.error) : undefined,
      named: named ? (readReceiptNo(named) ?? 'bad') : undefined,
      faults: this.#faults,
      search: this.#search,
      check: this.check,
      lookAgain: this.#lookAgain,
    });
  }

  async #changed(state: RunState<FoundReceipt>): Promise<void> {
    const projectId = this.#host.project;
    await this.#host.draw();
    if (state !== this.#run.state || state.status === 'pending' || !this.#host.isConnected) return;
    if (state.status === 'error') this.#host.dispatchEvent(new HhErrorEvent({ projectId, code: codeOf(state.error) }));
    else this.#host.dispatchEvent(new HhReadyEvent({ projectId }));
  }
}
