import { directionOf, scriptOf } from '../../schema/scripts.js';
import { scriptClass } from '../../schema/theme.js';
import { borderOf } from './body-xml.js';
import { languageAttributes } from './language-tags.js';
import { indentOf, numberedBy, numberings } from './numbering-xml.js';
import {
  askBarPt,
  askPaddingPt,
  fontsOf,
  hyphenatedStyles,
  type StyleLook,
  type StyleOptions,
  tintRoomPt,
  type WordFont,
  type WordStyle,
} from './word-styles.js';
import { attribute, element, empty, hex, sizeElements, twips, wordNamespaces, xmlHead } from './xml.js';

/** The names that programs show, the style that each is made from, and its rank in the outline. */
const styles: Readonly<
  Record<WordStyle, { readonly name: string; readonly basedOn?: WordStyle; readonly level?: number }>
> = {
  Normal: { name: 'Normal' },
  Title: { name: 'Title', basedOn: 'Normal' },
  Subtitle: { name: 'Subtitle', basedOn: 'Normal' },
  Heading1: { name: 'heading 1', basedOn: 'Normal', level: 0 },
  Heading2: { name: 'heading 2', basedOn: 'Normal', level: 1 },
  Heading3: { name: 'heading 3', basedOn: 'Normal', level: 2 },
  HeadingAsk: { name: 'Heading 1 Box', basedOn: 'Heading1', level: 0 },
  HeadingMinor: { name: 'Heading 1 Minor', basedOn: 'Heading1', level: 0 },
  HeadingQuiet: { name: 'Heading 1 Quiet', basedOn: 'Heading1', level: 0 },
  Issuer: { name: 'Issuer', basedOn: 'Normal' },
  Kicker: { name: 'Kicker', basedOn: 'Normal' },
  Marks: { name: 'Marks', basedOn: 'Normal' },
  Handling: { name: 'Handling', basedOn: 'Normal' },
  Ask: { name: 'Box', basedOn: 'Normal' },
  PillarHeadline: { name: 'Lead', basedOn: 'Normal' },
  ListBullet: { name: 'List Bullet', basedOn: 'Normal' },
  ListSmall: { name: 'List Bullet Small', basedOn: 'ListBullet' },
  ListAsk: { name: 'List Bullet Box', basedOn: 'Ask' },
  KeyFigure: { name: 'Key Figure', basedOn: 'Normal' },
  Small: { name: 'Small', basedOn: 'Normal' },
  Contact: { name: 'Contact', basedOn: 'Normal' },
  Caption: { name: 'caption', basedOn: 'Normal' },
  Reference: { name: 'Reference', basedOn: 'Normal' },
  Footnote: { name: 'Note', basedOn: 'Normal' },
  Footer: { name: 'footer', basedOn: 'Normal' },
};

/** Those that Word does not know by their names. */
const ownStyles: ReadonlySet<WordStyle> = new Set([
  ...(['HeadingAsk', 'HeadingMinor', 'HeadingQuiet', 'Issuer', 'Kicker', 'Marks', 'Handling', 'Ask'] as const),
  ...(['PillarHeadline', 'ListSmall', 'ListAsk', 'KeyFigure', 'Small', 'Contact', 'Reference', 'Footnote'] as const),
]);

