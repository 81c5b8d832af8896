// Requests under way. A client that goes away closes its connection, but its request goes on; storage must not be closed
// under it, so whoever drains waits here and not only for the connections.

type Fetch = (request: Request) => Response | Promise<Response>;

export interface InFlight {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Resolves when no request is under way, or after `limitMs`. */
  idle(limitMs: number): Promise<void>;
}

/** Counts what passes through `fetch`. */
export function trackInFlight(fetch: Fetch): InFlight {
  let underWay = 0;
  let tellIdle: () => void = () => undefined;
  return {
    fetch: async (request) => {
      underWay += 1;
      try {
        return await fetch(request);
      } finally {
        underWay -= 1;
        if (underWay === 0) tellIdle();
      }
    },
    idle: async (limitMs) => {
      if (underWay === 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, limitMs);
        tellIdle = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}
