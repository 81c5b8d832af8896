// How the widget is bundled: in parts, for the evergreen address, where what is not needed is not loaded; and whole, for
// a pinned version, so that one integrity attribute covers every byte that runs.
import type { InlineConfig, Plugin, Rolldown } from 'vite';
import { build } from 'vite';

/** Bytes and subresource integrity of one built file, as `manifest.json` records them. */
export type BuiltFile = {
  readonly bytes: number;
  readonly brotliBytes: number;
  /** For the `integrity` attribute: `sha384-` and base64. */
  readonly integrity: string;
};

/** What `manifest.json` holds. */
export type WidgetManifest = {
  /** Of the package, and what the bytes of the pinned file decide. */
  readonly version: string;
  readonly entry: string;
  readonly files: Readonly<Record<string, BuiltFile>>;
};

/** One entry of `versions.json`. */
export type WidgetVersion = {
  readonly version: string;
  readonly files: Readonly<Record<string, Omit<BuiltFile, 'brotliBytes'>>>;
};

type Bundle = {
  readonly widget: string;
  readonly output: string;
  readonly entry: string;
  readonly name: string;
  readonly emptyOutDir: boolean;
  /** Sources as the entry names them that are files of their own: where they stand beside it. */
  readonly standing?: Readonly<Record<string, string>>;
};

