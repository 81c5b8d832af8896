// What <hh-poster> knows and how it came to know it: the card of the project, the canvas it is drawn on, and what became of
// the person's own wish to save, share or copy it.

import type { ProjectCard } from '@happy-homeland/sdk';
import { createProjectCards } from '@happy-homeland/sdk';
import { codeOf } from './card-controller.ts';
import type { CardHost } from './card-host.ts';
import { HhErrorEvent } from './error-event.ts';
import type { Work } from './house-element.ts';
import type { RunState } from './latest-run.ts';
import { LatestRun } from './latest-run.ts';
import type { PosterMessages } from './messages/poster.ts';
import { posterMessagesOf } from './messages/poster.ts';
import { corsPhoto, pictureFile, saveFile } from './poster-file.ts';
import { drawPoster } from './poster-picture.ts';
import type { Told } from './poster-view.ts';
import { posterView } from './poster-view.ts';
import type { PosterWords } from './poster-words.ts';
import { posterAlt, posterWords } from './poster-words.ts';
import { HhReadyEvent } from './ready-event.ts';
import { apiOf, stageOf } from './stage.ts';
import { toWebUrl } from './web-url.ts';

interface Facts {
  readonly card: ProjectCard;
  /** Only what a canvas may draw and still be saved. */
  readonly photo: HTMLImageElement | undefined;
}

export class PosterController implements Work {
  readonly #host: CardHost;
  readonly #run = new LatestRun<Facts>((state) => void this.#changed(state));
  /** Shown itself: no policy of a host forbids a canvas, and many forbid pictures from memory. */
  readonly #canvas = document.createElement('canvas');
  #followed = '';
  #undrawn = false;
  #drawn = '';
  #drawnFacts: Facts | undefined;
  #words: PosterWords | undefined;
  #told: Told | undefined;
  /** In place of the canvas once somebody wants to hold it: phones save no canvas. */
  #image: HTMLImageElement | undefined;

  constructor(host: CardHost) {
    this.#host = host;
    this.#canvas.setAttribute('role', 'img');
    this.#canvas.setAttribute('part', 'picture');
  }

  /** Loads if the element asks for another project, or another deployment, than before. */
  follow(): void {
    const api = apiOf(this.#host);
    const wanted = `${api} ${this.#host.project}`;
    if (wanted === this.#followed) return;
    this.#followed = wanted;
    this.load();
  }

  disconnect(): void {
    this.#dropImage();
    if (this.#run.state.status !== 'pending') return;
    this.#followed = '';
    this.#run.reset();
  }

  readonly load = (): void => {
    const { project } = this.#host;
    const projects = createProjectCards({ baseUrl: apiOf(this.#host) });
    this.#told = undefined;
    this.#undrawn = false;
    this.#dropImage();
    if (!project) this.#run.reset();
    else
      void this.#run.run(async (signal) => {
        const card = await projects.get(project, { signal });
        return { card, photo: await corsPhoto(toWebUrl(card.photo), signal) };
      });
  };

  /** What was read cannot be drawn, or the browser draws nothing: then the link is what there is. */
  refuse(error: unknown): void {
    if (this.#run.state.status !== 'complete') throw error;
    console.error(error);
    this.#undrawn = true;
    this.#run.fail(error);
  }

  /** The template of the present state. */
  draw(): unknown {
    const { state } = this.#run;
    const stage = stageOf(this.#host);
    const words = posterMessagesOf(stage.locale);
    if (state.status === 'complete') this.#paint(state.value, words);
    const picture = this.#image ?? this.#canvas;
    const code = state.status === 'error' ? codeOf(state.error) : undefined;
    const acts = { save: this.#save, share: this.#canShare ? this.#share : undefined, copy: this.#copy };
    const shown = {
      status: state.status,
      code,
      undrawn: this.#undrawn,
      words,
      picture,
      told: this.#told,
      retry: this.load,
      ...acts,
    };
    return posterView({ ...stage, ...shown, page: this.#words?.address ?? stage.page });
  }

  #paint(facts: Facts, text: PosterMessages): void {
    const { card, photo } = facts;
    const { locale, api } = stageOf(this.#host);
    const address = toWebUrl(card.links.page, api);
    if (!address) throw new TypeError('the project names no page');
    const words = posterWords(card, text, { locale, address });
    const alt = posterAlt(words);
    if (alt === this.#drawn && facts === this.#drawnFacts) return;
    this.#dropImage();
    drawPoster(this.#canvas, words, photo);
    this.#canvas.setAttribute('aria-label', alt);
    this.#words = words;
    this.#drawn = alt;
    this.#drawnFacts = facts;
  }

  get #canShare(): boolean {
    return typeof navigator.share === 'function';
  }

  readonly #save = () =>
    this.#act(async () => {
      const file = await this.#file();
      saveFile(file);
      // A phone's own browser saves it; one inside another app often cannot, and lets a picture be held instead.
      if (!matchMedia('(pointer:coarse)').matches) return { word: 'saved' };
      return (await this.#showImage(file)) ? { word: 'hold' } : { word: 'screenshot' };
    });

  readonly #share = () =>
    this.#act(async () => {
      const { title = '', address: url = '' } = this.#words ?? {};
      const file = await this.#file();
      const withPicture = { files: [file], title, text: `${title} ${url}` };
      try {
        await navigator.share(navigator.canShare?.(withPicture) ? withPicture : { title, url });
      } catch (error) {
        // Whoever closes the list of apps has changed their mind; that is no failure.
        if (error instanceof DOMException && error.name === 'AbortError') return undefined;
        throw error;
      }
      return undefined;
    });

  readonly #copy = () =>
    this.#act(async () => {
      const url = this.#words?.address ?? '';
      try {
        await navigator.clipboard.writeText(url);
        return { word: 'copied' };
      } catch {
        // Old browsers, frames and pages without a certificate may not: the address to copy by hand does the same.
        return { word: 'copyByHand', url };
      }
    });

  async #act(act: () => Promise<Told | undefined>): Promise<void> {
    try {
      this.#told = await act();
    } catch (error) {
      console.warn(error);
      this.#told = { word: 'failed' };
    }
    await this.#host.draw();
  }

  #file(): Promise<File> {
    return pictureFile(this.#canvas, `${this.#host.project}.png`);
  }

  /** False where the host's policy forbids it (`img-src blob:`); the canvas stays then. */
  async #showImage(file: File): Promise<boolean> {
    if (this.#image) return true;
    const image = new Image();
    image.alt = this.#drawn;
    image.src = URL.createObjectURL(file);
    try {
      await image.decode();
    } catch {
      URL.revokeObjectURL(image.src);
      return false;
    }
    this.#image = image;
    return true;
  }

  #dropImage(): void {
    if (this.#image) URL.revokeObjectURL(this.#image.src);
    this.#image = undefined;
  }

  async #changed(state: RunState<Facts>): Promise<void> {
    const projectId = this.#host.project;
    await this.#host.draw();
    if (state !== this.#run.state) return;
    if (state.status === 'error') this.#host.dispatchEvent(new HhErrorEvent({ projectId, code: codeOf(state.error) }));
    if (state.status === 'complete') this.#host.dispatchEvent(new HhReadyEvent({ projectId }));
  }
}
