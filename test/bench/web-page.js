// The peer's text as a web page, for programs that print those.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';

const escaped = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const element = (name, ...inner) => `<${name}>${inner.join('')}</${name.split(' ')[0]}>`;

/** @param fonts the folder with the font files of our pages */
export function writeWebPage(path, lang, fonts) {
  const brief = parse(readFileSync(new URL(`data/brief.${lang}.yaml`, import.meta.url), 'utf8'));
  const file = (name) => pathToFileURL(`${fonts}/${name}`).href;
  const face = (name, weight) =>
    `@font-face { font-family: Text; font-weight: ${weight}; src: url("${file(name)}") format("truetype"); }`;
  const faces =
    lang === 'zh'
      ? [face('NotoSansTC_400Regular.ttf', 400), face('NotoSansTC_700Bold.ttf', 700)]
      : [face('SourceSerif4_400Regular.ttf', 400), face('SourceSerif4_600SemiBold.ttf', 700)];
  const style = `${faces.join('\n')}
@page { size: A4; margin: 14mm; }
body { font: 9.5pt/1.35 Text; margin: 0; } h1 { font-size: 18pt; } h2 { font-size: 11pt; } h3 { font-size: 10.5pt; }
.row { display: flex; gap: 12pt; } .row > * { flex: 1; } ol, footer { font-size: 8pt; }`;
  const card = ({ title, text, bullets }) =>
    element(
      'section',
      element('h3', escaped(title)),
      element('p', escaped(text)),
      element('ul', ...bullets.map((one) => element('li', escaped(one)))),
    );
  const facts = brief.facts.map(({ value, label }) => element('p', element('strong', escaped(value)), escaped(label)));
  const body = [
    element('p', escaped(brief.kicker)),
    element('h1', escaped(brief.title)),
    element('p', escaped(brief.lede)),
    element('h2', escaped(brief.facts_title)),
    element('div class="row"', ...facts),
    element('h2', escaped(brief.pillars_title)),
    element('div class="row"', ...brief.pillars.slice(0, 2).map(card)),
    element('div class="row"', ...brief.pillars.slice(2, 4).map(card)),
    element('h2', escaped(brief.refs_title)),
    element('ol', ...brief.refs.map((one) => element('li', escaped(one)))),
    element('footer', escaped(brief.footer)),
  ].join('\n');
  const head = `<meta charset="utf-8"><title>${escaped(brief.title)}</title><style>${style}</style>`;
  writeFileSync(path, `<!doctype html><html lang="${lang}"><head>${head}</head><body>${body}</body></html>`);
  return path;
}