export function stylesXml(options: StyleOptions): string {
  const { theme, locale, looks } = options;
  const { muted, accent } = theme.colours;
  const normal = looks.Normal;
  const defaults = element(
    'w:docDefaults',
    {},
    element(
      'w:rPrDefault',
      {},
      element(
        'w:rPr',
        {},
        fontElement(options, 'text') +
          sizeElements(normal.sizePt) +
          empty('w:lang', {
            'w:val': 'en-GB',
            'w:eastAsia': 'zh-CN',
            'w:bidi': 'ar-SA',
            ...languageAttributes(locale),
          }),
      ),
    ) +
      element(
        'w:pPrDefault',
        {},
        element(
          'w:pPr',
          {},
          empty('w:spacing', {
            'w:before': '0',
            'w:after': '0',
            'w:line': twips(normal.linePt),
            'w:lineRule': 'exact',
          }),
        ),
      ),
  );
  const paragraphs = (Object.keys(styles) as WordStyle[]).map((id) => paragraphStyle(id, options));
  const character = (id: string, name: string, properties: string) =>
    element(
      'w:style',
      { 'w:type': 'character', ...(id === 'Hyperlink' ? {} : { 'w:customStyle': '1' }), 'w:styleId': id },
      `${empty('w:name', { 'w:val': name })}<w:uiPriority w:val="1"/><w:qFormat/>${element('w:rPr', {}, properties)}`,
    );
  const sansSmall = (look: StyleLook, colour: string) =>
    `${fontElement(options, 'sans')}<w:b w:val="0"/><w:bCs w:val="0"/>${empty('w:color', { 'w:val': hex(colour) })}${sizeElements(look.sizePt)}`;
  const characters = [
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
    character('Hyperlink', 'Hyperlink', empty('w:color', { 'w:val': hex(accent) })),
    character(
      'CitationMark',
      'Citation Mark',
      `${empty('w:color', { 'w:val': hex(accent) })}<w:vertAlign w:val="superscript"/>`,
    ),
    character('Place', 'Place', sansSmall(looks.Caption, muted)),
    character('Whole', 'Whole', sansSmall(looks.Small, muted)),
  ];
  const table =
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>';
  const note = empty('w:latentStyles', { 'w:defLockedState': '0', 'w:defUIPriority': '99', 'w:count': '376' });
  const all = [defaults, note, ...paragraphs, ...characters, table].join('');
  return `${xmlHead}<w:styles ${wordNamespaces}>${all}</w:styles>`;
}

/** Word puts a gap between Han and Latin characters or digits, as typesetters do, and between Korean ones as well: 589명. */
function hasNoGaps(locale: string): boolean {
  return scriptOf(locale) === 'kore';
}

function paragraphStyle(id: WordStyle, options: StyleOptions): string {
  const { name, basedOn, level } = styles[id];
  const look = options.looks[id];
  const run = `${fontElement(options, look.font)}${look.isBold ? '<w:b/><w:bCs/>' : ''}${empty('w:color', { 'w:val': hex(look.colour) })}${sizeElements(look.sizePt)}`;
  const kind = id === 'Normal' ? { 'w:default': '1' } : ownStyles.has(id) ? { 'w:customStyle': '1' } : {};
  return element(
    'w:style',
    { 'w:type': 'paragraph', ...kind, 'w:styleId': id },
    [
      empty('w:name', { 'w:val': name }),
      basedOn ? empty('w:basedOn', { 'w:val': basedOn }) : '',
      level === undefined ? '' : empty('w:next', { 'w:val': id === 'HeadingAsk' ? 'Ask' : 'Normal' }),
      '<w:qFormat/>',
      element('w:pPr', {}, paragraphProperties(id, options)),
      element('w:rPr', {}, run),
    ].join(''),
  );
}

/** In the order of the schema (ISO/IEC 29500-1, 17.3.1.26). */
function paragraphProperties(id: WordStyle, options: StyleOptions): string {
  const look = options.looks[id];
  const numbering = numberings[id];
  const { level } = styles[id];
  const borders = bordersOf(look, options);
  return [
    look.keepsWithNext ? '<w:keepNext/>' : '',
    numbering === undefined ? '' : numberedBy(numbering),
    borders === '' ? '' : element('w:pBdr', {}, borders),
    look.onTint
      ? empty('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': hex(options.theme.colours.tint) })
      : '',
    options.isHyphenated && !hyphenatedStyles.has(id) ? '<w:suppressAutoHyphens/>' : '',
    hasNoGaps(options.locale) ? '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' : '',
    directionOf(options.locale) === 'rtl' ? '<w:bidi/>' : '',
    empty('w:spacing', {
      'w:before': twips(look.beforePt),
      'w:after': '0',
      'w:line': twips(look.linePt),
      'w:lineRule': 'exact',
    }),
    indentOf(look),
    look.isJustified ? '<w:jc w:val="both"/>' : look.alignsAtEnd ? '<w:jc w:val="right"/>' : '',
    level === undefined ? '' : empty('w:outlineLvl', { 'w:val': String(level) }),
  ].join('');
}

