import type { Cause } from '../objects/event.ts';
import type { Decoded, Fields, RemovedParams } from '../params/decode.ts';
import { decodeRequest, group } from '../params/decode.ts';
import type { FormMap } from '../params/form.ts';
import { expandField } from '../params/list-params.ts';
import type { World } from '../world.ts';
import type { ObjectName } from './expand.ts';
import { checkExpand, expandObject, itemPaths } from './expand.ts';
import type { Page } from './paginate.ts';

export type Method = 'DELETE' | 'GET' | 'POST';

/** One call of an endpoint, before its parameters are understood. */
export interface Call {
  /** The `{id}` of the path, or an empty text. */
  readonly id: string;
  readonly form: FormMap;
  readonly cause: Cause;
}

/**
 * An endpoint in two steps, because Stripe draws a line between them: what `prepare` throws is a validation failure and is
 * never kept under an idempotency key; what the prepared call throws is the first answer, and is kept.
 */
export interface Endpoint {
  readonly method: Method;
  readonly path: string;
  prepare(world: World, call: Call): () => object;
}

interface Spec<F extends Fields> {
  readonly method: Method;
  readonly path: string;
  readonly object: ObjectName;
  /** Every endpoint lists `expand` among its parameters; it is read here for all of them. */
  readonly params: F;
  readonly removed?: RemovedParams;
}

/** What a use case knows of its call. */
export interface RunCall<P> {
  readonly id: string;
  readonly params: P;
  readonly cause: Cause;
}

/** An endpoint that answers one object. `run` is synchronous: what it changes is one commit. */
export function objectEndpoint<F extends Fields>(
  spec: Spec<F> & { readonly run: (world: World, call: RunCall<Decoded<F>>) => object },
): Endpoint {
  return plannedEndpoint({ ...spec, plan: (world, call) => () => spec.run(world, call) });
}

/** The same for an endpoint with checks of its own: what `plan` throws is still a validation failure. */
export function plannedEndpoint<F extends Fields>(
  spec: Spec<F> & { readonly plan: (world: World, call: RunCall<Decoded<F>>) => () => object },
): Endpoint {
  return {
    method: spec.method,
    path: spec.path,
    prepare(world, call) {
      const params = decodeRequest(group(spec.params, spec.removed), call.form);
      const paths = expandPaths(call.form);
      checkExpand(paths, { object: spec.object, isList: false });
      const run = spec.plan(world, { ...call, params });
      return () => expandObject(world.store, run(), paths);
    },
  };
}

/** An endpoint that answers a page of objects. */
export function listEndpoint<F extends Fields>(
  spec: Omit<Spec<F>, 'method'> & { readonly run: (world: World, call: RunCall<Decoded<F>>) => Page<object> },
): Endpoint {
  return {
    method: 'GET',
    path: spec.path,
    prepare(world, call) {
      const params = decodeRequest(group(spec.params, spec.removed), call.form);
      const paths = expandPaths(call.form);
      checkExpand(paths, { object: spec.object, isList: true });
      return () => {
        const page = spec.run(world, { ...call, params });
        return { ...page, data: page.data.map((item) => expandObject(world.store, item, itemPaths(paths))) };
      };
    },
  };
}

function expandPaths(form: FormMap): readonly string[] {
  const node = form.get('expand');
  return node === undefined ? [] : expandField.decode(node, 'expand');
}
