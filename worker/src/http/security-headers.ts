// Every answer says how it may be used. What is public may be read from anywhere; pages take no script, style or frame
// but their own; nothing is ever sniffed.

import { createMiddleware } from 'hono/factory';
import type { Environment, RequestContext } from './environment.ts';

// Not for subdomains: the charity may run others of its own, and they are not ours to decide for.
const HSTS = 'max-age=31536000';
const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** What our pages could ask of a device and do not, so that nothing that gets into one can ask for it either. */
const DEVICE_POLICY = 'camera=(), microphone=(), geolocation=()';
/** For the one page that looks through the camera, when somebody presses the button for it. */
export const CAMERA_POLICY = DEVICE_POLICY.replace('camera=()', 'camera=(self)');

/** For an answer that has nothing to show and that nobody may keep. */
export const BARE_HEADERS = {
  'strict-transport-security': HSTS,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'content-security-policy': API_POLICY,
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': DEVICE_POLICY,
  'cache-control': 'no-store',
} as const;

/** Sets what a handler has not set itself. */
export const securityHeaders = createMiddleware<Environment>(async (c, next) => {
  await next();
  const { headers } = c.res;
  setDefault(headers, 'content-security-policy', policyOf(c));
  // What nobody has declared public is for the one who asked.
  for (const [name, value] of Object.entries(BARE_HEADERS)) setDefault(headers, name, value);
});

function policyOf(c: RequestContext): string {
  const isPage = c.res.headers.get('content-type')?.startsWith('text/html') ?? false;
  return isPage ? pagePolicy(c.var.ports.payments.pageOrigin) : API_POLICY;
}

/** The policy of our pages. A form may lead to the provider's payment page, because that is where giving leads. */
export function pagePolicy(paymentOrigin: string): string {
  return policyText({ images: "'self' data: https:", connect: "'self'", forms: `'self' ${paymentOrigin}` });
}

/**
 * The policy of the donate page: it may be installed, starts the one worker that its Trusted Types policy names, and may hold
 * the one style sheet that `styles` is the hash of.
 */
export function donatePolicy(paymentOrigin: string, styles?: string): string {
  const page = pagePolicy(paymentOrigin).replace("style-src 'self'", ["style-src 'self'", styles].join(' ').trim());
  return `${page} hh-worker; manifest-src 'self'; worker-src 'self'`;
}

/** The same where WeChat's own script is on the page, and nowhere else. */
export function withWeChat(policy: string): string {
  return policy.replace("script-src 'self'", "script-src 'self' https://res.wx.qq.com");
}

/** The policy that the service worker itself runs under: it asks us, and nobody else. */
export const WORKER_POLICY = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

/** The same for the page for webmasters, which shows our frame and a picture that was made in the browser as they will look. */
export function framingPolicy(paymentOrigin: string): string {
  return `${pagePolicy(paymentOrigin).replace(' data: ', ' data: blob: ')}; frame-src 'self'`;
}

/**
 * The policy of the one page that may stand in anybody's frame: it takes no form, sends nothing, and sets no cookie, so
 * a page around it gains nothing by drawing over it.
 */
export const FRAME_POLICY = policyText({ images: "'self' data:", connect: "'none'", forms: "'none'" })
  .replace("frame-ancestors 'none'", 'frame-ancestors *')
  .replace('trusted-types lit-html', "trusted-types 'none'");

/** The policy of a page that sends nothing anywhere, and asks us only where somebody wanted that. */
export function closedPagePolicy({ asksUs }: { readonly asksUs: boolean }): string {
  return policyText({ images: "'self' data:", connect: asksUs ? "'self'" : "'none'", forms: "'none'" });
}

/** The policy of pages by which people sign in: nothing but the form itself, and only to us. */
export const ENTRY_POLICY = policyText({ images: "'self' data:", connect: "'none'", forms: "'self'" });

interface PolicyParts {
  readonly images: string;
  readonly connect: string;
  readonly forms: string;
}

function policyText({ images, connect, forms }: PolicyParts): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${images}`,
    `connect-src ${connect}`,
    `form-action ${forms}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

function setDefault(headers: Headers, name: string, value: string): void {
  if (!headers.has(name)) headers.set(name, value);
}