/** Where the chunk holds more than what is asked for, it hands out that by a name of its own. */
const PRELOADED =
  /__vitePreload\(async \(\) => \{\s*const (\{[^{}]+\}) = await (import\("[^"]+"\)(?:\.then\(\((\w+)\) => \3\.\w+\))?);\s*return \1;\s*\}, __VITE_PRELOAD__\)/g;

/** The same where nothing of what comes is used but that it came. */
const PRELOADED_WHOLE = /__vitePreload\(\(\) => (import\("[^"]+"\)), __VITE_PRELOAD__\)/g;

const HELPER = /const __vitePreload = [^;]+;/;
const HELPER_EXPORT = /__vitePreload as \w+, |, __vitePreload as \w+/;

/** Vite's preload helper writes `<link>` elements into the host's page; our chunks are few and small enough without. */
const WITHOUT_PRELOAD: Plugin = {
  name: 'without-preload',
  enforce: 'pre',
  load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : undefined),
  renderChunk: (code) => {
    const direct = code.replace(PRELOADED, '$2').replace(PRELOADED_WHOLE, '$1');
    // Every chunk is rid of its calls in the same way, so nobody needs what would be handed from one to the other.
    return direct.includes('__vitePreload(') ? direct : direct.replace(HELPER, '').replace(HELPER_EXPORT, '');
  },
};

function standBeside(files: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'stand-beside',
    enforce: 'pre',
    resolveId: (source) => {
      const id = files[source];
      return id === undefined ? undefined : { id, external: true };
    },
  };
}

/**
 * The search for a receipt reads amounts as the form does, what is shown on a weak network draws a code as the poster does,
 * and reads the clock as the check of the books does. As a chunk that both share, that would stand one round trip behind the
 * other on a slow network, and be a request for 300 bytes; so each of the former has a copy of its own.
 */
const OWN_COPY: Plugin = {
  name: 'own-copy',
  enforce: 'pre',
  async resolveId(source, importer = '') {
    if (source === '@happy-homeland/sdk' && /\/receipt-search\.ts$/.test(importer)) {
      const money = await this.resolve('@happy-homeland/contract/money', importer);
      return money?.id.replace(/money\.ts$/, 'amount-text.ts?own');
    }
    const ownToo =
      (source === 'uqr' && /\/page-code\.ts$/.test(importer)) ||
      (source === './clock.ts' && /\/kept-card\.ts$/.test(importer));
    if (!ownToo) return undefined;
    const resolved = await this.resolve(source, importer, { skipSelf: true });
    return resolved && `${resolved.id}?own`;
  },
};

/** Some lines of the form that the checks have as well: chunks of a hundred bytes would stand one round trip behind it. */
const OWN_LINES: Plugin = {
  name: 'own-lines',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!/\/(?:hex\.ts|canonical-json)$/.test(source) || !/\/pledge(?:-key)?\.ts$/.test(importer ?? ''))
      return undefined;
    const few = await this.resolve(source, importer);
    return few && { ...few, id: `${few.id}?own` };
  },
};

const MAKES_POLICY = /(\w+)\.createPolicy\("lit-html",(\{createHTML:\w+=>\w+\})\)/g;

/**
 * Lit asks for its Trusted Types policy while it is imported, and a host that refuses would end the script with an
 * uncaught error. So the question is put in a try: without a policy the first template is refused instead, where the
 * script can see it and leave the link that stands in the tag.
 */
const POLICY_MAY_BE_REFUSED: Plugin = {
  name: 'policy-may-be-refused',
  transform: (code, id) => {
    if (!/\/lit-html\/lit-html\.js$/.test(id)) return undefined;
    if ([...code.matchAll(MAKES_POLICY)].length !== 1) {
      throw new Error(
        'lit-html asks for its policy in another way than before: look at test/support/bundle-widget.ts.',
      );
    }
    return code.replace(MAKES_POLICY, '(()=>{try{return $1.createPolicy("lit-html",$2)}catch{}})()');
  },
};

const LAZY_IMPORT = /\bimport\((['"])(\.\/(?:messages\/)?[\w-]+\.ts|@noble\/[\w/-]+\.js)\1\)/g;

/** What a file that may load nothing further leaves out: a weak network shows the address in letters, for 3.4 KB less. */
const LEFT_OUT = /\/page-code\.ts$/;

/** Lazy parts become plain imports. The bundler's own way of inlining them wraps every module, for a kilobyte more. */
const NOTHING_LAZY: Plugin = {
  name: 'nothing-lazy',
  enforce: 'pre',
  load: (id) => (LEFT_OUT.test(id) ? 'export const pageCode = undefined;' : undefined),
  transform: (code) => {
    const imports: string[] = [];
    const eager = code.replace(LAZY_IMPORT, (_call, _quote, path: string) => {
      imports.push(`import * as lazy${imports.length} from '${path}';`);
      return `Promise.resolve(lazy${imports.length - 1})`;
    });
    return imports.length === 0 ? undefined : `${imports.join('\n')}\n${eager}`;
  },
};

type BundleInParts = Bundle & {
  /** Modules that the entry does not load, although something that it reaches knows them. */
  readonly lazyOnly?: RegExp;
  /** Modules that lazy entries share in a chunk of their own: its name → which. */
  readonly shared?: Readonly<Record<string, RegExp>>;
  /** Further entries that share what the first one loads: name → source. */
  readonly beside?: Readonly<Record<string, string>>;
};

/** An entry with its lazy parts in files of their own, written to `output`. */
export async function bundleInParts({ lazyOnly, shared = {}, beside = {}, ...bundle }: BundleInParts): Promise<void> {
  // What the entry loads anyway stays in one file, whatever a lazy part shares with it: one file less before the card.
  const codeSplitting: Rolldown.CodeSplittingOptions = {
    groups: [
      { name: bundle.name, tags: ['$initial'], test: (id) => !lazyOnly?.test(id) },
      ...Object.entries(shared).map(([name, test]) => ({ name, test })),
    ],
    includeDependenciesRecursively: false,
  };
  const input = { [bundle.name]: bundle.entry, ...beside };
  // Six characters tell 68,719,476,736 contents of a name apart. Every further one costs each file that names the part six bits.
  const names = { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash:6].js', codeSplitting };
  const { plugins = [], ...config } = configOf(bundle, { input, names });
  await build({ ...config, plugins: 'form' in shared ? [OWN_LINES, ...plugins] : plugins });
}

/** Everything in one file, as text. Lib mode is avoided on purpose: Vite leaves the white space in there. */
export async function bundleWhole(bundle: Bundle): Promise<string> {
  const {
    build: options,
    plugins = [],
    ...config
  } = configOf(bundle, {
    input: { [bundle.name]: bundle.entry },
    names: { entryFileNames: '[name].js' },
  });
  const built = await build({ ...config, plugins: [...plugins, NOTHING_LAZY], build: { ...options, write: false } });
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const [whole, ...rest] = outputs;
  if (whole?.type === 'chunk' && rest.length === 0) return whole.code;
  throw new Error(`the whole widget has to be one file, and is ${outputs.length}.`);
}

interface Files {
  readonly input: Readonly<Record<string, string>>;
  readonly names: Pick<Rolldown.OutputOptions, 'entryFileNames' | 'chunkFileNames' | 'codeSplitting'>;
}

function configOf({ widget, output, emptyOutDir, standing = {} }: Bundle, { input, names }: Files): InlineConfig {
  return {
    root: widget,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    // What a page loads is no matter of whoever builds it: with another NODE_ENV Vite would take Lit's sources for developers.
    resolve: { conditions: ['module', 'browser', 'production'] },
    plugins: [WITHOUT_PRELOAD, POLICY_MAY_BE_REFUSED, OWN_COPY, standBeside(standing)],
    build: {
      target: 'es2022',
      outDir: output,
      emptyOutDir,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { ...input },
        preserveEntrySignatures: 'allow-extension',
        output: { format: 'es', ...names },
      },
    },
  };
}
