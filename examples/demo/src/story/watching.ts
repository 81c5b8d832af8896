// Those who tell of the work and look after it: progress with what was reached, a visit of the charity, an auditor's spot check,
// messages of givers. Each acts by the API with a key of its own role, which ends when the story does.

import { createManageClient } from '@happy-homeland/sdk';
import { DEMO_FEDERATION } from '../demo-data.ts';
import type { Past } from './past.ts';

type Manage = ReturnType<typeof createManageClient>;
type Watcher = 'approver' | 'auditor' | 'finance' | 'partner-editor';

interface Reached {
  readonly sessions: number;
  readonly people: number;
  readonly households: number;
}

export class Watching {
  readonly #past: Past;
  readonly #project: string;
  readonly #operator: Manage;
  readonly #keys = new Map<Watcher, { readonly keyId: string; readonly client: Manage }>();

  constructor(past: Past, { projectId, apiKey }: { readonly projectId: string; readonly apiKey: string }) {
    this.#past = past;
    this.#project = projectId;
    this.#operator = this.#client(apiKey);
  }

  /** Written by the partner, published by the charity. */
  async tell(told: {
    readonly title: string;
    readonly text: string;
    readonly milestone?: string;
    readonly outcomes: Reached;
  }) {
    const content = { happenedOn: this.#past.today(), ...told, photographs: [] };
    const { itemId } = await (await this.#as('partner-editor')).work('updates').open(content, this.#here());
    await (await this.#as('finance')).work('updates').take({ itemId, step: 'publish', input: {} });
  }

  async visit(found: string, mend?: { readonly what: string; readonly by: string }): Promise<void> {
    const content = { visitedOn: this.#past.today(), found, ...(mend && { mend }), photographs: [] };
    await (await this.#as('approver')).work('visits').open(content, this.#here());
  }

  async check(looked: string, found: string): Promise<void> {
    const content = { checkedOn: this.#past.today(), looked, result: 'in-order' as const, found };
    await (await this.#as('auditor')).work('spot-checks').open(content, this.#here());
  }

  /** Shows the newest message that waits. */
  async showMessage(): Promise<void> {
    const messages = (await this.#as('finance')).work('donor-messages');
    const { items } = await messages.list({ project: this.#project, state: 'waiting', limit: 1 });
    const [{ itemId } = { itemId: '' }] = items;
    await messages.take({ itemId, step: 'show', input: {} });
  }

  /** Nobody is left behind who could still act. */
  async leave(): Promise<void> {
    for (const { keyId } of this.#keys.values()) await this.#operator.revokeApiKey(keyId);
    this.#keys.clear();
  }

  #here() {
    return { project: this.#project };
  }

  async #as(role: Watcher): Promise<Manage> {
    const kept = this.#keys.get(role);
    if (kept !== undefined) return kept.client;
    const label = `演示经过（示例） ${role}`;
    const { keyId, key } = await this.#operator.createApiKey({ federation: DEMO_FEDERATION, label, roles: [role] });
    const client = this.#client(key);
    this.#keys.set(role, { keyId, client });
    return client;
  }

  #client(apiKey: string): Manage {
    return createManageClient({ baseUrl: this.#past.ports.settings.publicUrl, apiKey, fetch: this.#past.fetch });
  }
}
