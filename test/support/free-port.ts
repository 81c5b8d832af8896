import { createServer } from 'node:net';

/**
 * Asks the system for a port that nothing listens on now. A server that can take port 0 and tell which one it got
 * should do that instead; this is for programs that have to be told beforehand.
 */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') failed(new Error('The system gave no port.'));
        else found(address.port);
      });
    });
  });
}

/** As many different free ports as asked for. */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  const attemptsMax = count * 10;
  for (let attempt = 0; ports.size < count && attempt < attemptsMax; attempt += 1) ports.add(await freePort());
  if (ports.size < count) throw new Error(`Found ${ports.size} free ports, wanted ${count}.`);
  return [...ports];
}
