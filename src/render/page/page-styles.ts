import type { TextStyle, Typesetter } from './typesetter.js';

export type PageStyles = ReturnType<typeof pageStyles>;

/** The styles of a page, from the tokens of the theme. */
export function pageStyles({ scale, theme, script, isKorean }: Typesetter) {
  const { ink, muted, accent, warm } = theme.colours;
  const leading = scale['small-leading'];
  const label: TextStyle = { sizePt: scale['label-pt'], leading, role: 'sans', bold: true, colour: warm };
  // A heading of two lines leaves no word alone on the second.
  const titleOfPart = { leading: 1.3, role: 'sans', bold: true, colour: accent, balanced: true } as const;
  const chartName: TextStyle = { ...label, bold: false, leading: 1.25, colour: ink };
  // Korean breaks between words, and has too few gaps in a line to stretch each.
  const justified = theme.setting[script].alignment === 'justified' && !isKorean;
  return {
    title: {
      sizePt: scale['title-pt'],
      leading: scale['title-leading'],
      role: script === 'han' ? 'sans' : 'text',
      bold: true,
      colour: accent,
      balanced: true,
    },
    lede: { sizePt: scale['lede-pt'], leading: scale['lede-leading'], role: 'text', colour: ink, justified },
    body: {
      sizePt: scale['body-pt'],
      leading: scale['body-leading'],
      role: 'text',
      colour: ink,
      justified,
      hyphenated: true,
    },
    small: { sizePt: scale['small-pt'], leading, role: 'text', colour: ink, justified, hyphenated: true },
    note: { sizePt: scale['note-pt'], leading, role: 'text', colour: muted },
    place: { sizePt: scale['note-pt'], leading, role: 'sans', colour: muted, together: true },
    label,
    chartName,
    chartValue: { ...chartName, bold: true, numerals: 'tabular', together: true },
    // The reader's own, in the warm colour, and as large as a text: it is what is looked for first.
    asked: { sizePt: scale['body-pt'], leading: 1.3, role: 'sans', bold: true, colour: warm },
    // Over the title of a recommendation in rank, as its size says.
    section: { ...titleOfPart, sizePt: scale['body-pt'] + 2.2 },
    // Of limits, which are read after the recommendations; and of sources, which are looked up.
    minor: { ...titleOfPart, sizePt: scale['body-pt'] },
    quiet: { sizePt: scale['label-pt'], leading, role: 'sans', bold: true, colour: muted },
    heading: { ...titleOfPart, sizePt: scale['body-pt'] + 0.6 },
    // FIRST TLP 2.0: right-aligned, in 12 pt or more.
    handling: {
      sizePt: Math.max(12, scale['body-pt']),
      leading: 1.3,
      role: 'sans',
      bold: true,
      colour: ink,
      alignment: 'end',
    },
    figure: { sizePt: scale['figure-pt'], leading: 1.15, role: 'sans', bold: true, colour: accent },
  } satisfies Readonly<Record<string, TextStyle>>;
}
