/** A static file as it is served: bytes, media type, and a strong validator. */
export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  readonly etag: string;
}

/** A build of the widget that can be pinned: its name is made from its bytes, so they never change. */
export interface WidgetVersion {
  /** Version of the package, and 16 hexadecimal characters of the file's SHA-384: `0.1.0-0123456789abcdef`. */
  readonly version: string;
  /** By name; `integrity` is `sha384-` and base64, for the attribute of that name. */
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly integrity: string }>>;
}

/** The versions that are built from the sources of the evergreen addresses, each of one file. Empty where it is not built. */
export interface CurrentVersions {
  /** The cards: `happy-homeland.js`. */
  readonly current: string;
  /** The automatic check, and the cards: `compliance.js`. */
  readonly currentCompliance: string;
  /** The check of the public books, and both of those: `proof.js`. */
  readonly currentProof: string;
  /** Every tag there is: `family.js`. */
  readonly currentFamily: string;
  /** What makes a frame as high as its card: `frame.js`. */
  readonly currentFrame: string;
}

export interface WidgetVersions extends CurrentVersions {
  /** The current ones first. */
  readonly versions: readonly WidgetVersion[];
}

/**
 * Built browser files (widget bundle, tokens). Obligations: `find` knows the files of the build by name and those of a
 * version as `{version}/{name}`, and nothing else, whatever path a name holds. A version that was listed once stays
 * for as long as the deployment, because websites have pinned it; bytes that do not fit its name are never served.
 */
export interface Assets {
  find(name: string): Promise<Asset | null>;
  versions(): Promise<WidgetVersions>;
}
