// Finds the browser that element tests and journeys drive. Nothing is downloaded by Playwright: a Chrome or Chromium
// of the machine is preferred, because it has the machine's fonts; the one from npm is the fallback.
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** How to start a browser: pass it to `chromium.launch` of playwright as it is. */
export type BrowserLaunch = {
  readonly executablePath: string;
  readonly args: string[];
  /** Only when the program needs libraries that came with it. */
  readonly env?: Record<string, string>;
};

/** Thrown when there is no browser at all; the message says how to get one. */
export class BrowserMissing extends Error {
  override readonly name = 'BrowserMissing';
}

const BROWSER_VARIABLES = ['HH_CHROMIUM', 'CHROME_PATH', 'CHROME_BIN', 'CHROMIUM_PATH', 'PUPPETEER_EXECUTABLE_PATH'];

/** `HH_CHROMIUM=npm` skips the machine's browsers, to try what a machine without any would do. */
const FROM_NPM = 'npm';

/**
 * Chromium without what draws windows: the same engine, and a fifth less of a core for the same tests. Whoever measures
 * what people have at home takes the whole browser.
 */
const WINDOWLESS = '/usr/bin/chromium-headless-shell';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const PROGRAM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const UNPACK_LIMIT_MS = 120_000;
const CACHE = resolve(import.meta.dirname, '../../node_modules/.cache/chromium-from-npm');
const UNPACKER = resolve(import.meta.dirname, 'unpack-chromium.ts');

const HOW_TO_GET_ONE = [
  'No Chrome or Chromium was found.',
  'On Debian or Ubuntu: apt-get install chromium fonts-noto-cjk. Elsewhere: install Google Chrome.',
  `Or name one: ${BROWSER_VARIABLES[0]}=/path/to/chrome npm test.`,
].join(' ');

/**
 * What Chromium draws around every window, as pages of its own in processes of their own: the lists under an address
 * field that no test has. Half a second of a core for each new context, which was most of what a short test cost.
 */
const FURNITURE = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'];

/**
 * What Playwright 1.65 switches off itself. Chromium obeys the last list alone, so ours has to say it again; the names
 * for other systems and other browsers are left out.
 */
const OFF_BY_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/**
 * The arguments every browser of these tests starts with: quiet, offline by itself, and with web security left on.
 * The sandbox is off because containers and root accounts have none; the tests open only pages of their own.
 */
export const BROWSER_ARGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...OFF_BY_PLAYWRIGHT, ...FURNITURE].join(',')}`,
];

/**
 * Finds a browser, unpacking the one from npm if the machine has none. Throws {@link BrowserMissing}.
 * `kind`: `quick` takes the build without windows where there is one, `whole` the browser that people use.
 */
export async function findBrowser(
  kind: 'quick' | 'whole' = 'quick',
  environment: NodeJS.ProcessEnv = process.env,
): Promise<BrowserLaunch> {
  const named = namedBrowser(environment);
  if (named === FROM_NPM) return unpackFromNpm();
  const found = named ?? (kind === 'quick' && isExecutable(WINDOWLESS) ? WINDOWLESS : installedBrowser(environment));
  if (found !== undefined) return { executablePath: found, args: [...BROWSER_ARGS] };
  return unpackFromNpm();
}

function namedBrowser(environment: NodeJS.ProcessEnv): string | undefined {
  for (const variable of BROWSER_VARIABLES) {
    const value = environment[variable];
    if (value === undefined || value === '') continue;
    if (value === FROM_NPM || isExecutable(value)) return value;
    throw new BrowserMissing(`${variable} names ${value}, which is not a program that can be run.`);
  }
  return undefined;
}

function installedBrowser(environment: NodeJS.ProcessEnv): string | undefined {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => PROGRAM_NAMES.map((name) => join(folder, name)));
  return [...USUAL_PLACES, ...onPath].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Unpacks into a folder of this process and then renames it, so that a run that was killed half-way, or another run at
 * the same moment, never leaves a broken browser behind.
 */
async function unpackFromNpm(): Promise<BrowserLaunch> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new BrowserMissing(HOW_TO_GET_ONE);
  if (!existsSync(CACHE)) {
    const partial = `${CACHE}.${process.pid}`;
    mkdirSync(partial, { recursive: true });
    try {
      await runUnpacker(partial);
      publish(partial);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  }
  const executablePath = join(CACHE, 'chromium');
  const args = [...BROWSER_ARGS];
  return (await lacksLibraries(executablePath))
    ? { executablePath, args, env: bundledLibraries() }
    : { executablePath, args };
}

function publish(partial: string): void {
  try {
    renameSync(partial, CACHE);
  } catch (error) {
    // Another run was faster: its browser is the same one.
    if (!existsSync(CACHE)) throw error;
  }
}

async function runUnpacker(folder: string): Promise<void> {
  console.error('No Chrome or Chromium on this machine: unpacking the one from npm (about ten seconds, once) …');
  try {
    await promisify(execFile)(process.execPath, [UNPACKER], {
      // The package unpacks into the temporary folder, and adds the libraries it brings only where it believes to be on
      // a bare Lambda machine. Both are environment variables, hence a process of its own.
      env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
      timeout: UNPACK_LIMIT_MS,
    });
  } catch (cause) {
    throw new BrowserMissing(`${HOW_TO_GET_ONE} (Unpacking the browser from npm failed.)`, { cause });
  }
}

async function lacksLibraries(program: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)('ldd', [program]);
    return stdout.includes('not found');
  } catch {
    // A machine without ldd is barer than most: the bundled libraries do no harm there.
    return true;
  }
}

function bundledLibraries(): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(inherited), LD_LIBRARY_PATH: join(CACHE, 'al2023', 'lib') };
}
