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

export interface WidgetVersions {
  /** The version that is built from the same sources as the evergreen address. Empty where the widget is not built. */
  readonly current: string;
  /** The same of the script of the automatic check, which is a version of its own. Empty where it is not built. */
  readonly currentCompliance: string;
  /** The same of the script of the public books' check, which draws every tag. Empty where it is not built. */
  readonly currentProof: string;
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
