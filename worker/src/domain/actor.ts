/** Who acts on the publishing API. `tenantId` is null for the operator, who may act for every federation. */
export interface Actor {
  readonly keyId: string;
  readonly tenantId: string | null;
}
