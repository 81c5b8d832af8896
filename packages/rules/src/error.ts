/** What a caller of the date functions did wrong. Facts never cause one: they give findings. */
export type RulesErrorCode = 'not-a-date' | 'not-a-count';

/** The one error of this package. */
export class RulesError extends Error {
  override readonly name = 'RulesError';
  readonly code: RulesErrorCode;

  constructor({ code, message }: { readonly code: RulesErrorCode; readonly message: string }) {
    super(message);
    this.code = code;
  }
}
