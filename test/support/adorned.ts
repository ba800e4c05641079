import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editFile } from './folders.js';
import { miniPackFolder, workspace } from './packs.js';
import { shield } from './pictures.js';

const both = (text: string) => `{ en: '${text}', zh-Hant: '${text}' }`;
const everything = `
  online: https://briefs.example.org/R&D/
  handling: TLP:AMBER+STRICT
  issuer: ${both('Tests & Sons')}
  authors: [${both('Ann Smith')}, ${both('Tests & Sons')}]
  keywords: { en: "R&D, tests", zh-Hant: "研究、測試" }
  licence: ${both('CC BY 4.0 & more')}
`;

/** A working directory with the mini pack, all that a pack may say of itself, and a look with a logo, named `house`. */
export function adornedPack(): { readonly path: string; remove(): void } {
  const made = workspace({ mini: miniPackFolder });
  const edit = (file: string, find: string, write: string) =>
    editFile(join(made.path, 'content/mini', file), find, write);
  edit('audiences/readers.yaml', '"What readers should know"', "'R&D \\<b> \\</script>'");
  edit('pack.yaml', '  source: smith2025\n', `  source: smith2025${everything}`);
  mkdirSync(join(made.path, 'templates/themes'), { recursive: true });
  const theme = 'base: standard\nissuer:\n  logo: { file: logo.svg, alt: { en: "A shield", zh-Hant: "一面盾" } }\n';
  writeFileSync(join(made.path, 'templates/themes/house.yaml'), theme);
  writeFileSync(join(made.path, 'templates/themes/logo.svg'), shield);
  return made;
}
