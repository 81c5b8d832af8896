// What an element knows and how it came to know it. All waiting for the network that a card needs is here; the views
// only draw `state` on `stage`.

import type { ProjectCards } from '@happy-homeland/sdk';
import { ApiError, createProjectCards } from '@happy-homeland/sdk';
import type { CardHost } from './card-host.ts';
import { HhErrorEvent } from './error-event.ts';
import { loadFacts } from './facts.ts';
import type { Work } from './house-element.ts';
import { isDrawn } from './house-element.ts';
import type { RunState } from './latest-run.ts';
import { LatestRun } from './latest-run.ts';
import { HhReadyEvent } from './ready-event.ts';
import { apiOf, stageOf } from './stage.ts';
import type { Facts, Outcome, Part, Stage, View } from './view.ts';

/** What takes the place of the link where the server lets this page take money. */
export interface OwnSite {
  draw(view: View): Part;
  disconnect(): void;
}

/** Brings the code that a page needs only if it may take money. */
export type OwnSiteLoader = (card: CardController) => Promise<OwnSite>;

/** What is shown while the network is weak. */
export interface InPlace {
  /** It asked by itself, so nobody is told once more that it failed. */
  readonly trying: boolean;
  /** What was kept has been shown, so what comes has to take its place piece by piece. */
  readonly hasStood: boolean;
  follow(state: RunState<Facts>): void;
  draw(): Part | undefined;
  disconnect(): void;
}

/** What a card is drawn by, and what it leans on where the network is weak. */
interface CardWays {
  view(card: CardController): unknown;
  lean(card: CardController): Promise<void>;
}

/** Longer than this a reader wants what is known, be it old. */
const SLOW_AFTER_MS = 3_000;

export class CardController implements Work {
  readonly host: CardHost;
  /** What is shown while the network is weak, once it had to be loaded. */
  standIn: InPlace | undefined;
  /** The form, if this page may take money and the form could be loaded. */
  ownSite: OwnSite | undefined;
  /** The amount picked for the charity's own page. */
  amountMinor: number | undefined;
  readonly #ways: CardWays;
  readonly #loadOwnSite: OwnSiteLoader | undefined;
  readonly #run = new LatestRun<Facts>((state) => void this.#changed(state));
  #followed = '';
  #projects: ProjectCards | undefined;
  #outcome: Promise<Outcome | undefined> | undefined;
  #late: ReturnType<typeof setTimeout> | undefined;

  constructor(host: CardHost, ways: CardWays, loadOwnSite?: OwnSiteLoader) {
    this.host = host;
    this.#ways = ways;
    this.#loadOwnSite = loadOwnSite;
  }

  /** Whether amounts are picked here; a card without the form has one link and no more. */
  get picksAmount(): boolean {
    return this.#loadOwnSite !== undefined;
  }

  get state(): RunState<Facts> {
    return this.#run.state;
  }

  get stage(): Stage {
    return stageOf(this.host);
  }

  /** Origin of the deployment that this card speaks to. */
  get api(): string {
    return apiOf(this.host);
  }

  /** Loads if the element asks for another project, or another deployment, than before. */
  follow(): void {
    const wanted = `${this.api} ${this.host.project}`;
    if (wanted === this.#followed) return;
    this.#followed = wanted;
    this.#projects = undefined;
    this.load();
  }

  draw(): unknown {
    return this.#ways.view(this);
  }

  disconnect(): void {
    this.ownSite?.disconnect();
    this.standIn?.disconnect();
    if (this.state.status === 'complete') return;
    this.#followed = '';
    this.#run.reset();
  }

  readonly load = (): void => {
    const projectId = this.host.project;
    if (!projectId || isDrawn(this.host)) {
      this.#run.reset();
      return;
    }
    this.#projects ??= createProjectCards({ baseUrl: this.api });
    this.#outcome ??= this.#readOutcome();
    const wanted = {
      projects: this.#projects,
      api: this.api,
      projectId,
      outcome: this.#outcome,
      ownSite: this.#prepare,
    };
    void this.#run.run((signal) => loadFacts(wanted, signal));
  };

  /** After a reading that failed. */
  readonly loadAgain = (): void => {
    this.#outcome = undefined;
    this.load();
  };

  /** The facts cannot be drawn: they are not what was agreed. Then they are as good as not read. */
  refuse(error: unknown): void {
    // Where even the words for that cannot be drawn, there is nothing left to try.
    if (this.state.status !== 'complete') throw error;
    console.error(error);
    this.#run.fail(error);
  }

  // Without the form there is still the charity's donate page, so a part that does not load is no failure.
  readonly #prepare = async (): Promise<void> => {
    this.ownSite ??= await this.#loadOwnSite?.(this).catch(() => undefined);
  };

  // A page that nobody comes back to does not load the words for it.
  async #readOutcome(): Promise<Outcome | undefined> {
    if (!location.hash.includes('hh-pledge=')) return;
    try {
      const { readOutcome } = await import('./outcome.ts');
      return await readOutcome(this.api);
    } catch (error) {
      this.#outcome = undefined;
      throw error;
    }
  }

  // What was read is kept for when the network is weak; where it is, what was kept is shown. A page that is read in time
  // loads this after its card.
  readonly #lean = (): void => void this.#ways.lean(this).catch(() => undefined);

  async #changed(state: RunState<Facts>): Promise<void> {
    const { host } = this;
    const projectId = host.project;
    // A timer that nobody needs any more would hold on to a card that was taken out.
    clearTimeout(this.#late);
    if (state.status !== 'initial') this.#late = setTimeout(this.#lean, state.status === 'pending' ? SLOW_AFTER_MS : 0);
    await host.draw();
    if (state !== this.state) return;
    if (state.status === 'error' && !this.standIn?.trying)
      host.dispatchEvent(new HhErrorEvent({ projectId, code: codeOf(state.error) }));
    if (state.status !== 'complete') return;
    const { channel, outcome } = state.value;
    host.dispatchEvent(new HhReadyEvent({ projectId, channel: channel.channel }));
    outcome?.tell(host);
  }
}

/** What `hh-error` says: the deployment's slug or the SDK's code. */
export function codeOf(error: unknown): string {
  return error instanceof ApiError ? error.code : 'internal';
}
