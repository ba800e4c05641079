// pdfmake as it comes, untagged: one brief from the same text, in our fonts.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';

const require = createRequire(import.meta.url);
const [, , lang, file, out] = process.argv;
const brief = JSON.parse(readFileSync(file, 'utf8'));
const fontFile =
  lang === 'zh'
    ? '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf'
    : '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf';
const font = require.resolve(fontFile);
pdfmake.setFonts({ Text: { normal: font, bold: font, italics: font, bolditalics: font } });
const heading = (text) => ({ text, fontSize: 11, margin: [0, 8, 0, 4] });
const card = ({ title, text, bullets }) => ({ stack: [{ text: title, fontSize: 10.5 }, text, { ul: bullets }] });
const rows = [0, 2].map((i) => ({ columns: brief.pillars.slice(i, i + 2).map(card), columnGap: 12 }));
const definition = {
  pageSize: 'A4',
  pageMargins: [42, 40, 42, 34],
  defaultStyle: { font: 'Text', fontSize: 9.5 },
  content: [
    brief.kicker,
    { text: brief.title, fontSize: 18 },
    brief.lede,
    heading(brief.facts_title),
    { columns: brief.facts.map(({ value, label }) => ({ stack: [{ text: value, fontSize: 15 }, label] })) },
    heading(brief.pillars_title),
    ...rows,
    heading(brief.refs_title),
    { ol: brief.refs, fontSize: 8 },
    { text: brief.footer, fontSize: 7 },
  ],
};
writeFileSync(out, await pdfmake.createPdf(definition).getBuffer());
