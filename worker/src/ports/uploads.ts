// Files that prove something or show something, and who allowed that the public sees them.

import type { ConsentInput, UploadPurpose, UploadType } from '@happy-homeland/contract';

/** A file of a project, or of one that is planned. Nothing of it ever changes. */
export interface UploadRecord {
  readonly uploadId: string;
  readonly tenantId: string;
  /** Also of a project that is not there yet: the number that it will have. */
  readonly projectId: string;
  /** The work item of the plan that it was sent for, before there was a project. */
  readonly planId: string | null;
  /** The partner whose people may see it, where it is not the whole federation's. */
  readonly partnerId: string | null;
  readonly charityId: string | null;
  readonly purpose: UploadPurpose;
  /** The evidence that a public copy was made of. */
  readonly copyOf: string | null;
  /** SHA-256 of the file as it is kept, hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly mime: UploadType;
  readonly width: number | null;
  readonly height: number | null;
  readonly label: string | null;
  /** 16 random bytes, hex, and the SHA-256 of them with the file behind them. */
  readonly salt: string;
  readonly saltedHash: string;
  /** Where the file lies: the same file of the same federation lies there once. */
  readonly fileKey: string;
  /** Who answers for it, as in a work event. */
  readonly uploadedBy: string;
  readonly uploadedMs: number;
}

/** Once shown, from then until it was taken back. */
export interface PublicationRecord {
  readonly tenantId: string;
  readonly uploadId: string;
  /** From 1. */
  readonly round: number;
  readonly consent: ConsentInput;
  readonly publishedBy: string;
  readonly publishedMs: number;
  readonly withdrawnBy: string | null;
  readonly withdrawnMs: number | null;
}

export type UploadChange =
  /** Loses `upload` where the same file is there for the same purpose, `quota` where the project is full, `parent`. */
  | { readonly kind: 'insert-upload'; readonly record: UploadRecord }
  /** Loses `publication` where it is public, or the round is not the next one. */
  | { readonly kind: 'publish-upload'; readonly record: PublicationRecord }
  /** Loses `publication` where it is not public in this round. */
  | {
      readonly kind: 'withdraw-upload';
      readonly uploadId: string;
      readonly round: number;
      readonly withdrawnBy: string;
      readonly withdrawnMs: number;
    };

export interface UploadReads {
  upload(uploadId: string): Promise<UploadRecord | null>;
  /** The same file in the same project, of the same partner. */
  same(query: {
    readonly projectId: string;
    readonly partnerId: string | null;
    readonly sha256: string;
  }): Promise<UploadRecord | null>;
  /** Every upload of these bytes in this project, whichever partner's. */
  inProject(projectId: string, sha256: string): Promise<readonly UploadRecord[]>;
  /** Any upload of these bytes in this federation, and in no other. */
  ofDigest(tenantId: string, sha256: string): Promise<UploadRecord | null>;
  /** Newest first; `before` continues after the last one seen. */
  ofProject(query: {
    readonly projectId: string;
    readonly before?: { readonly uploadedMs: number; readonly uploadId: string } | undefined;
    readonly limit: number;
  }): Promise<readonly UploadRecord[]>;
  /** The newest publication. */
  publication(uploadId: string): Promise<PublicationRecord | null>;
  /** What of these bytes in a project, or made of them as a public copy, is public on this civil date; oldest first. */
  shown(query: {
    readonly projectId: string;
    readonly digests: readonly string[];
    readonly today: string;
  }): Promise<readonly Pick<UploadRecord, 'uploadId' | 'mime' | 'width' | 'height'>[]>;
  /** Which of these keys some upload names. */
  knownKeys(keys: readonly string[]): Promise<readonly string[]>;
}
