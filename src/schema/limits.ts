/**
 * How large the parts of a pack may be. A pack of a hundred pages needs a hundredth of each; more was not written by an
 * editor, and would keep the program busy.
 */
export const limits = {
  fileBytes: 1024 * 1024,
  packBytes: 16 * 1024 * 1024,
  /** Keys and values of one file together. */
  parts: 100_000,
  /** In code points. */
  textCharacters: 20_000,
  /** Levels of YAML inside one another. */
  depth: 64,
  /** Characters without a line break opportunity. */
  wordCharacters: 100,
  addressCharacters: 2_000,
  /** One part of an id, which names files. */
  idCharacters: 64,
  /** Markdown brackets inside one another, and emphases of one text. */
  brackets: 8,
  emphases: 400,
  languages: 50,
  /** Measures, facts and points of the framing. */
  units: 1_000,
  /** The number of a paragraph of the source. */
  paragraphs: 100_000,
  weight: 1_000_000,
} as const;
