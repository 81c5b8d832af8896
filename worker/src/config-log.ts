// What the environment says of the public log: its name, its keys, who witnesses it.

export type Env = Readonly<Record<string, string | undefined>>;

export interface WitnessConfig {
  readonly url: string;
  /** C2SP vkey text. */
  readonly verifierKey: string;
  /** Whether the operator of the log runs it too. */
  readonly isOwn: boolean;
}

export interface LogConfig {
  readonly origin: string;
  /** Secret texts, the newest first. */
  readonly keys: readonly string[];
  readonly witnesses: readonly WitnessConfig[];
  readonly quorum: number;
}

/** A schema-less URL, as C2SP asks for: it names the log for ever, and does not have to be reachable. */
const ORIGIN = /^[a-z0-9][a-z0-9.-]*(?::\d{1,5})?(?:\/[A-Za-z0-9._~-]+)*$/;
const ORIGIN_CHARACTERS_MAX = 200;
const KEY = /^PRIVATE\+KEY\+([^+\s]+)\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/;
const VERIFIER_KEY = /^[^+\s]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/;
/** The new one and the one that is rotated out. */
const KEYS_MAX = 2;
const WITNESSES_MAX = 16;

/** Reads LOG_ORIGIN, LOG_KEY, LOG_WITNESSES and LOG_QUORUM; faults are sentences. */
export function readLogConfig(env: Env, faults: string[]): LogConfig {
  const origin = env['LOG_ORIGIN'] ?? '';
  if (!isLogOrigin(origin)) {
    faults.push('LOG_ORIGIN must name the public log for ever, such as log.example.org/giving');
  }
  const keys = (env['LOG_KEY'] ?? '').split(',').map((key) => key.trim());
  const areOwn = keys.every((key) => KEY.exec(key)?.[1] === origin);
  if (!areOwn || keys.length > KEYS_MAX) {
    faults.push('LOG_KEY must be a PRIVATE+KEY+… named like LOG_ORIGIN (two, the new one first, while rotating)');
  }
  const witnesses = witnessesOf(env['LOG_WITNESSES'] ?? '', faults);
  return { origin, keys, witnesses, quorum: quorumOf(env['LOG_QUORUM'], witnesses.length, faults) };
}

/** Whether a log may have this name. */
export function isLogOrigin(origin: string): boolean {
  return ORIGIN.test(origin) && origin.length <= ORIGIN_CHARACTERS_MAX;
}

function witnessesOf(text: string, faults: string[]): readonly WitnessConfig[] {
  const items = text.split(',').filter((item) => item.trim() !== '');
  const known = items.map(parseWitness).filter((witness) => witness !== null);
  if (known.length < items.length || known.length > WITNESSES_MAX) {
    faults.push(
      'LOG_WITNESSES must be "address key" or "address key own", separated by commas: https://w.example.org name+id+base64',
    );
  }
  return known;
}

function parseWitness(item: string): WitnessConfig | null {
  const [url = '', verifierKey = '', own, ...rest] = item.trim().split(/\s+/);
  const isOwn = own === 'own';
  if (!isReachable(url) || !VERIFIER_KEY.test(verifierKey) || (own !== undefined && !isOwn) || rest.length > 0)
    return null;
  return { url, verifierKey, isOwn };
}

function isReachable(url: string): boolean {
  return URL.canParse(url) && /^(?:https:\/\/|http:\/\/127\.0\.0\.1[:/])/.test(url);
}

// More than half, unless the operator says otherwise.
function quorumOf(text: string | undefined, witnesses: number, faults: string[]): number {
  if (!text) return witnesses === 0 ? 0 : Math.floor(witnesses / 2) + 1;
  const quorum = Number(text);
  if (!/^\d{1,2}$/.test(text) || quorum > witnesses) {
    faults.push(`LOG_QUORUM must be a whole number of at most the ${witnesses} in LOG_WITNESSES, got ${text}`);
  }
  return quorum;
}
