/** Where one operation is. */
export interface Route {
  readonly method: 'get' | 'post' | 'put';
  /** OpenAPI path template, `{name}` for parameters. */
  readonly path: string;
}
