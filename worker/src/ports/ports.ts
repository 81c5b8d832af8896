import type { ReadinessCode } from '@happy-homeland/contract';
import type { Assets } from './assets.ts';
import type { Backups } from './backups.ts';
import type { Callers } from './callers.ts';
import type { Clock } from './clock.ts';
import type { Erasures } from './erasures.ts';
import type { Files } from './files.ts';
import type { Ids } from './ids.ts';
import type { Mail } from './mail.ts';
import type { Payments } from './payments.ts';
import type { Prepared } from './prepared.ts';
import type { Proofs } from './proofs.ts';
import type { PublicLog } from './public-log.ts';
import type { Reporter } from './reporter.ts';
import type { Secrets } from './secrets.ts';
import type { Sharing } from './sharing.ts';
import type { SignIn } from './sign-in.ts';
import type { Store } from './store.ts';
import type { Viewer } from './viewer.ts';
import type { Webhooks } from './webhooks.ts';

/** What an operator may want to set otherwise: a whole number each. */
export interface Limits {
  /** New pledges a minute. */
  readonly address: number;
  readonly session: number;
  /** Without proof of work; with it, the tenant's limit counts. */
  readonly project: number;
  readonly tenant: number;
  /** Declined cards an hour, of one address or one session. */
  readonly declines: number;
  /** Wrong keys, secrets and tokens a minute, of one address. */
  readonly failures: number;
  /** Requests to register a website a minute, of one address. */
  readonly siteRequests: number;
  /** Reports about projects from one address in an hour; five times as many about one project. */
  readonly complaints: number;
}

export interface Settings {
  /** Where this deployment is reached, an origin without a trailing slash. */
  readonly publicUrl: string;
  /** A test deployment says so on every screen and takes no real money. */
  readonly mode: 'test' | 'live';
  readonly limits: Limits;
}

/** Everything the application needs from outside; the entries build it, tests replace it. */
export interface Ports {
  readonly store: Store;
  readonly payments: Payments;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Secrets;
  readonly reporter: Reporter;
  readonly assets: Assets;
  readonly viewer: Viewer;
  readonly prepared: Prepared;
  readonly callers: Callers;
  readonly proofs: Proofs;
  readonly log: PublicLog;
  readonly erasures: Erasures;
  /** Where uploaded files lie. Absent where no place for them is set: then none are taken. */
  readonly files?: Files;
  /** Absent where the database is somebody else's to copy, or no folder is set. */
  readonly backups?: Backups;
  readonly signIn: SignIn;
  /** Absent where no way to send is set. */
  readonly mail?: Mail;
  /** Absent where no account of WeChat is set. */
  readonly sharing?: Sharing;
  readonly webhooks: Webhooks;
  readonly settings: Settings;
  /** Everything that is wrong now; none when ready. Obligation: cheap enough for a probe every few seconds. */
  readiness(): Promise<readonly ReadinessCode[]>;
}
