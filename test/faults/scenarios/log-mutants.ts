// Sequencers that are wrong on purpose, each made of the right one and a port that breaks one promise. A run that does not
// notice them proves nothing.

import { formatCheckpoint } from '@happy-homeland/log';
import type { LogReads, Ports, WriteUnit } from '@happy-homeland/worker/ports';

export type LogMutant = 'no compare-and-swap' | 'no epoch' | 'sign before stage' | 'reused index';
export const LOG_MUTANTS: readonly LogMutant[] = [
  'no compare-and-swap',
  'no epoch',
  'sign before stage',
  'reused index',
];

/** The ports of a process that has this fault; the same ports where there is none. */
export function mutated(ports: Ports, mutant: LogMutant | null): Ports {
  return mutant === null ? ports : MUTANTS[mutant](ports);
}

const MUTANTS: Readonly<Record<LogMutant, (ports: Ports) => Ports>> = {
  // Whatever the head is, it is moved.
  'no compare-and-swap': (ports) => growing(ports, async (from) => ({ ...from, ...(await ports.store.log.head()) })),
  // Whoever lost the lease moves it all the same.
  'no epoch': (ports) => growing(ports, async (from) => ({ ...from, epoch: (await ports.store.log.head()).epoch })),
  'sign before stage': (ports) =>
    growing(ports, async (from, to) => {
      const { origin } = ports.log.keys;
      await ports.log.keys.sign(formatCheckpoint({ origin, size: BigInt(to.size), root: to.root }));
      return from;
    }),
  // Counts from the last checkpoint instead of the head, as an outbox would that assigns places when it publishes.
  'reused index': (ports) => {
    const leaves: LogReads['leaves'] = async (query) => {
      const [read, head, checkpoint] = await Promise.all([
        ports.store.log.leaves(query),
        ports.store.log.head(),
        ports.store.log.checkpoint(),
      ]);
      const behind = head.size - (checkpoint?.size ?? 0);
      const last = read.findLast(({ index }) => index < head.size);
      if (behind === 0 && last !== undefined && head.epoch > 1) {
        const again = { index: last.index + 1, bytes: last.bytes };
        const rest = read.filter(({ index }) => index > last.index);
        return [
          ...read.filter(({ index }) => index <= last.index),
          again,
          ...rest.map(({ index, bytes }) => ({ index: index + 1, bytes })),
        ].slice(0, read.length);
      }
      return read;
    };
    const { store } = ports;
    return { ...ports, store: { ...store, log: { ...store.log, leaves } } };
  },
};

type Grow = Extract<WriteUnit[number], { readonly kind: 'grow-log' }>;

function growing(ports: Ports, change: (from: Grow['from'], to: Grow['to']) => Promise<Grow['from']>): Ports {
  const commit = async (unit: WriteUnit) => {
    const [first] = unit;
    if (first?.kind !== 'grow-log') return ports.store.commit(unit);
    const mutant = { ...first, from: await change(first.from, first.to), meant: first.from };
    return ports.store.commit([mutant]);
  };
  return { ...ports, store: { ...ports.store, commit } };
}
