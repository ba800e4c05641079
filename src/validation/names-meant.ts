import type { Plain } from './examples.js';

/** The people of a text such as `Smith, Ada and Bo Jones`, as a reference has them; in order, and none where it is empty. */
export function namesMeant(typed: string): readonly Plain[] {
  const whole = typed.trim();
  const parts = whole.split(/\s*[;；、]\s*|\s+(?:and|et|und|y|e|en|och|og|ve|и|і|та|και)\s+|\s*&\s*/u);
  // `Ada Smith, Bo Jones` is two people, `Smith, Ada` one.
  const people = parts.flatMap((part) => {
    const pieces = part.split(/\s*[,，]\s*/u).filter((piece) => piece !== '');
    return pieces.length > 1 && pieces.every((piece) => /\S\s+\S/u.test(piece)) ? pieces : [part];
  });
  return people.filter((person) => person !== '').map(nameMeant);
}

function nameMeant(person: string): Plain {
  const [family = '', given = '', ...more] = person.split(/\s*[,，]\s*/u);
  if (given !== '' && more.length === 0) return { family, given };
  // Of more than two words it might be a body, and of one the name of somebody who has no other.
  const [first = '', last = '', ...others] = person.split(/\s+/u);
  const isPerson = last !== '' && others.length === 0 && [first, last].every((word) => /^\p{Lu}/u.test(word));
  return isPerson ? { family: last, given: first } : { literal: person };
}
