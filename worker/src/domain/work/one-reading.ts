// A list asks the same of many items: which project, which federation above, which partner. Within one list the answer is
// asked for once. It is never kept longer than that: what somebody may see is judged by what is so now.

import type { Ports } from '../../ports/index.ts';

/** The same ports, whose directory is asked for each project, federation and partner once. For the length of one list. */
export function oneReading(ports: Ports): Ports {
  const { directory } = ports.store;
  return {
    ...ports,
    store: {
      ...ports.store,
      directory: {
        ...directory,
        file: once((id) => directory.file(id)),
        federationById: once((id) => directory.federationById(id)),
        ancestors: once((id) => directory.ancestors(id)),
        partnerById: once((id) => directory.partnerById(id)),
      },
    },
  };
}

function once<T>(ask: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return (id) => {
    const before = asked.get(id) ?? ask(id);
    asked.set(id, before);
    return before;
  };
}
