import { once } from '../text/once.js';
import type { Plain } from './examples.js';

/**
 * The people and bodies of a text such as `Smith, Ada and Bo Jones`, as a reference has them; in order, and none where it
 * is empty.
 */
export function namesMeant(typed: string): readonly Plain[] {
  return typed
    .trim()
    .split(/\s*[;；、]\s*/u)
    .flatMap(namesTogether)
    .filter((name) => name !== '')
    .map(nameMeant);
}

/** Of what has no sign between names, but a comma or a word for "and". */
function namesTogether(names: string): readonly string[] {
  const parts = names.split(/\s+(?:and|et|und|y|e|en|och|og|ve|и|і|та|και)\s+|\s*&\s*/u);
  // `Ministry of Science and Technology` is one body.
  if (isBody(names) && !parts.every(isBody)) return [names];
  // `Ada Smith, Bo Jones` is two people, `Smith, Ada` one.
  return parts.flatMap((part) => {
    const pieces = part.split(betweenPieces).filter((piece) => piece !== '');
    return pieces.length > 1 && !isBody(part) && pieces.every((piece) => /\S\s+\S/u.test(piece)) ? pieces : [part];
  });
}

const betweenPieces = /\s*[,，]\s*/u;

function nameMeant(person: string): Plain {
  if (isBody(person)) return { literal: person };
  const [family = '', given = '', ...more] = person.split(betweenPieces);
  if (given !== '' && more.length === 0) return { family, given };
  // Of more than two words it might be a body, and of one the name of somebody who has no other.
  const [first = '', last = '', ...others] = person.split(/\s+/u);
  const isPerson = last !== '' && others.length === 0 && [first, last].every((word) => /^\p{Lu}/u.test(word));
  if (!isPerson) return { literal: person };
  // Many offices set the family name in capitals, wherever it stands: `DUPONT Jean`.
  const [isFirst, isLast] = [inCapitals(first), inCapitals(last)];
  if (isFirst !== isLast) return isFirst ? { family: first, given: last } : { family: last, given: first };
  // Journals of medicine have initials after the family name: `Smith JB`.
  return /^\p{Lu}{1,3}$/u.test(last) ? { family: first, given: last } : { family: last, given: first };
}

/** Initials are capitals too. */
function inCapitals(word: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{M}'’-]{3,}$/u.test(word);
}

/** What bodies are called, and nobody else: words, and the beginnings of words, for their endings in other languages. */
const bodies = once(
  () =>
    /(?<![\p{L}\p{N}])(?:(?:alliance|banco|bank|banque|board|bureau|cent(?:er|re|ro)|cour|court|fonds|forum|group|office|press|programme|treasury|união|union|unión|банк)(?!\p{L})|academi|academy|académie|administra[tç]|agenc|agênc|agentur|asamblea|assembl|asocia|associa|authorit|autorit|bundes|comi(?:sión|ssão)|comit|commission|committee|confedera|congres|conse(?:il|jo|lho)|council|departa?ment|département|direc(?:torate|ción)|federa|foundation|fundaci|fundação|institut|international|kommission|minist[eèér]|nations|observator|organi[sz]a|parl[ai]ment|senat|society|société|stiftung|tribunal|universi|агентств|верховн|комисси|министерств|федерал)/iu,
);

function isBody(name: string): boolean {
  return bodies().test(name);
}
