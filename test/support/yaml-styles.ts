import fc from 'fast-check';
import { Document, isScalar, type Scalar, visit } from 'yaml';
import type { PackFile } from '../../src/model/loaded-pack.js';

const scalarTypes = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const;

/** How an editor's hand writes YAML: choices that are taken in turn. */
export interface Hand {
  readonly choices: readonly number[];
  readonly indent: number;
  readonly lineWidth: number;
  readonly lineEnd: '\n' | '\r\n';
  readonly mark: boolean;
}

export const hands: fc.Arbitrary<Hand> = fc.record({
  choices: fc.array(fc.nat(99), { minLength: 7, maxLength: 31 }),
  indent: fc.constantFrom(2, 2, 3, 4),
  lineWidth: fc.constantFrom(0, 40, 80),
  lineEnd: fc.constantFrom('\n' as const, '\n' as const, '\r\n' as const),
  mark: fc.boolean(),
});

/** The same content as a hand writes it: all styles of scalars, maps in braces, comments between and behind the lines. */
export function inStyles(files: readonly PackFile[], hand: Hand): readonly PackFile[] {
  let turn = 0;
  const choice = () => hand.choices[turn++ % hand.choices.length] ?? 0;
  return files.map(({ path, bytes }) => {
    const document = new Document(JSON.parse(new TextDecoder().decode(bytes)));
    visit(document, {
      Map: (key, node) => {
        // Two short texts are often written in one line.
        if (key !== null && choice() < (node.has('full') ? 40 : 8)) node.flow = true;
        if (choice() < 15) node.commentBefore = ` note ${turn}: "quoted", {braces}`;
      },
      Scalar: (key, node: Scalar) => {
        if (key === 'key' || !isScalar(node) || typeof node.value !== 'string') return;
        node.type = scalarTypes[choice() % scalarTypes.length] ?? 'PLAIN';
        if (choice() < 15) node.comment = ' a note';
      },
    });
    const text = document.toString({ indent: hand.indent, lineWidth: hand.lineWidth });
    const written = (hand.mark ? '\ufeff' : '') + text.replaceAll('\n', hand.lineEnd);
    return { path, bytes: new TextEncoder().encode(written) };
  });
}
