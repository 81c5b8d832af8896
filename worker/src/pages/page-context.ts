// What every page needs to know about the request it answers. Pages are pure functions of this and of their data, so
// that they can be rendered in a test without a server.

import type { HtmlEscapedString } from 'hono/utils/html';
import type { SharingSignature } from '../ports/index.ts';

export type Lang = 'zh-CN' | 'en';

/** Escaped markup made by hono's `html` tag; a promise only if something inside it was one. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface PageContext {
  readonly lang: Lang;
  /** Large-text mode, `?size=large`. */
  readonly largeText: boolean;
  /** The reader is inside WeChat or WeChat Work, where some ways to pay and every download do not open. */
  readonly inWeChat?: boolean;
  /** What WeChat's script is shown, on a page that may set the card of its link there. */
  readonly sharing?: SharingSignature;
  /** True in a deployment marked test: every page then says so. */
  readonly test: boolean;
  /** Origin of this deployment, without a trailing slash. */
  readonly publicUrl: string;
  /** Path and query of this page; the language and large-text switches are made from it. */
  readonly path: string;
  /** ICP filing number of the host, where the law of the place asks for one. */
  readonly icp?: string;
}
