// Text that must not appear, each with what to write instead. This folder is not searched, for it holds the patterns.
import type { Finding, SourceFile } from './source-file.ts';
import { isCode, isTest, lineAt } from './source-file.ts';
import { withoutComments } from './syntax.ts';

type Ban = {
  readonly what: string;
  readonly pattern: RegExp;
  readonly fix: string;
  /** `code`: TypeScript and JavaScript without comments. `text`: every file, comments and prose included. */
  readonly where: 'code' | 'text';
  readonly except?: (path: string) => boolean;
};

const OWN_FOLDER = 'test/support/tidy/';
const NOT_WRITTEN_BY_US = new Set(['package-lock.json', 'LICENSE']);

const isCommandLine = (path: string): boolean => /^(?:packages\/cli|examples|test)\//.test(path);
const isTestFile = (path: string): boolean => path.endsWith('.test.ts');
/** Time is a port; its adapter, the sandbox's clock and the tests are where the real one is read. */
const isClock = (path: string): boolean => isTest(path) || /(?:^|\/)(?:system-)?clock\.ts$/.test(path);
const isEntry = (path: string): boolean =>
  isTest(path) ||
  isCommandLine(path) ||
  /^(?:worker\/src\/(?:node|index)|packages\/witness\/src\/hh-witness)\.ts$/.test(path) ||
  /\.config\.ts$/.test(path);
const isClientWrapper = (path: string): boolean =>
  isTest(path) || /^worker\/src\/adapters\/libsql\/[\w-]*(?:client|connection)[\w-]*\.ts$/.test(path);
const isOutsideWorker = (path: string): boolean => !path.startsWith('worker/') || isTest(path);

/** Folders at the root of a disk where only one machine has what a path there names. */
const MACHINE_FOLDERS = ['home', 'root', 'tmp', 'Users', 'work'];

const BANS: readonly Ban[] = [
  {
    what: 'unfinished work',
    pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/,
    fix: 'finish it, or open an issue and leave no trace',
    where: 'text',
  },
  {
    what: 'a narrowed or skipped test',
    pattern: /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:only|skip|todo)\b/,
    fix: 'run it, or delete it',
    where: 'code',
  },
  {
    what: 'markup from a string',
    pattern: /\b(?:innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|unsafeStatic|document\.write)\b/,
    fix: 'use a lit template or textContent',
    where: 'code',
    except: isTestFile,
  },
  { what: 'styleMap', pattern: /\bstyleMap\b/, fix: 'set element.style in updated()', where: 'code' },
  {
    what: 'console.log',
    pattern: /\bconsole\.log\b/,
    fix: 'report through the reporter port, or return the value',
    where: 'code',
    except: isCommandLine,
  },
  {
    what: 'Math.random',
    pattern: /\bMath\.random\b/,
    fix: 'take randomness from the ids port, or from a seed in tests',
    where: 'code',
  },
  {
    what: 'the system clock',
    pattern: /\bDate\.now\b|\bnew Date\(\s*\)/,
    fix: 'take the instant as a parameter or from the clock port; read the system in a file named clock.ts',
    where: 'code',
    except: isClock,
  },
  {
    what: 'an interactive transaction',
    pattern: /\.transaction\s*\(/,
    fix: "send one list of statements: client.batch(statements, 'write')",
    where: 'code',
    except: isOutsideWorker,
  },
  {
    what: 'the raw database client',
    pattern: /\bcreateClient\s*\(|\b(?:client|rawClient)\.execute(?:Multiple)?\s*\(/,
    fix: 'use the wrapper of worker/src/adapters/libsql, which queues and retries',
    where: 'code',
    except: (path) => isOutsideWorker(path) || isClientWrapper(path),
  },
  {
    what: 'the environment',
    pattern: /\bprocess\.env\b|\bimport\.meta\.env\b|from 'node:process'/,
    fix: 'pass the value in; only worker/src/node.ts, worker/src/index.ts, hh-witness.ts, cli, examples and test read it',
    where: 'code',
    except: isEntry,
  },
  {
    what: 'code from a string',
    pattern: /(?<![\w$.])eval\s*\(/,
    fix: 'write the code',
    where: 'code',
  },
  {
    what: 'a function from a string',
    pattern: /\bnew Function\s*\(/,
    fix: 'write the function; only a test may run the snippet of a README',
    where: 'code',
    except: isTestFile,
  },
  { what: '@ts-ignore', pattern: /@ts-(?:ignore|nocheck)\b/, fix: 'repair the type', where: 'text' },
  {
    what: 'localhost',
    pattern: /\blocalhost:|\/\/localhost\b/,
    fix: 'write 127.0.0.1: localhost may mean ::1, where nothing listens',
    where: 'text',
  },
  {
    what: 'a registry address',
    pattern: /\/\/(?:registry|npm|packages)\.[\w-]+\.|\b(?:jfrog|artifactory|verdaccio|nexus)\b/i,
    fix: 'leave the choice of registry to the machine',
    where: 'text',
  },
  {
    what: 'a path of one machine',
    pattern: new RegExp(`(?<![\\w.)}\\]-])/(?:${MACHINE_FOLDERS.join('|')})(?:/|(?=['"\`\\s]))`),
    fix: 'derive it from import.meta.dirname, or ask os.tmpdir()',
    where: 'text',
  },
];

/** Every ban in every file it covers, with the line of each occurrence. */
export function checkBannedStrings(files: readonly SourceFile[]): Finding[] {
  return files
    .filter(({ path }) => !path.startsWith(OWN_FOLDER) && !NOT_WRITTEN_BY_US.has(path))
    .flatMap((file) => {
      const code = isCode(file) ? withoutComments(file) : undefined;
      return BANS.filter((ban) => !(ban.except?.(file.path) ?? false)).flatMap((ban) => {
        const text = ban.where === 'text' ? file.text : code;
        return text === undefined ? [] : occurrences(file.path, text, ban);
      });
    });
}

function occurrences(path: string, text: string, ban: Ban): Finding[] {
  const all = new RegExp(ban.pattern.source, `${ban.pattern.flags}g`);
  return [...text.matchAll(all)].map((match) => ({
    path,
    line: lineAt(text, match.index),
    rule: `${ban.what} ('${match[0].trim()}')`,
    fix: ban.fix,
  }));
}
