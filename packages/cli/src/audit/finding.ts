// What an audit finds wrong. Nothing here is an opinion: each is a pair of values that should be the same.

import type { BookFault } from '@happy-homeland/log/books';

/** Two signed checkpoints that cannot both be true. The notes lie in the folder `evidence`. */
export interface Contradiction {
  readonly sizeBefore: string;
  readonly sizeNow: string;
  readonly evidence: string;
}

export type AuditFinding =
  /** The entry at `index` is not the one that is in the signed tree. */
  | { readonly kind: 'leaf-rewritten'; readonly index: number; readonly now: string; readonly before?: string }
  /** A file of hashes differs from what the entries `from` up to, not including, `until` give. */
  | { readonly kind: 'tile-differs'; readonly path: string; readonly from: number; readonly until: number }
  /** Base64 roots: the one that is signed, and the one that the entries give. */
  | { readonly kind: 'root-differs'; readonly signed: string; readonly recomputed: string }
  /** `index`: the first entry that is another, where it is known. */
  | (Contradiction & { readonly kind: 'history-rewritten'; readonly index?: number })
  | (Contradiction & { readonly kind: 'history-forked' })
  | (Contradiction & { readonly kind: 'rolled-back' })
  /** Not what this log may contain. */
  | { readonly kind: 'leaf-unreadable'; readonly index: number; readonly now: string }
  | { readonly kind: 'origin-differs'; readonly index: number; readonly expected: string; readonly found: string }
  /** A key of the log that no entry of it has taken over properly. */
  | { readonly kind: 'rotation-wrong'; readonly index: number | null; readonly key: string }
  /** An auditor's attestation that the key it names has not signed for this log. */
  | {
      readonly kind: 'attestation-unsigned';
      readonly index: number;
      readonly by: string;
      readonly key: string;
      readonly digest: string;
    }
  | {
      readonly kind: 'book-fault';
      readonly index: number;
      readonly fault: BookFault | 'not-a-mirror';
      readonly project: string | null;
      readonly entry: string;
    }
  /** Minor units, or a number of gifts. */
  | {
      readonly kind: 'figure-differs';
      readonly projectId: string;
      readonly title: string;
      readonly figure: string;
      readonly published: number;
      readonly recomputed: number;
      readonly currency: string;
    }
  /** The first entry of a published journal that is another in the log; null on the side that has none. */
  | {
      readonly kind: 'journal-differs';
      readonly projectId: string;
      readonly title: string;
      readonly index: number | null;
      readonly published: string | null;
      readonly logged: string | null;
    }
  /** What a monthly statement says of a project, and what the log gives. */
  | {
      readonly kind: 'statement-differs';
      readonly index: number;
      readonly projectId: string;
      readonly what: 'range' | 'count' | 'root' | 'figures';
      readonly stated: string;
      readonly recomputed: string;
    }
  /** The published figures rest on the entries `from` up to, not including, `until`, which too few witnesses have seen. */
  | { readonly kind: 'unwitnessed'; readonly from: number; readonly until: number }
  | { readonly kind: 'project-unpublished'; readonly projectId: string };

/** The findings that are kept in full; whatever lies beyond is counted. */
const KEPT_MAX = 1_000;

export class Findings {
  readonly kept: AuditFinding[] = [];
  total = 0;

  add(...findings: readonly AuditFinding[]): void {
    for (const finding of findings) {
      this.total += 1;
      if (this.kept.length < KEPT_MAX) this.kept.push(finding);
    }
  }
}
