import type { Excess, Reason, UnitReport } from '../model/fitted-brief.js';
import { wordList } from '../text/word-list.js';

/** Why a unit is not on the page, or not in full, in English; the audience's own words come first. */
export function reasonText(reason: Reason | undefined, pin: UnitReport['pin']): string | undefined {
  if (pin?.reason !== undefined || !reason) return pin?.reason;
  switch (reason.cause) {
    case 'no-room':
      return `no room even beside what must be there: too long by ${excessText(reason.excess)}`;
    case 'lower-value':
      return `its room went to what is worth more: too long by ${excessText(reason.excess)}`;
    case 'later':
      return `no room beside what comes before it: too long by ${excessText(reason.excess)}`;
    case 'another-language': {
      const { excess, roomIn } = reason;
      return `no room in every language: too long by ${excessText(excess)}; there is room in ${wordList(roomIn, 'and')}`;
    }
    case 'references':
      return `the page prints at most ${reason.maxReferences} references, and ${reason.ofFullText ? 'the full text' : 'this'} would bring one more`;
    case 'hidden-section':
      return 'its section is hidden';
    case 'at-most':
      return `its section shows at most ${reason.atMost}`;
    case 'dropped':
      return 'the audience leaves it out';
    case 'short-text':
      return reason.noRoomIn
        ? `no room for the full text in ${wordList(reason.noRoomIn, 'and')}: texts have one length in every language`
        : 'no room for the full text';
    case 'short-line':
      return 'the full text would end in a line of one word';
  }
}

function excessText(excess: readonly Excess[]): string {
  return excess.map(({ locale, excessPt }) => `${locale} ${excessPt} pt`).join(', ');
}

/** The reason as manifests and JSON documents have it: its cause for programs, its text for people. */
export function reasonEntry(
  reason: Reason | undefined,
  pin: UnitReport['pin'],
): { readonly cause?: Reason['cause']; readonly reason?: string } {
  const text = reasonText(reason, pin) ?? (pin?.length === 'short' ? 'the audience wants it short' : undefined);
  return { ...(reason ? { cause: reason.cause } : {}), ...(text === undefined ? {} : { reason: text }) };
}
