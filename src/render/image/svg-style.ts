/** A declaration of CSS: `fill: red`. */
interface Declaration {
  readonly name: string;
  readonly value: string;
  readonly isImportant: boolean;
}

interface Rule {
  readonly selector: Selector;
  readonly specificity: number;
  readonly declarations: readonly Declaration[];
}

/** What a selector looks at. */
interface Styled {
  readonly name: string;
  readonly id: string | undefined;
  readonly classes: readonly string[];
  readonly isRoot: boolean;
}

interface Selector extends Omit<Styled, 'name'> {
  readonly tag: string | undefined;
}

/** The rules of a style sheet, weakest first. */
export interface StyleSheet {
  readonly rules: readonly Rule[];
  /** A selector that asks for more than an element, its classes and its id; undefined if there is none. */
  readonly unknown: string | undefined;
}

const simple = /^(\*|[a-z][\w-]*)?((?:[.#][\w-]+|:root)*)$/i;

export function readStyleSheet(css: string): StyleSheet {
  const blocks = withoutComments(css).split('}').slice(0, -1);
  const rules: Rule[] = [];
  for (const block of blocks) {
    const at = block.indexOf('{');
    const declarations = declarationsOf(block.slice(at + 1));
    for (const text of block.slice(0, Math.max(0, at)).split(',')) {
      const selector = selectorOf(text.trim());
      if (!selector) return { rules, unknown: text.trim() };
      rules.push({ selector, specificity: specificityOf(selector), declarations });
    }
  }
  return { rules: rules.toSorted((one, other) => one.specificity - other.specificity), unknown: undefined };
}

function selectorOf(text: string): Selector | undefined {
  const [, tag, rest = ''] = (text === '' ? null : simple.exec(text)) ?? [undefined, undefined, undefined];
  if (tag === undefined && rest === '') return undefined;
  const parts: readonly string[] = rest.match(/[.#:][\w-]+/g) ?? [];
  const ids = parts.filter((part) => part.startsWith('#'));
  if (ids.length > 1) return undefined;
  return {
    tag: tag === '*' ? undefined : tag,
    id: ids[0]?.slice(1),
    classes: parts.filter((part) => part.startsWith('.')).map((part) => part.slice(1)),
    isRoot: parts.includes(':root'),
  };
}

const specificityOf = ({ tag, id, classes, isRoot }: Selector) =>
  (id === undefined ? 0 : 1e6) + (classes.length + (isRoot ? 1 : 0)) * 1e3 + (tag === undefined ? 0 : 1);

export function declarationsOf(text: string): Declaration[] {
  return withoutComments(text)
    .split(';')
    .flatMap((part) => {
      const at = part.indexOf(':');
      if (at < 0) return [];
      const name = part.slice(0, at).trim();
      const whole = part.slice(at + 1).trim();
      const value = withoutImportance(whole);
      // Names of custom properties tell capital letters from small ones.
      return [{ name: name.startsWith('--') ? name : name.toLowerCase(), value, isImportant: value !== whole }];
    });
}

/** The last mark is looked for first: a pattern that begins with blanks would be tried at each of them. */
function withoutImportance(value: string): string {
  const mark = value.lastIndexOf('!');
  return mark >= 0 && /^!\s*important$/i.test(value.slice(mark)) ? value.slice(0, mark).trimEnd() : value;
}

const withoutComments = (css: string) => css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '');

/** What the rules and the element's own `style` declare for it: of each name the strongest. */
export function declaredFor(element: Styled, rules: readonly Rule[], own: string): ReadonlyMap<string, string> {
  const matching = rules.filter(({ selector }) => matches(element, selector)).flatMap((rule) => rule.declarations);
  const all = [...matching, ...declarationsOf(own)];
  const byWeight = [...all.filter((one) => !one.isImportant), ...all.filter((one) => one.isImportant)];
  const declared = new Map<string, string>();
  for (const { name, value } of byWeight) {
    // It says all that stands behind a picture, as CSS has it.
    if (name === 'background') for (const part of ['background-color', 'background-image']) declared.delete(part);
    declared.set(name, value);
  }
  return declared;
}

function matches(element: Styled, { tag, id, classes, isRoot }: Selector): boolean {
  return (
    (tag === undefined || tag === element.name) &&
    (id === undefined || id === element.id) &&
    classes.every((name) => element.classes.includes(name)) &&
    (!isRoot || element.isRoot)
  );
}

const maxSubstitutions = 32;
const maxLength = 2000;

/** A value with its `var()`s replaced; undefined where one names nothing and has no other value, or they go on for ever. */
export function withVariables(value: string, variables: ReadonlyMap<string, string>): string | undefined {
  let text = value;
  for (let count = 0; count < maxSubstitutions && text.length < maxLength; count += 1) {
    const at = text.toLowerCase().lastIndexOf('var(');
    if (at < 0) return text;
    // The last one has no other inside.
    const end = closingOf(text, at + 3);
    if (end < 0) return undefined;
    const inside = text.slice(at + 4, end);
    const comma = inside.indexOf(',');
    const name = (comma < 0 ? inside : inside.slice(0, comma)).trim();
    const replacement = variables.get(name) ?? (comma < 0 ? undefined : inside.slice(comma + 1));
    if (replacement === undefined) return undefined;
    text = `${text.slice(0, at)}${replacement.trim()}${text.slice(end + 1)}`;
  }
  return undefined;
}

function closingOf(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i += 1) {
    if (text[i] === '(') depth += 1;
    else if (text[i] === ')') depth -= 1;
    if (depth === 0) return i;
  }
  return -1;
}
