// What an element with lists knows and how it came to know it. Each element says what it asks for and how it looks.

import { codeOf } from './card-controller.ts';
import type { CardHost } from './card-host.ts';
import { HhErrorEvent } from './error-event.ts';
import type { Work } from './house-element.ts';
import type { RunState } from './latest-run.ts';
import { LatestRun } from './latest-run.ts';
import type { ListPages } from './list-pages.ts';
import { HhReadyEvent } from './ready-event.ts';
import { apiOf, stageOf } from './stage.ts';
import type { Stage } from './view.ts';

/** Reads the next page of a list, and keeps the reader's place. */
export type More = (list: ListPages<unknown>, statusId: string) => void;

/** What the views of lists are drawn with. */
export interface ListStage<Value> extends Stage {
  readonly state: RunState<Value>;
  /** Why it could not be read. */
  readonly code: string | undefined;
  readonly retry: () => void;
  readonly more: More;
}

export abstract class ListController<Value extends { readonly lists: readonly ListPages<unknown>[] }> implements Work {
  protected readonly host: CardHost;
  readonly #run = new LatestRun<Value>((state) => void this.#changed(state));
  #followed = '';
  /** Whoever asked once more stood on a button that is gone while it loads. */
  #focusAfter = false;

  constructor(host: CardHost) {
    this.host = host;
  }

  /** What the element asks for besides its deployment, as one text; empty for nothing. */
  protected abstract wanted(): string;
  protected abstract read(api: string, signal: AbortSignal): Promise<Value>;
  protected abstract view(stage: ListStage<Value>): unknown;

  /** Loads if the element asks for something else, or another deployment, than before. */
  follow(): void {
    const wanted = this.wanted();
    const followed = wanted && `${apiOf(this.host)} ${wanted}`;
    if (followed === this.#followed) return;
    this.#followed = followed;
    this.#load();
  }

  disconnect(): void {
    const { state } = this.#run;
    if (state.status === 'complete') for (const list of state.value.lists) list.stop();
    if (state.status !== 'pending') return;
    this.#followed = '';
    this.#run.reset();
  }

  /** What was read cannot be drawn: it is not what was agreed, and as good as not read. */
  refuse(error: unknown): void {
    if (this.#run.state.status !== 'complete') throw error;
    console.error(error);
    this.#run.fail(error);
  }

  /** The template of the present state. */
  draw(): unknown {
    const { state } = this.#run;
    const code = state.status === 'error' ? codeOf(state.error) : undefined;
    return this.view({ ...stageOf(this.host), state, code, retry: this.#retry, more: this.#more });
  }

  #load(): void {
    if (this.#followed) void this.#run.run((signal) => this.read(apiOf(this.host), signal));
    else this.#run.reset();
  }

  readonly #retry = (): void => {
    this.#focusAfter = true;
    this.#load();
  };

  readonly #more: More = (list, statusId) => void this.#readMore(list, statusId);

  async #readMore(list: ListPages<unknown>, statusId: string): Promise<void> {
    if (list.status === 'pending') return;
    const read = list.more();
    await this.host.draw();
    const button = this.host.root.activeElement;
    const error = await read;
    await this.host.draw();
    if (error !== undefined) this.#tellError(this.host.project, error);
    // The button stays under the finger while there is more; after the last page the count takes its place.
    const lost = button && !button.isConnected && document.activeElement === document.body;
    if (lost) void this.host.focusOn(`#${statusId}`);
  }

  async #changed(state: RunState<Value>): Promise<void> {
    const projectId = this.host.project;
    await this.host.draw();
    if (state !== this.#run.state) return;
    if (this.#focusAfter && (state.status === 'error' || state.status === 'complete')) {
      this.#focusAfter = false;
      // Unless the person went on to something else meanwhile.
      if (document.activeElement === document.body) void this.host.focusOn('a,button');
    }
    if (state.status === 'error') this.#tellError(projectId, state.error);
    if (state.status === 'complete') this.host.dispatchEvent(new HhReadyEvent({ projectId }));
  }

  #tellError(projectId: string, error: unknown): void {
    this.host.dispatchEvent(new HhErrorEvent({ projectId, code: codeOf(error) }));
  }
}
