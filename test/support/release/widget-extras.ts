// What the package of the widget has beside its modules: the list of its elements for editors and catalogues, and types for
// the templates of React and Vue. All of it is made from the doc comments of the elements.
import type { Documented, ElementDocs } from './element-docs.ts';
import { readElementDocs } from './element-docs.ts';
import type { Extras } from './published-manifest.ts';
import type { PackedFile } from './reachable.ts';

/** Version of the format: github.com/webcomponents/custom-elements-manifest. */
const SCHEMA_VERSION = '2.1.0';
const LIST = 'custom-elements.json';
/** The first that give a custom element properties and listeners, and the first that type its tags as below. */
const FRAMEWORKS = { react: '>=19', vue: '>=3.5' };

export function widgetExtras(widget: string): { readonly files: readonly PackedFile[]; readonly extras: Extras } {
  const elements = readElementDocs(widget);
  const names = Object.keys(FRAMEWORKS);
  const typesOf = (name: string) => ({ types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` });
  return {
    files: [
      { path: LIST, text: `${JSON.stringify(manifestOf(elements), null, 2)}\n` },
      { path: 'dist/react.d.ts', text: reactTypes(elements) },
      { path: 'dist/vue.d.ts', text: vueTypes(elements) },
      // Nothing at run time: an import of them for their types' sake must still find a module.
      ...names.map((name) => ({ path: `dist/${name}.js`, text: 'export {};\n' })),
    ],
    extras: {
      files: [LIST],
      exports: {
        ...Object.fromEntries(names.map((name) => [`./${name}`, typesOf(name)])),
        [`./${LIST}`]: `./${LIST}`,
      },
      fields: {
        customElements: LIST,
        peerDependencies: FRAMEWORKS,
        peerDependenciesMeta: Object.fromEntries(names.map((name) => [name, { optional: true }])),
      },
    },
  };
}

function manifestOf(elements: readonly ElementDocs[]): object {
  return { schemaVersion: SCHEMA_VERSION, readme: 'README.md', modules: elements.map(moduleOf) };
}

function moduleOf(element: ElementDocs): object {
  const { tag, className, module, description, superclass } = element;
  const plain = ({ name, description: said }: Documented) => ({ name, description: said });
  const typed = ({ name, type, description: said }: Documented) => ({ name, type: { text: type }, description: said });
  const declaration = { name: className, module };
  return {
    kind: 'javascript-module',
    path: module,
    declarations: [
      {
        kind: 'class',
        customElement: true,
        name: className,
        tagName: tag,
        description,
        superclass: { name: superclass },
        attributes: element.attr.map((one) => ({ ...typed(one), fieldName: one.name })),
        members: element.attr.map((one) => ({ kind: 'field', ...typed(one), attribute: one.name, reflects: true })),
        events: element.fires.map(typed),
        slots: element.slot.map(plain),
        cssParts: element.csspart.map(plain),
        cssProperties: element.cssprop.map(plain),
      },
    ],
    exports: [
      { kind: 'js', name: className, declaration },
      { kind: 'custom-element-definition', name: tag, declaration },
    ],
  };
}

function reactTypes(elements: readonly ElementDocs[]): string {
  const tags = elements.map(
    ({ tag, className }) =>
      `      '${tag}': Tag<${className}, ${attributesName(className)} & ${handlersName(className)}>;`,
  );
  return `// The tags in JSX, for React 19: import type {} from '@happy-homeland/widget/react'.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${importsOf(elements)}
type Tag<Element, Own> = Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Own> & Own;
${elements.map((element) => attributesOf(element)).join('')}${elements.map((element) => handlersOf(element, (name) => `'on${name}'`)).join('')}
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${tags.join('\n')}
    }
  }
}
`;
}

function vueTypes(elements: readonly ElementDocs[]): string {
  const tags = elements.map(
    ({ tag, className }) =>
      `    '${tag}': Tag<${className}, ${attributesName(className)} & ${handlersName(className)}>;`,
  );
  const handler = (name: string) => `on${name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
  return `// The tags in templates, for Vue 3: import type {} from '@happy-homeland/widget/vue'.
import type { HTMLAttributes, PublicProps } from 'vue';
${importsOf(elements)}
type Tag<Element, Own> = new () => Element & { $props: Omit<HTMLAttributes, keyof Own> & PublicProps & Own };
${elements.map((element) => attributesOf(element)).join('')}${elements.map((element) => handlersOf(element, handler)).join('')}
declare module 'vue' {
  interface GlobalComponents {
${tags.join('\n')}
  }
}
`;
}

function importsOf(elements: readonly ElementDocs[]): string {
  const events = new Set(elements.flatMap(({ fires }) => fires.map(({ type }) => type)));
  const ofElements = elements.map(
    ({ className, module }) => `import type { ${className} } from '${module.replace('dist', '.')}';`,
  );
  return [`import type { ${[...events].toSorted().join(', ')} } from './index.js';`, ...ofElements, ''].join('\n');
}

function attributesOf({ className, attr }: ElementDocs): string {
  // An unknown word is no error of the page: the element falls back, and a newer one may know it.
  const typeOf = (type: string) => (type.includes("'") ? `${type} | (string & {})` : type);
  const lines = attr.map(({ name, type, description }) => field(name, { type: typeOf(type), description }));
  return `\nexport interface ${attributesName(className)} {\n${lines.join('')}}\n`;
}

function handlersOf({ className, fires }: ElementDocs, nameOf: (event: string) => string): string {
  const lines = fires.map(({ name, type, description }) =>
    field(nameOf(name), { type: `((event: ${type}) => void)`, description }),
  );
  return `\nexport interface ${handlersName(className)} {\n${lines.join('')}}\n`;
}

function field(name: string, { type, description }: { readonly type: string; readonly description: string }): string {
  const key = /^[\w']+$/.test(name) || name.startsWith("'") ? name : `'${name}'`;
  return `  /** ${description} */\n  ${key}?: ${type} | undefined;\n`;
}

function attributesName(className: string): string {
  return className.replace(/Element$/, 'Attributes');
}

function handlersName(className: string): string {
  return className.replace(/Element$/, 'Handlers');
}
