// @react-pdf/renderer as it comes, untagged: one brief from the same text, in our fonts.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Document, Font, Page, renderToFile, StyleSheet, Text, View } from '@react-pdf/renderer';
import { createElement as h } from 'react';

const require = createRequire(import.meta.url);
const [, , lang, file, out] = process.argv;
const brief = JSON.parse(readFileSync(file, 'utf8'));
const fontFile =
  lang === 'zh'
    ? '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf'
    : '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf';
Font.register({ family: 'Text', src: require.resolve(fontFile) });
// Its own rules break no Chinese text.
if (lang === 'zh') Font.registerHyphenationCallback((word) => [...word]);
const styles = StyleSheet.create({
  page: { padding: 40, fontFamily: 'Text', fontSize: 9.5, lineHeight: 1.35 },
  title: { fontSize: 18 },
  heading: { fontSize: 11, marginTop: 8, marginBottom: 4 },
  row: { flexDirection: 'row', gap: 12 },
  cell: { flex: 1 },
  value: { fontSize: 15 },
  small: { fontSize: 8 },
});
const text = (style, value) => h(Text, { style: styles[style] }, value);
const inRow = (...cells) => h(View, { style: styles.row }, ...cells);
const card = ({ title, text: words, bullets }) =>
  h(
    View,
    { style: styles.cell },
    text('value', title),
    h(Text, {}, words),
    ...bullets.map((one) => h(Text, {}, `– ${one}`)),
  );
const fact = ({ value, label }) => h(View, { style: styles.cell }, text('value', value), text('small', label));
const page = h(
  Page,
  { size: 'A4', style: styles.page },
  text('small', brief.kicker),
  text('title', brief.title),
  h(Text, {}, brief.lede),
  text('heading', brief.facts_title),
  inRow(...brief.facts.map(fact)),
  text('heading', brief.pillars_title),
  inRow(...brief.pillars.slice(0, 2).map(card)),
  inRow(...brief.pillars.slice(2, 4).map(card)),
  text('heading', brief.refs_title),
  ...brief.refs.map((one, i) => text('small', `${i + 1}. ${one}`)),
  text('small', brief.footer),
);
await renderToFile(h(Document, { language: lang, title: brief.title }, page), out);
