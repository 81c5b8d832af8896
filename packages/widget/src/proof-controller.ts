// What <hh-proof> knows and how it came to know it; the view only draws it.

import type { LogState, LogWatch } from '@happy-homeland/sdk';
import { createLogWatch } from '@happy-homeland/sdk';
import type { CardHost } from './card-host.ts';
import { nowMs } from './clock.ts';
import { HhErrorEvent } from './error-event.ts';
import type { Work } from './house-element.ts';
import type { RunState } from './latest-run.ts';
import { LatestRun } from './latest-run.ts';
import type { Locale } from './locale.ts';
import { proofWords } from './messages/proof.ts';
import type { ProofWord } from './proof-verdict.ts';
import { proofWord, toneOf } from './proof-verdict.ts';
import { proofView } from './proof-view.ts';
import { HhReadyEvent } from './ready-event.ts';
import { apiOf, stageOf } from './stage.ts';
import { HhVerifiedEvent } from './verified-event.ts';

export class ProofController implements Work {
  readonly #host: CardHost;
  readonly #run = new LatestRun<LogState>((state) => void this.#changed(state));
  #followed = '';
  #watch: LogWatch | undefined;

  constructor(host: CardHost) {
    this.#host = host;
  }

  /** Looks if the element asks about another project, or another deployment, than before. */
  follow(): void {
    const api = apiOf(this.#host);
    const wanted = `${api} ${this.#host.project}`;
    if (wanted === this.#followed) return;
    this.#followed = wanted;
    this.#watch = createLogWatch({ baseUrl: api });
    this.look();
  }

  disconnect(): void {
    if (this.#run.state.status !== 'pending') return;
    this.#followed = '';
    this.#run.reset();
  }

  readonly look = (): void => {
    const watch = this.#watch;
    if (!this.#host.project || !watch) this.#run.reset();
    else void this.#run.run((signal) => watch.look({ signal }));
  };

  // Every state of the books has its words, so nothing that was read cannot be drawn.
  refuse(error: unknown): void {
    throw error;
  }

  words(locale: Locale): Promise<unknown> | undefined {
    return proofWords.ready(locale);
  }

  /** The template of the present state. */
  draw(): unknown {
    return proofView({ ...stageOf(this.#host), state: this.#run.state, nowMs: nowMs(), retry: this.look });
  }

  async #changed(state: RunState<LogState>): Promise<void> {
    const projectId = this.#host.project;
    await this.#host.draw();
    if (state !== this.#run.state || (state.status !== 'complete' && state.status !== 'error')) return;
    const word = state.status === 'complete' ? proofWord(state.value, nowMs()) : undefined;
    if (word === undefined) {
      this.#host.dispatchEvent(new HhErrorEvent({ projectId, code: 'network' }));
      return;
    }
    this.#host.dispatchEvent(new HhReadyEvent({ projectId }));
    this.#host.dispatchEvent(new HhVerifiedEvent({ projectId, state: outcomeOf(word) }));
  }
}

function outcomeOf(word: ProofWord): HhVerifiedEvent['detail']['state'] {
  if (word === 'verified' || word === 'mismatch' || word === 'contradicted') return word;
  return toneOf(word) === 'amber' ? 'incomplete' : 'mismatch';
}
