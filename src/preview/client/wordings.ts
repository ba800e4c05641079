import type { EditableText, EditableWording, TextEdit } from './api.js';

export type Name = string;

/** An edit that is not saved yet. */
export interface PendingEdit extends TextEdit {
  readonly unit: string;
}

/** Identifies a wording among the texts of all units. */
export function nameOf({ key, language, length }: Pick<TextEdit, 'key' | 'language' | 'length'>): Name {
  return `${key} ${language} ${length ?? ''}`;
}

/** A text that serves as both lengths, with a wording for each. */
export function inTwoLengths(text: EditableText): EditableText {
  const wordings = text.wordings.flatMap((wording) =>
    (['full', 'short'] as const).map((length): EditableWording => ({ ...wording, length })),
  );
  return { ...text, hasLengths: true, wordings };
}

export function wordingsOf(texts: readonly EditableText[]) {
  return texts.flatMap((text) =>
    text.wordings.map((wording) => ({ name: nameOf({ key: text.key, ...wording }), text, wording })),
  );
}
