import { afterEach, describe, expect, test } from 'vitest';

const CHANNEL = '0123456789abcdef0123456789abcdef';

function say(
  data: unknown,
  from: { readonly origin?: string; readonly source?: MessageEventSource | null } = {},
): void {
  dispatchEvent(new MessageEvent('message', { data, origin: location.origin, source: window, ...from }));
}

/** A frame whose window notes what it is told; a blank page, so that nothing is loaded. */
function frameAt(path: string): { readonly frame: HTMLIFrameElement; readonly told: unknown[] } {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const told: unknown[] = [];
  const inside = frame.contentWindow;
  if (inside) inside.postMessage = (...args: unknown[]) => void told.push(args);
  Object.defineProperty(frame, 'src', { value: `${location.origin}${path}` });
  return { frame, told };
}

afterEach(() => {
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
});

describe('a page with our frames', () => {
  test('WID-08 WID-09 greets ours alone when they have come, and believes a height only from its own', async () => {
    await import('./frame-host.ts');
    const ours = frameAt('/embed/abcdefghijklmnop/frame');
    const foreign = frameAt('/somewhere/else');
    for (const { frame } of [ours, foreign]) frame.dispatchEvent(new Event('load'));
    expect(foreign.told).toEqual([]);
    const [[hello, to]] = ours.told as [[{ channel: string }, string]];
    expect(to).toBe(location.origin);
    expect(hello).toEqual({ hh: 'hello', channel: expect.stringMatching(/^[0-9a-f]{32}$/) });
    const height = { hh: 'height', channel: hello.channel, height: 640 };
    const source = ours.frame.contentWindow;
    say(height, { source, origin: 'https://evil.example.org' });
    say(height, { source: foreign.frame.contentWindow });
    say(height, { source: window });
    say({ ...height, channel: CHANNEL }, { source });
    say({ ...height, height: 1e9 }, { source });
    expect(ours.frame.style.height).toBe('');
    say(height, { source });
    expect([ours.frame.style.height, foreign.frame.style.height]).toEqual(['640px', '']);
  });
});

describe('the card in a frame', () => {
  test('WID-08 WID-09 tells only the page around it, and only once that has said hello', async () => {
    const told: unknown[] = [];
    const around = { postMessage: (...args: unknown[]) => void told.push(args) };
    const real = parent;
    Object.defineProperty(window, 'parent', { value: around, configurable: true });
    try {
      await import('./frame-page.ts');
      const hello = { hh: 'hello', channel: CHANNEL };
      const source = around as unknown as MessageEventSource;
      const event = (origin: string, from: unknown) => {
        const message = new MessageEvent('message', { data: hello, origin });
        Object.defineProperty(message, 'source', { value: from });
        dispatchEvent(message);
      };
      event('https://qingyi.example.org', window);
      event('null', source);
      expect(told).toEqual([]);
      event('https://qingyi.example.org', source);
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      expect(told).toEqual([[{ hh: 'height', channel: CHANNEL, height }, 'https://qingyi.example.org']]);
    } finally {
      Object.defineProperty(window, 'parent', { value: real, configurable: true });
    }
  });
});
