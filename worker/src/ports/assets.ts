/** A static file as it is served: bytes, media type, and a strong validator. */
export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  readonly etag: string;
}

/** Built browser files (widget bundle, tokens). Obligation: a name with a path in it finds nothing. */
export interface Assets {
  find(name: string): Promise<Asset | null>;
}
