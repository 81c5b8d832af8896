// What makes the donate page bearable on a weak network: the service worker that keeps its public sheet, and words after
// eight seconds in which a form that was sent led nowhere. Nothing of the page depends on it.

const WORKER = '/widget/v1/give-worker.js';
const PATIENCE_MS = 8_000;

/** Pages whose policy names this may start this one worker; the name is in the policy of the donate page alone. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(text: string): string };
}
declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

/** Starts the worker for the donate pages. A browser without such workers, or one that refuses, loses nothing. */
export async function startWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const trusted = window.trustedTypes?.createPolicy('hh-worker', { createScriptURL: () => WORKER });
  try {
    await navigator.serviceWorker.register(trusted?.createScriptURL('') ?? WORKER, { scope: '/give/' });
  } catch (error) {
    console.info('offline sheet not kept:', error);
  }
}

/** Says after a while that the network is weak, shows the other ways to give, and lets the same form be sent again. */
export function watchSending(form: HTMLFormElement): void {
  const page = form.ownerDocument;
  let patience: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener('submit', () => {
    clearTimeout(patience);
    patience = setTimeout(() => showOtherWays(form), PATIENCE_MS);
  });
  // Coming back from the payment page restores this page as it was left.
  page.defaultView?.addEventListener('pageshow', () => clearTimeout(patience));
  page.defaultView?.addEventListener('pagehide', () => clearTimeout(patience));
}

// The form keeps its key, so sending it again is the same gift.
function showOtherWays(form: HTMLFormElement): void {
  for (const section of form.ownerDocument.querySelectorAll('.on-paper')) section.classList.remove('on-paper');
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]');
  if (button) button.disabled = false;
  const status = form.querySelector('[data-status]');
  if (status) status.textContent = form.dataset['weak'] ?? '';
}
