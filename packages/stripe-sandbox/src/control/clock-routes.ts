import { Hono } from 'hono';
import { limitBody } from '../api/limit-body.ts';
import { MAX_CLOCK_STEP_MS } from '../limits.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import { jsonText, parseBoolean, parseJsonObject, parseNumber } from './control-json.ts';

interface ClockParts {
  readonly clock: VirtualClock;
  /** Does what has fallen due, and resolves when the state is kept. */
  tick(): Promise<void>;
}

/** `/_sandbox/clock`: read the time of the sandbox, move it, let it stand. */
export function clockRoutes({ clock, tick }: ClockParts): Hono {
  const app = new Hono();
  app.use(limitBody());
  app.get('/clock', (c) => c.json(clock.read()));
  app.put('/clock', async (c) => {
    clock.set(parseClockSetting(await jsonText(c), clock));
    await tick();
    return c.json(clock.read());
  });
  app.post('/clock/advance', async (c) => {
    const { byMs } = parseJsonObject(await jsonText(c), ['byMs']);
    clock.advance(parseNumber(byMs, { name: 'byMs', min: 0, max: MAX_CLOCK_STEP_MS }));
    await tick();
    return c.json(clock.read());
  });
  app.delete('/clock', async (c) => {
    clock.reset();
    await tick();
    return c.json(clock.read());
  });
  return app;
}

/** Reads `{"nowMs": …, "frozen": …}`; what is absent stays as it is. Throws 400 for anything else. */
function parseClockSetting(text: string, clock: VirtualClock): { nowMs: number; frozen: boolean } {
  const body = parseJsonObject(text, ['nowMs', 'frozen']);
  const present = clock.read();
  const bounds = { name: 'nowMs', min: present.nowMs - MAX_CLOCK_STEP_MS, max: present.nowMs + MAX_CLOCK_STEP_MS };
  return {
    nowMs: parseNumber(body['nowMs'] ?? present.nowMs, bounds),
    frozen: parseBoolean(body['frozen'] ?? present.frozen, 'frozen'),
  };
}
