import { type Diagnostic, error } from '../diagnostics/diagnostic.js';
import { type Located, type LocatedText, nodeAt } from '../validation/located.js';

/** Keys whose texts are printed, and that no work answers with yes or no; `circa` does. */
const printed =
  /^(?:title|title-short|container-title|publisher|publisher-place|authority|genre|section|volume|issue|number|page|family|given|literal)$/;

/** What YAML has for yes and no. In quotation marks they are words; in capitals, names such as No and True. */
const answer = /^(?:true|false|yes|no|on|off)$/;

/** `container-title: true` and the like, which a page would print. */
export function answersInReferences(root: Located): readonly Diagnostic[] {
  const works = nodeAt(root, ['references']);
  return works?.kind === 'list' ? works.items.flatMap((work) => answersIn(work, '')) : [];
}

function answersIn(node: Located, key: string): readonly Diagnostic[] {
  if (node.kind === 'list') return node.items.flatMap((item) => answersIn(item, key));
  if (node.kind === 'map') {
    // Texts by language are of the key above.
    const ofKey = key.replace(/-by-language$/, '');
    return node.entries.flatMap((entry) => answersIn(entry.value, ofKey === key ? entry.key : ofKey));
  }
  return printed.test(key) && answer.test(node.raw) ? [asAnswer(node, key)] : [];
}

function asAnswer({ raw, span }: LocatedText, key: string): Diagnostic {
  return error('content/invalid-value', `"${key}" is ${raw}, which a page would print.`, {
    span,
    hint: `Write what the work has there, or delete the line. If it is a word of the work, write "${raw}".`,
  });
}
