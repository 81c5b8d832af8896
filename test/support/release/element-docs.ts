// What the sources of the widget say of each element: the doc comment of its class and of those it extends. Read with a
// parser and not by loading the classes, which stand on a browser's HTMLElement.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { SourceFile } from '../tidy/source-file.ts';
import type { Node } from '../tidy/syntax.ts';
import { child, children, fieldOf, nameOf, parseFile, walk } from '../tidy/syntax.ts';
import { docBefore } from './doc-comment.ts';

/** One line of a doc comment: `@attr {'large'} size - larger letters`. */
export type Documented = { readonly name: string; readonly type: string; readonly description: string };

const KINDS = ['attr', 'fires', 'slot', 'csspart', 'cssprop'] as const;
type Kind = (typeof KINDS)[number];

export type ElementDocs = {
  readonly tag: string;
  readonly className: string;
  /** The module in the package: `dist/donate-element.js`. */
  readonly module: string;
  readonly description: string;
  readonly superclass: string;
  /** What its class reacts to, as `observedAttributes` lists it. */
  readonly observed: readonly string[];
} & Readonly<Record<Kind, readonly Documented[]>>;

type ClassDocs = {
  readonly name: string;
  readonly superclass: string | undefined;
  readonly file: SourceFile;
  readonly node: Node;
  readonly comment: string;
};

