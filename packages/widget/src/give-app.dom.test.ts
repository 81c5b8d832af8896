import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startWorker, watchSending } from './give-app.ts';

const PAGE = `
<form data-give data-weak="网络较慢"><input type="hidden" name="key" value="k1">
  <button type="submit">去支付</button><p role="status" data-status></p></form>
<section class="on-paper">转账</section>`;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = PAGE;
  const form = document.querySelector('form');
  if (form) watchSending(form);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function send(): HTMLButtonElement | null {
  const button = document.querySelector('button');
  document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  if (button) button.disabled = true;
  return button;
}

const ways = () => document.querySelector('section')?.className;
const status = () => document.querySelector('[data-status]')?.textContent;

describe('a form that was sent over a weak network', () => {
  test('after eight seconds says so, shows the other ways, and may be sent again with the same key', () => {
    const button = send();
    vi.advanceTimersByTime(7_999);
    expect([ways(), status(), button?.disabled]).toEqual(['on-paper', '', true]);
    vi.advanceTimersByTime(1);
    expect([ways(), status(), button?.disabled]).toEqual(['', '网络较慢', false]);
    expect(document.querySelector('input')?.value).toBe('k1');
  });

  test.each(['pagehide', 'pageshow'])('says nothing once the page was left or came back (%s)', (event) => {
    send();
    window.dispatchEvent(new Event(event));
    vi.advanceTimersByTime(20_000);
    expect([ways(), status()]).toEqual(['on-paper', '']);
  });
});

describe('the worker of the donate pages', () => {
  test('is started for them alone, and a browser that refuses loses nothing', async () => {
    const register = vi.fn(async () => undefined);
    vi.stubGlobal('navigator', { serviceWorker: { register } });
    await startWorker();
    expect(register).toHaveBeenCalledWith('/widget/v1/give-worker.js', { scope: '/give/' });
    const told = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    register.mockRejectedValueOnce(new DOMException('refused', 'SecurityError'));
    await startWorker();
    expect(told).toHaveBeenCalledOnce();
    vi.stubGlobal('navigator', {});
    await expect(startWorker()).resolves.toBeUndefined();
  });
});
