import type { RequestContext } from './environment.ts';

/** The fields of a form that a page of ours posted. Read as bytes: workerd warns of a text whose type does not say so. */
export async function readForm(c: RequestContext): Promise<URLSearchParams> {
  return new URLSearchParams(new TextDecoder().decode(await c.req.arrayBuffer()));
}