/** Every element that the widget gives a tag, by tag. */
export function readElementDocs(widget: string): ElementDocs[] {
  const files = readdirSync(join(widget, 'src'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => ({ path: name, text: readFileSync(join(widget, 'src', name), 'utf8') }));
  const classes = new Map(files.flatMap(classesOf).map((one) => [one.name, one]));
  const constants = new Map(files.flatMap(listsOf));
  return files
    .flatMap(tagsOf)
    .map(([tag, className]) => describeElement({ tag, className, classes, constants }))
    .toSorted((left, right) => (left.tag < right.tag ? -1 : 1));
}

type Element = {
  readonly tag: string;
  readonly className: string;
  readonly classes: ReadonlyMap<string, ClassDocs>;
  readonly constants: ReadonlyMap<string, readonly string[]>;
};

function describeElement({ tag, className, classes, constants }: Element): ElementDocs {
  const own = classes.get(className);
  if (own === undefined) throw new Error(`<${tag}> is ${className}, which no file of the widget declares.`);
  // The nearest comes last, so that it has the last word.
  const line: ClassDocs[] = [];
  for (let one: ClassDocs | undefined = own; one; one = classes.get(one.superclass ?? '')) line.unshift(one);
  const all = (kind: Kind): Documented[] => [
    ...new Map(line.flatMap(({ comment }) => documented(comment, kind)).map((one) => [one.name, one])).values(),
  ];
  const observed = observedOf(line, constants);
  return {
    tag,
    className,
    module: `dist/${own.file.path.replace(/\.ts$/, '.js')}`,
    description: own.comment.replace(/@\w[\s\S]*$/, '').trim() || headOf(own.file, tag),
    superclass: own.superclass ?? 'HTMLElement',
    observed,
    attr: attributesOf(observed, all('attr'), line),
    fires: all('fires'),
    slot: all('slot'),
    csspart: all('csspart'),
    cssprop: all('cssprop'),
  };
}

/** What the file begins with: `// <hh-donors>: the givers who asked to be named.` */
function headOf({ text }: SourceFile, tag: string): string {
  const [, head = ''] = new RegExp(`^// <${tag}>: ((?:.*\\n)(?://.*\\n)*)`).exec(text) ?? [];
  const plain = head.replaceAll(/\n(?:\/\/ )?/g, ' ').trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** By its `@attr` line, or by the comment of the property that stands for it. */
function attributesOf(
  observed: readonly string[],
  told: readonly Documented[],
  line: readonly ClassDocs[],
): readonly Documented[] {
  return observed.flatMap((name) => told.find((one) => one.name === name) ?? propertyOf(name, line) ?? []);
}

function propertyOf(name: string, line: readonly ClassDocs[]): Documented | undefined {
  for (const { file, node } of line.toReversed()) {
    const members = children(child(node, 'body') ?? node, 'body');
    const member = members.find((one) => nameOf(child(one, 'key')) === name);
    const description = member === undefined ? '' : docBefore(file, member);
    if (description !== '') return { name, type: 'string', description };
  }
  return undefined;
}

/** The list of the nearest class that has one; a list may begin with that of the class above. */
function observedOf(line: readonly ClassDocs[], constants: Element['constants']): string[] {
  const at = line.findLastIndex(({ node }) => observingOf(node) !== undefined);
  const nearest = line[at];
  if (nearest === undefined) return [];
  const list = observingOf(nearest.node);
  const begins = children(listIn(list) ?? nearest.node, 'elements').some(
    (element) => child(element, 'argument')?.type === 'MemberExpression',
  );
  return [...(begins ? observedOf(line.slice(0, at), constants) : []), ...namesIn(list, constants)];
}

function documented(comment: string, kind: Kind): Documented[] {
  const lines = comment.matchAll(new RegExp(`^@${kind}(?: \\{([^}]*)\\})?(?: ([\\w-]+))? - (.+)$`, 'gm'));
  return [...lines].map(([, type = 'string', name = '', description = '']) => ({ name, type, description }));
}

function classesOf(file: SourceFile): ClassDocs[] {
  return children(parseFile(file).program, 'body').flatMap((statement) => {
    const node = child(statement, 'declaration');
    const name = nameOf(node && child(node, 'id'));
    if (node?.type !== 'ClassDeclaration' || name === undefined) return [];
    const comment = docBefore(file, statement);
    return [{ name, superclass: nameOf(child(node, 'superClass')), file, node, comment }];
  });
}

/** `HTMLElementTagNameMap` is where a tag meets its class. */
function tagsOf(file: SourceFile): [tag: string, className: string][] {
  const found: [string, string][] = [];
  walk(file, (node, ancestors) => {
    const holder = ancestors.at(-2);
    if (node.type !== 'TSPropertySignature' || nameOf(holder && child(holder, 'id')) !== 'HTMLElementTagNameMap')
      return;
    const annotation = child(child(node, 'typeAnnotation') ?? node, 'typeAnnotation');
    found.push([nameOf(child(node, 'key')) ?? '', nameOf(annotation && child(annotation, 'typeName')) ?? '']);
  });
  return found;
}

/** `const NAMES = ['a', 'b'] as const` at the top of a file. */
function listsOf(file: SourceFile): [name: string, values: readonly string[]][] {
  return children(parseFile(file).program, 'body').flatMap((statement) =>
    children(child(statement, 'declaration') ?? statement, 'declarations').flatMap((declarator) => {
      const name = nameOf(child(declarator, 'id'));
      const list = listIn(child(declarator, 'init'));
      return name === undefined || list === undefined ? [] : [[name, namesIn(list, new Map())] as [string, string[]]];
    }),
  );
}

function observingOf(node: Node): Node | undefined {
  const members = children(child(node, 'body') ?? node, 'body');
  const member = members.find((one) => nameOf(child(one, 'key')) === 'observedAttributes' && fieldOf(one, 'static'));
  return member && child(member, 'value');
}

function listIn(node: Node | undefined): Node | undefined {
  if (node?.type === 'TSAsExpression') return child(node, 'expression');
  return node?.type === 'ArrayExpression' ? node : undefined;
}

function namesIn(node: Node | undefined, constants: ReadonlyMap<string, readonly string[]>): string[] {
  const list = listIn(node);
  if (list === undefined) return [...(constants.get(nameOf(node) ?? '') ?? [])];
  return children(list, 'elements').flatMap((element) => {
    if (element.type === 'SpreadElement') return namesIn(child(element, 'argument'), constants);
    return nameOf(element) ?? [];
  });
}
