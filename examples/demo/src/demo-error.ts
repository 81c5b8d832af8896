/** Why the demo did not start. */
export type DemoErrorCode =
  | 'setting'
  | 'port-in-use'
  | 'data-dir'
  | 'keys-file'
  | 'demo-data'
  | 'widget-build'
  | 'worker'
  | 'publish'
  | 'officers'
  | 'site-page'
  | 'stopped';

export interface DemoErrorDetails {
  readonly code: DemoErrorCode;
  /** What happened and what to do about it, one sentence or two. */
  readonly zh: string;
  readonly en: string;
}

export class DemoError extends Error {
  readonly code: DemoErrorCode;
  readonly zh: string;
  readonly en: string;

  constructor(details: DemoErrorDetails, options?: ErrorOptions) {
    super(details.en, options);
    this.name = 'DemoError';
    this.code = details.code;
    this.zh = details.zh;
    this.en = details.en;
  }
}

export function stoppedWhileStarting(): DemoError {
  return new DemoError({ code: 'stopped', zh: '启动时被停止。', en: 'Stopped while starting.' });
}