function bordersOf({ rule, onTint }: StyleLook, { theme, locale }: StyleOptions): string {
  const { tint, accent } = theme.colours;
  if (rule) return empty('w:top', borderOf(rule.colour, rule.gapPt));
  if (!onTint) return '';
  const isRightToLeft = directionOf(locale) === 'rtl';
  const bar = borderOf(accent, askPaddingPt, askBarPt);
  const other = borderOf(tint, askPaddingPt);
  return [
    empty('w:top', borderOf(tint, tintRoomPt)),
    empty('w:left', isRightToLeft ? other : bar),
    empty('w:bottom', borderOf(tint, tintRoomPt)),
    empty('w:right', isRightToLeft ? bar : other),
  ].join('');
}

function fontElement({ theme, locale }: StyleOptions, role: 'text' | 'sans'): string {
  const { latin, han } = fontsOf(theme, locale)[role];
  const isHan = scriptClass(locale) === 'han';
  return empty('w:rFonts', {
    'w:ascii': latin.name,
    'w:hAnsi': latin.name,
    'w:eastAsia': han.name,
    'w:cs': latin.name,
    ...(isHan ? { 'w:hint': 'eastAsia' } : {}),
  });
}

/** The fonts, each with the system fonts that stand in for it (ISO/IEC 29500-1, 17.8.3). */
export function fontTableXml({ theme, locale }: StyleOptions): string {
  const { text, sans } = fontsOf(theme, locale);
  const fonts = new Map<string, WordFont>();
  for (const font of [text.latin, text.han, sans.latin, sans.han]) fonts.set(font.name, font);
  const written = [...fonts.values()].map(({ name, alternatives, isSerif }) =>
    element(
      'w:font',
      { 'w:name': name },
      (alternatives.length > 0 ? empty('w:altName', { 'w:val': alternatives.join(',') }) : '') +
        empty('w:family', { 'w:val': isSerif ? 'roman' : 'swiss' }) +
        '<w:pitch w:val="variable"/>',
    ),
  );
  return `${xmlHead}<w:fonts ${wordNamespaces}>${written.join('')}</w:fonts>`;
}

/** The theme of Word: our colours and fonts, where its menus offer them (ISO/IEC 29500-1, 20.1.6.9). */
export function themeXml({ theme, locale }: StyleOptions): string {
  const { ink, muted, accent, warm, tint, rule } = theme.colours;
  const colour = (name: string, value: string) => `<a:${name}><a:srgbClr val="${hex(value)}"/></a:${name}>`;
  const colours = [
    ...([
      ['dk1', ink],
      ['lt1', '#ffffff'],
      ['dk2', accent],
      ['lt2', tint],
      ['accent1', accent],
      ['accent2', warm],
    ] as const),
    ...([
      ['accent3', muted],
      ['accent4', rule],
      ['accent5', tint],
      ['accent6', ink],
      ['hlink', accent],
      ['folHlink', muted],
    ] as const),
  ].map(([name, value]) => colour(name, value));
  const { text, sans } = fontsOf(theme, locale);
  const font = (name: string, { latin, han }: { readonly latin: WordFont; readonly han: WordFont }) =>
    `<a:${name}><a:latin typeface="${attribute(latin.name)}"/><a:ea typeface="${attribute(han.name)}"/><a:cs typeface="${attribute(latin.name)}"/></a:${name}>`;
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = `<a:ln w="6350">${fill}</a:ln>`;
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
  return `${xmlHead}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="${attribute(theme.id)}"><a:themeElements><a:clrScheme name="${attribute(theme.id)}">${colours.join('')}</a:clrScheme><a:fontScheme name="${attribute(theme.id)}">${font('majorFont', sans)}${font('minorFont', text)}</a:fontScheme><a:fmtScheme name="plain"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
}
