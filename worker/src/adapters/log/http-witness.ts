// A witness across the network: C2SP tlog-witness, one POST. Whatever it answers is an answer; what it is worth, others decide.

import { formatAddCheckpoint } from '@happy-homeland/log';
import type { Witness, WitnessAnswer } from '../../ports/index.ts';

export interface HttpWitnessOptions {
  /** Below it lies `add-checkpoint`. */
  readonly url: string;
  readonly verifierKey: string;
  readonly isOwn: boolean;
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

const TIMEOUT_MS = 3_000;
/** A cosignature is a line. */
const ANSWER_CHARACTERS_MAX = 4_096;
const SIZE = /^(?:0|[1-9]\d{0,15})\n?$/;

export function createHttpWitness(options: HttpWitnessOptions): Witness {
  const { url, verifierKey, isOwn, timeoutMs = TIMEOUT_MS, fetch: send = fetch } = options;
  const address = new URL('add-checkpoint', url.endsWith('/') ? url : `${url}/`).href;
  return {
    verifierKey,
    url,
    isOwn,
    submit: async ({ note, oldSize, proof }) => {
      const body = formatAddCheckpoint({ oldSize: BigInt(oldSize), proof, checkpoint: note });
      try {
        const signal = AbortSignal.timeout(timeoutMs);
        const answer = await send(address, { method: 'POST', body, signal, redirect: 'error' });
        return toAnswer(answer.status, (await answer.text()).slice(0, ANSWER_CHARACTERS_MAX));
      } catch (error) {
        return { kind: 'unavailable', reason: error instanceof Error ? error.name : 'unreachable' };
      }
    },
  };
}

function toAnswer(status: number, text: string): WitnessAnswer {
  if (status === 200) return { kind: 'cosigned', line: text.endsWith('\n') ? text : `${text}\n` };
  if (status === 409 && SIZE.test(text)) return { kind: 'conflict', size: Number(text) };
  return status === 422 ? { kind: 'inconsistent' } : { kind: 'unavailable', reason: `status-${status}` };
}
