// What <hh-compliance> knows and how it came to know it; the view only draws it. The stage of a card is the stage of the
// check too.

import type { Compliance, ProjectChecks } from '@happy-homeland/sdk';
import { createProjectChecks } from '@happy-homeland/sdk';
import { codeOf } from './card-controller.ts';
import type { CardHost } from './card-host.ts';
import { complianceView } from './compliance-view.ts';
import { HhErrorEvent } from './error-event.ts';
import type { Work } from './house-element.ts';
import type { RunState } from './latest-run.ts';
import { LatestRun } from './latest-run.ts';
import type { Locale } from './locale.ts';
import { checkWords } from './messages/compliance.ts';
import { HhReadyEvent } from './ready-event.ts';
import { apiOf, stageOf } from './stage.ts';

export class ComplianceController implements Work {
  readonly #host: CardHost;
  readonly #run = new LatestRun<Compliance>((state) => void this.#changed(state));
  #followed = '';
  #checks: ProjectChecks | undefined;
  /** Whoever asked once more stood on a button that is gone while it loads. */
  #focusAfter = false;

  constructor(host: CardHost) {
    this.#host = host;
  }

  /** Loads if the element asks for another project, or another deployment, than before. */
  follow(): void {
    const api = apiOf(this.#host);
    const wanted = `${api} ${this.#host.project}`;
    if (wanted === this.#followed) return;
    this.#followed = wanted;
    this.#checks = createProjectChecks({ baseUrl: api });
    this.load();
  }

  disconnect(): void {
    if (this.#run.state.status !== 'pending') return;
    this.#followed = '';
    this.#run.reset();
  }

  readonly load = (): void => {
    const { project } = this.#host;
    const checks = this.#checks;
    if (!project || !checks) this.#run.reset();
    else void this.#run.run((signal) => checks.compliance(project, { signal }));
  };

  readonly #retry = (): void => {
    this.#focusAfter = true;
    this.load();
  };

  /** What was read cannot be drawn: it is not what was agreed, and as good as not read. */
  refuse(error: unknown): void {
    if (this.#run.state.status !== 'complete') throw error;
    console.error(error);
    this.#run.fail(error);
  }

  words(locale: Locale): Promise<unknown> | undefined {
    return checkWords.ready(locale);
  }

  /** The template of the present state. */
  draw(): unknown {
    const { state } = this.#run;
    const stage = stageOf(this.#host);
    const code = state.status === 'error' ? codeOf(state.error) : undefined;
    return complianceView({ ...stage, state, code, retry: this.#retry });
  }

  async #changed(state: RunState<Compliance>): Promise<void> {
    const projectId = this.#host.project;
    await this.#host.draw();
    if (state !== this.#run.state) return;
    if (this.#focusAfter && (state.status === 'error' || state.status === 'complete')) {
      this.#focusAfter = false;
      // Unless the person went on to something else meanwhile.
      if (document.activeElement === document.body) void this.#host.focusOn('summary,button');
    }
    if (state.status === 'error') this.#host.dispatchEvent(new HhErrorEvent({ projectId, code: codeOf(state.error) }));
    if (state.status === 'complete') this.#host.dispatchEvent(new HhReadyEvent({ projectId }));
  }
}
