// Two deeds at the same moment: both have read and decided before either writes, which is where a check that only reads lets
// both through. Who writes first is said.

import type { Ports, Store } from '../ports/index.ts';

type Deed<Answer> = (ports: Ports) => Promise<Answer>;

/** What each answered, the one that wrote first before the other. What a deed writes after its first unit waits for nobody. */
export async function atOnce<First, Second>(
  ports: Ports,
  first: Deed<First>,
  second: Deed<Second>,
): Promise<[First, Second]> {
  const [decidedFirst, decidedSecond, written] = [aSignal(), aSignal(), aSignal()];
  const lead = meeting(ports.store, { decided: decidedFirst, before: decidedSecond.given, after: written });
  const follow = meeting(ports.store, { decided: decidedSecond, before: written.given, after: aSignal() });
  return Promise.all([
    ended(first({ ...hasty(ports), store: lead }), [decidedFirst, written]),
    ended(second({ ...hasty(ports), store: follow }), [decidedSecond]),
  ]);
}

interface Signal {
  readonly given: Promise<void>;
  readonly give: () => void;
}

function aSignal(): Signal {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { given: promise, give: () => resolve() };
}

interface Meeting {
  readonly decided: Signal;
  readonly before: Promise<void>;
  readonly after: Signal;
}

function meeting(store: Store, { decided, before, after }: Meeting): Store {
  const commit: Store['commit'] = async (unit) => {
    decided.give();
    await before;
    try {
      return await store.commit(unit);
    } finally {
      after.give();
    }
  };
  return Object.create(store, { commit: { value: commit } });
}

// A deed that answers without writing keeps nobody waiting.
async function ended<Answer>(deed: Promise<Answer>, signals: readonly Signal[]): Promise<Answer> {
  try {
    return await deed;
  } finally {
    for (const { give } of signals) give();
  }
}

// Whoever loses reads again at once: the pause is for writers who are not here.
function hasty(ports: Ports): Ports {
  return { ...ports, ids: { ...ports.ids, random: (bytes) => new Uint8Array(bytes) } };
}
