// Makes one command enough on a fresh clone: every npm script runs this file before it does anything else.
// It is plain JavaScript without dependencies, because it runs on whatever Node the machine has, before anything is
// installed. What it installs includes the Node that the scripts themselves run on.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_FLOOR = [20, 19];
const INSTALL_LIMIT_MS = 10 * 60_000;
const WAIT_LIMIT_MS = INSTALL_LIMIT_MS + 60_000;
const POLL_MS = 250;
/** A lock directory whose owner never managed to write its name is taken for abandoned after this long. */
const NAMELESS_LOCK_MS = 10_000;

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const lockfile = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules', '.installed-lockfile-sha256');
// Outside node_modules, because npm ci empties that folder while the lock is held.
const lock = join(tmpdir(), `happy-homeland-install-${digest(root).slice(0, 16)}`);

/** An expected obstacle, told in one sentence, without a stack. */
class SetupProblem extends Error {}

function digest(content) {
  return createHash('sha256').update(content).digest('hex');
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [floorMajor, floorMinor] = NODE_FLOOR;
  if (major > floorMajor || (major === floorMajor && minor >= floorMinor)) return;
  throw new SetupProblem(
    `Node ${process.versions.node} is too old: this repository needs Node ${NODE_FLOOR.join('.')} or newer to set itself up.`,
  );
}

function wantedStamp() {
  if (!existsSync(lockfile)) throw new SetupProblem('package-lock.json is missing; restore it with git checkout.');
  // Native packages differ by platform, so a folder carried to another machine has to be installed again.
  return digest(`${process.platform}-${process.arch}\n${readFileSync(lockfile, 'utf8')}`);
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wantedStamp();
}

function lockOwner() {
  try {
    return JSON.parse(readFileSync(join(lock, 'owner.json'), 'utf8')).pid;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM says that the process exists and belongs to someone else.
    return error.code === 'EPERM';
  }
}

function isAbandoned() {
  const owner = lockOwner();
  if (owner !== undefined) return !isAlive(owner);
  try {
    return Date.now() - statSync(lock).mtimeMs > NAMELESS_LOCK_MS;
  } catch {
    return false;
  }
}

/** mkdir either makes the folder or fails: two processes can never both succeed. */
function tryLock(path) {
  try {
    mkdirSync(path);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(path, 'owner.json'), JSON.stringify({ pid: process.pid }));
  return true;
}

/**
 * Removes a lock whose owner died. Only the holder of a second, short-lived lock may judge and remove; otherwise two
 * waiters could both see the dead owner and the slower one would remove the faster one's fresh lock.
 */
function removeAbandonedLock() {
  const breaking = `${lock}.breaking`;
  if (existsSync(breaking) && Date.now() - statSync(breaking).mtimeMs > NAMELESS_LOCK_MS) {
    rmSync(breaking, { recursive: true, force: true });
  }
  if (!tryLock(breaking)) return;
  try {
    if (isAbandoned()) {
      const grave = `${lock}.${process.pid}`;
      renameSync(lock, grave);
      rmSync(grave, { recursive: true, force: true });
    }
  } finally {
    rmSync(breaking, { recursive: true, force: true });
  }
}

async function acquireLock() {
  const deadline = Date.now() + WAIT_LIMIT_MS;
  let said = false;
  while (!tryLock(lock)) {
    if (isAbandoned()) {
      removeAbandonedLock();
      continue;
    }
    if (!said) console.log('Waiting for another run of this repository that is installing dependencies …');
    said = true;
    if (Date.now() > deadline) throw new SetupProblem(`Another install never ended; stop it or remove ${lock}.`);
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
}

/**
 * npm puts node_modules/.bin first on PATH, and the node in there is deleted half-way through npm ci.
 * The package manager therefore has to run on the machine's own Node.
 */
function machineEnvironment() {
  const own = (folder) => !resolve(root, folder).endsWith(join('node_modules', '.bin'));
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const path = (process.env[name] ?? '').split(delimiter).filter((folder) => folder !== '' && own(folder));
  const kept = Object.entries(process.env).filter(([key]) => !/^npm_(lifecycle|package|node|exec)/.test(key));
  return { ...Object.fromEntries(kept), [name]: path.join(delimiter) };
}

function runNpmCi() {
  const isWindows = process.platform === 'win32';
  // NODE_ENV=production or an omit setting would leave out the tools that every script here needs.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  return new Promise((done, fail) => {
    const child = spawn('npm', args, {
      cwd: root,
      env: machineEnvironment(),
      stdio: 'inherit',
      shell: isWindows,
      timeout: INSTALL_LIMIT_MS,
    });
    child.once('error', (cause) => fail(new SetupProblem(`npm could not be started: ${cause.message}`)));
    child.once('close', (code, signal) => {
      if (code === 0) return done();
      const end =
        signal === null ? `exit code ${code}` : `signal ${signal}, after at most ${INSTALL_LIMIT_MS / 60_000} minutes`;
      fail(
        new SetupProblem(
          `npm ci failed (${end}); its own words are above. Check the network, then run the command again.`,
        ),
      );
    });
  });
}

function requireInstalledNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  if (existsSync(join(root, 'node_modules', 'node', 'bin', name))) return;
  throw new SetupProblem(
    'The npm package "node" installed without its program. Its install script was skipped: run npm config delete ignore-scripts, then run the command again.',
  );
}

async function install() {
  await acquireLock();
  try {
    if (isInstalled()) return;
    const startedMs = Date.now();
    console.log('Installing dependencies with npm ci (once per change of package-lock.json; about a minute) …');
    const wanted = wantedStamp();
    await runNpmCi();
    requireInstalledNode();
    writeFileSync(stamp, wanted);
    console.log(`Installed in ${Math.round((Date.now() - startedMs) / 1000)} s.`);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

try {
  requireNode();
  if (!isInstalled()) await install();
} catch (problem) {
  if (!(problem instanceof SetupProblem)) throw problem;
  console.error(problem.message);
  process.exitCode = 1;
}
