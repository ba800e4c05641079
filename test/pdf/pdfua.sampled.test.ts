import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPdf } from '../../src/pdfua/check-pdf.js';
import { PdfDict, PdfName, PdfRef, type PdfStream } from '../../src/pdfua/reader/objects.js';
import { readPdf } from '../../src/pdfua/reader/pdf-file.js';
import { isOfHouse, type PdfRule, pdfRules } from '../../src/pdfua/rules/rules.js';
import { PdfDraft, packedPdf, parse, type Twig, twig, write } from '../support/broken-pdf.js';
import { builtInPack } from '../support/built.js';
import { casesOf } from '../support/depth.js';

const pdfuaIdentifier =
  '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>';

const seen = new Set<PdfRule>();
let english: Uint8Array;
const foreignBytes: Uint8Array = foreign();
let chinese: Uint8Array;

beforeAll(async () => {
  const { file } = await builtInPack();
  [english, chinese] = [file('un-delegates.en.pdf'), file('un-delegates.zh-Hant.pdf')];
});

/** A change of the file, content to add to the page, or elements to add to the document. */
type Change = ((pdf: PdfDraft) => void) | string | readonly Twig[];

function rewritten(bytes: Uint8Array, change: Change): Uint8Array {
  const draft = new PdfDraft(bytes);
  if (typeof change === 'function') change(draft);
  else if (typeof change === 'string') draft.content = [draft.content, change, ''].join('\n');
  else draft.grow(draft.document, ...change);
  return draft.bytes();
}

function changed(bytes: Uint8Array, change: Change): ReturnType<typeof checkPdf> {
  return checkPdf(rewritten(bytes, change));
}

/** A change breaks exactly one rule, with a message that matches. One of the house counts for files of ours only. */
function expectBroken(bytes: Uint8Array, rule: PdfRule, message: RegExp, change: Change): void {
  const broken = rewritten(bytes, change);
  const violations = checkPdf(broken);
  expect(checkPdf(broken, 'standard')).toEqual(isOfHouse(rule) ? [] : violations);
  const isOurs = bytes !== foreignBytes && !/^Producer/.test(violations[0]?.message ?? '');
  expect(checkPdf(broken, { houseOf: 'policy-brief' }).length > 0).toBe(isOurs || !isOfHouse(rule));
  expect([...new Set(violations.map((v) => v.rule))], JSON.stringify(violations)).toEqual([rule]);
  expect(violations.map((v) => v.message).join('\n')).toMatch(message);
  seen.add(rule);
}

/** Tests that a change of the English brief breaks one rule and no other. */
function breaks(rule: PdfRule, what: string, message: RegExp, change: Change, bytes = () => english): void {
  it(`${rule}: ${what}`, () => expectBroken(bytes(), rule, message, change));
}

function expectSound(bytes: Uint8Array, change: Change): void {
  expect(changed(bytes, change)).toEqual([]);
}

describe('briefs', () => {
  it('break no rule, also when they are written anew', () => {
    for (const bytes of [english, chinese]) {
      expect(checkPdf(bytes)).toEqual([]);
      expectSound(bytes, () => {});
    }
  });
});

/** A form XObject as Fm1, drawn before all else. */
function addForm(p: PdfDraft, data: string, use: string, entries = ''): number {
  const form = p.addStream(`/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${entries}`, data);
  p.putIn(p.page, 'Resources', 'XObject', `<< /Fm1 ${form} 0 R >>`);
  p.edit(/^/, `${use}\n`);
  return form;
}

describe('content', () => {
  breaks('content-tagged', 'text outside of all marks', /page 1, the text “\S”/, 'q BT /F1 9 Tf <0001> Tj ET Q');
  breaks('content-tagged', 'a text array outside', /the text “\S\S”/, 'BT /F1 9 Tf [<0001> 5 <0002>] TJ ET');
  breaks('content-tagged', "a text by '", /the text/, "BT /F1 9 Tf <0001> ' ET");
  breaks('content-tagged', 'a text by "', /the text/, 'BT /F1 9 Tf 1 1 <0001> " ET');
  for (const op of 'f F f* S s B B* b b* sh'.split(' ')) {
    const message = new RegExp(`with ${op.replace('*', '\\*')} is`);
    breaks('content-tagged', `${op} outside`, message, `/X 0 0 1 1 re ${op}`);
  }
  breaks('content-tagged', 'an inline image outside', /inline image/, 'BI /W 1 /H 1 ID \xff\x00 EI EIx\x01\x02 EI');
  breaks('content-tagged', 'a picture outside', /the picture Im1/, (p) => {
    const picture = p.addStream('/Type /XObject /Subtype /Image /Width 1 /Height 1', 'x');
    p.putIn(p.page, 'Resources', 'XObject', `<< /Im1 ${picture} 0 R >>`);
    p.edit(/^/, '/Im1 Do\n');
  });
  breaks(
    'content-tagged',
    'a stroke in a mark that is neither',
    /painted with f/,
    '/Span << /Lang (en) >> BDC 0 0 1 1 re f EMC',
  );
  breaks('content-tagged', 'a form outside', /On form \d+ on page 1, a path/, (p) =>
    addForm(p, '0 0 1 1 re f', 'q /Fm1 Do Q'),
  );
  breaks('content-artifact', 'an artifact inside tagged content', /An artifact stands inside/, (p) =>
    p.edit(/EMC\s*$/, '/Artifact BMC 0 0 1 1 re f EMC EMC\n'),
  );
  breaks('content-artifact', 'tagged content inside an artifact', /Tagged content \d+ stands inside/, (p) => {
    p.grow(p.document, twig('P'));
    p.edit(/\/P << \/MCID \d+ >> BDC 0 0 1 1 re f EMC$/, '/Artifact BMC $& EMC');
  });
  breaks('content-balance', 'no EMC at the end', /is opened and not closed/, '/Artifact BMC');
  breaks('content-balance', 'EMC without BMC', /EMC has no/, 'EMC');
  breaks('content-balance', 'Q without q', /Q has no q/, 'Q');
  breaks('content-balance', 'q without Q', /q is not followed/, 'q');
  breaks('content-balance', 'BT without ET', /BT is not followed/, 'BT');
  breaks('content-balance', 'ET without BT', /ET has no BT/, 'ET');
  breaks('content-balance', 'BT in BT', /inside a text object/, 'BT BT ET');
  breaks('content-balance', 'a mark that overlaps q … Q', /q … Q overlap/, 'q /Artifact BMC Q EMC');
  breaks('content-balance', 'a mark that overlaps BT … ET', /BT … ET overlap/, '/Artifact BMC BT EMC ET');
  breaks('content-balance', 'BDC with a missing property list', /no property list/, '/Artifact /Nothing BDC EMC');
  breaks('content-mcid', 'a number twice', /MCID 0/, '/P << /MCID 0 >> BDC EMC');
  breaks('form-content', 'a form with numbers drawn twice', /drawn 2 times/, (p) => {
    const form = addForm(p, '/P << /MCID 0 >> BDC 0 0 1 1 re f EMC', '/Fm1 Do /Fm1 Do', '/StructParents 900');
    const element = p.grow(
      p.document,
      twig('P', [], `/K << /Type /MCR /Pg ${p.page} 0 R /Stm ${form} 0 R /MCID 0 >>`, false),
    );
    p.setParentEntry(900, [new PdfRef(element)]);
  });

  breaks('form-content', 'a form that stands for another file', /another file/, (p) =>
    addForm(p, '0 0 1 1 re f', '/Artifact BMC /Fm1 Do EMC', '/Ref << /F (a.pdf) /Page 0 >>'),
  );
  it('content-tagged: marked content that no element has', () => {
    const violations = checkPdf(rewritten(english, '/P << /MCID 900 >> BDC 0 0 1 1 re f EMC'), 'standard');
    expect(violations).toMatchObject([{ rule: 'content-tagged', message: expect.stringMatching(/painted with f/) }]);
  });

  it('accepts nested marks, named property lists, forms and points', () => {
    expectSound(english, (p) => p.edit(/EMC\s*$/, '/Span << /Lang (fr) >> BDC 0 0 1 1 re f EMC EMC\n'));
    expectSound(english, '/Artifact BMC BI /W 1 /H 1 ID \xff EI 0 0 1 1 re f (a\\)b) pop EMC /Here MP');
    expectSound(english, (p) => {
      p.putIn(p.page, 'Resources', 'Properties', '<< /Pr1 << /Type /Pagination >> >>');
      p.edit(/^/, '/Artifact /Pr1 BDC 0 0 1 1 re f EMC % 0 0 1 1 re f\n0 0 1 1 re n\n');
    });
    expectSound(english, (p) => addForm(p, '/Artifact BMC 0 0 1 1 re f EMC', '/Fm1 Do /Fm1 Do'));
    expectSound(english, (p) => addForm(p, '0 0 1 1 re f', '/Artifact BMC /Fm1 Do EMC'));
    expectSound(english, (p) => {
      const form = addForm(p, '/P << /MCID 0 >> BDC 0 0 1 1 re f EMC', '/Fm1 Do', '/StructParents 900');
      const kid = `/K << /Type /MCR /Stm ${form} 0 R /MCID 0 >>`;
      const element = p.grow(p.document, twig('P', [], kid, false));
      p.setParentEntry(900, [new PdfRef(element)]);
    });
  });

  it('reads a form that draws itself once', () => {
    const violations = changed(english, (p) => {
      const form = addForm(p, '/Fm1 Do', '/Artifact BMC /Fm1 Do EMC');
      p.put(form, 'Resources', `<< /XObject << /Fm1 ${form} 0 R >> >>`);
    });
    expect(violations).toEqual([]);
  });

  it('reports what is the same once, and says how often', () => {
    const violations = changed(english, (p) => p.edit(/^/, '0 0 1 1 re f\n'.repeat(50)));
    expect(violations).toEqual([{ rule: 'content-tagged', message: expect.stringMatching(/\bf\b.*\(50 times\)$/) }]);
  });

  it('reports no more than twenty violations of one rule', () => {
    const shown = Array.from({ length: 50 }, (_, i) => `/Im${i} Do\n`).join('');
    const violations = changed(english, (p) => p.edit(/^/, shown)).filter(({ rule }) => rule === 'content-tagged');
    expect(violations).toHaveLength(21);
    expect(violations.at(-1)).toEqual({ rule: 'content-tagged', message: 'There are 30 more like these.' });
  });
});

const item = (...kids: Twig[]) => twig('LI', kids.length > 0 ? kids : [twig('Lbl'), twig('LBody')]);
const header = (entries = '/A << /O /Table /Scope /Column >>') => twig('TH', [], entries);
const row = (...cells: Twig[]) => twig('TR', cells);
const spans = (columns: number, rows: number) => `/A << /O /Table /ColSpan ${columns} /RowSpan ${rows} >>`;

describe('the structure tree', () => {
  breaks('tree-root', 'no structure tree', /no structure tree/, (p) => {
    p.put(p.page, 'Annots', undefined);
    p.put(p.catalog, 'StructTreeRoot', undefined);
  });
  it('of a file that is not tagged is told first, and not once more for all that is drawn', () => {
    const untagged = rewritten(english, (p) => {
      p.put(p.catalog, 'StructTreeRoot', undefined);
      p.put(p.catalog, 'MarkInfo', undefined);
      p.edit(/^/, 'q BT /F1 9 Tf <0001> Tj ET Q\n');
    });
    const rules = checkPdf(untagged).map(({ rule }) => rule);
    expect(rules[0]).toBe('tree-root');
    expect(rules.filter((rule) => rule === 'tree-root' || rule === 'content-tagged')).toEqual(['tree-root']);
  });
  breaks('tree-root', 'not marked', /Marked/i, (p) => p.put(p.catalog, 'MarkInfo', '<< /Marked false >>'));
  breaks('tree-root', 'no MarkInfo', /MarkInfo/, (p) => p.put(p.catalog, 'MarkInfo', undefined));
  breaks('tree-root', 'suspect tags', /Suspects/, (p) =>
    p.put(p.catalog, 'MarkInfo', '<< /Marked true /Suspects true >>'),
  );
  breaks('tree-circle', 'an element inside itself', /Document\/Sect\/Sect\) has two places/, (p) =>
    p.hang(p.element('Sect'), `${p.element('Sect')} 0 R`),
  );
  breaks('tree-circle', 'an element in two places', /two places/, (p) =>
    p.hang(p.document, `${p.element('Sect')} 0 R`),
  );
  breaks('tree-shape', 'a wrong parent', /H1\) does not name its parent/, (p) =>
    p.put(p.element('H1'), 'P', `${p.element('P')} 0 R`),
  );
  breaks('tree-shape', 'a wrong parent at the top', /\(Document\) does not name/, (p) =>
    p.put(p.document, 'P', `${p.catalog} 0 R`),
  );
  breaks(
    'tree-parents',
    'content in no element',
    /Content 5000 on page 1 is in no element/,
    '/P << /MCID 5000 >> BDC EMC',
  );
  breaks('tree-parents', 'content that the page does not have', /has content 5000, which page 1 does not have/, (p) =>
    p.put(p.grow(p.document, twig('P')), 'K', '5000'),
  );
  breaks('tree-parents', 'content of two elements', /content 0, which another element has too/, (p) =>
    p.grow(p.document, twig('P', [], '/K 0', false)),
  );
  breaks('tree-parents', 'content of no page', /H1\) has an? content/, (p) => p.put(p.element('H1'), 'Pg', undefined));
  breaks('tree-parents', 'content on an object that draws none', /draws none/, (p) =>
    p.grow(p.document, twig('P', [], `/K << /Type /MCR /Pg ${p.catalog} 0 R /MCID 0 >>`, false)),
  );
  breaks('tree-parents', 'a wrong entry in the parent tree', /does not lead from content 0 on page 1/, (p) => {
    const [, ...rest] = p.items(p.parentEntry(0));
    p.setParentEntry(0, [new PdfRef(p.document), ...rest]);
  });
  breaks('parent-tree', 'no entry for tagged content', /does not lead from content 0 on page 1/, (p) => {
    const [, ...rest] = p.items(p.parentEntry(0));
    p.setParentEntry(0, [null, ...rest]);
  });
  breaks(
    'tree-parents',
    'an entry for what is not there',
    /entry for content \d+ of page 1, which is not there/,
    (p) => {
      p.grow(p.document, twig('P'));
      p.edit(/\/P << \/MCID \d+ >> BDC (0 0 1 1 re f) EMC$/, '/Artifact BMC $1 EMC');
    },
  );
  breaks('parent-tree', 'no parent tree', /no parent tree/, (p) => p.put(p.treeRoot, 'ParentTree', undefined));
  breaks('parent-tree', 'a page without key', /nothing for page 1/, (p) => p.put(p.page, 'StructParents', undefined));
  breaks('tree-parents', 'a key of two', /key 0 of/, (p) =>
    p.put(p.link('/A << /S /URI /URI (https://a.org) >>'), 'StructParent', '0'),
  );
  breaks('tree-parents', 'an annotation without key', /does not lead from object/, (p) =>
    p.put(p.link('/A << /S /URI /URI (https://a.org) >>'), 'StructParent', undefined),
  );
  breaks('tree-parents', 'an annotation whose key leads elsewhere', /does not lead from object/, (p) => {
    const link = p.link('/A << /S /URI /URI (https://a.org) >>');
    p.setParentEntry(p.dict(link).get('StructParent') as number, new PdfRef(p.document));
  });
  breaks('tree-parents', 'an annotation with a key that no element has', /which no element has/, (p) =>
    p.put(p.annotate('/Subtype /Popup', undefined), 'StructParent', '999'),
  );
  breaks('tree-parents', 'an object of two elements', /which another element has too/, (p) => {
    const link = p.link('/A << /S /URI /URI (https://a.org) >>');
    p.grow(p.document, twig('P', [twig('Span', [], `/K << /Type /OBJR /Obj ${link} 0 R >>`, false)]));
  });
  breaks('tree-parents', 'an object reference without object', /an object that stands nowhere/, (p) =>
    p.grow(p.document, twig('P', [], '/K << /Type /OBJR >>', false)),
  );
  breaks('tree-empty', 'an empty element', /Document\/P\) is empty/, [twig('P', [], '', false)]);
  breaks('tree-empty', 'an empty element with an empty list', /is empty/, [twig('Span', [], '/K []', false)]);
  breaks('tree-parent', 'an element without parent', /names no parent/, (p) =>
    p.put(p.grow(p.document, twig('P')), 'P', undefined),
  );
  breaks('tree-types', 'an unknown type', /Paragraph is no standard type/, (p) =>
    p.put(p.grow(p.document, twig('P')), 'S', '/Paragraph'),
  );
  breaks('tree-types', 'no type', /has no type/, (p) => p.put(p.grow(p.document, twig('P')), 'S', undefined));
  breaks('tree-types', 'a type mapped to none', /leads to none/, (p) => {
    p.put(p.treeRoot, 'RoleMap', '<< /Paragraph /Absatz >>');
    p.grow(p.document, twig('Paragraph'));
  });
  breaks('tree-types', 'a circle of types', /circle/, (p) => {
    p.put(p.treeRoot, 'RoleMap', '<< /A /B /B /A >>');
    p.grow(p.document, twig('A'));
  });
  breaks('tree-types', 'a standard type mapped', /changes the standard type P/, (p) =>
    p.put(p.treeRoot, 'RoleMap', '<< /P /Span >>'),
  );

  it('takes no notice of mappings of types that no element has', () => {
    expectSound(english, (p) => p.put(p.treeRoot, 'RoleMap', '<< /A /B /B /A /Code /Span /C /D >>'));
  });

  it('accepts mapped types, empty cells, marked-content references and a nested parent tree', () => {
    expectSound(english, (p) => {
      p.put(p.treeRoot, 'RoleMap', '<< /Absatz /Text /Text /P >>');
      p.grow(p.document, twig('Absatz'));
    });
    expectSound(english, [twig('Table', [row(header(), twig('TD', [], '', false))])]);
    expectSound(english, (p) => {
      const paragraph = p.grow(p.document, twig('P'));
      p.put(paragraph, 'K', `<< /Type /MCR /MCID ${p.kids(paragraph)[0]} /Pg ${p.page} 0 R >>`);
    });
    expectSound(english, (p) => {
      const numbers = p.add('<< >>');
      p.put(numbers, 'Nums', write(p.parentNumbers));
      p.put(p.treeRoot, 'ParentTree', `<< /Kids [${numbers} 0 R] >>`);
    });
  });

  it('is read where the parent tree has a circle', () => {
    const violations = changed(english, (p) => {
      const branch = p.add('<< >>');
      p.put(branch, 'Kids', `[${branch} 0 R]`);
      p.put(p.treeRoot, 'ParentTree', `${branch} 0 R`);
    });
    expect(new Set(violations.map((v) => v.rule))).toEqual(new Set(['parent-tree']));
  });

  it('is not read deeper than its limit', () => {
    const deep =
      (depth: number): Change =>
      (p) => {
        let parent = p.document;
        for (let i = 0; i < depth; i += 1) parent = p.grow(parent, twig('Sect', [], '', false));
        p.grow(parent, twig('P'));
      };
    expectSound(english, deep(50));
    const violations = changed(english, deep(1000));
    expect(violations.find((v) => v.rule === 'tree-shape')?.message).toMatch(/more than 300 deep/);
    seen.add('tree-shape');
  });
});

/** Gives one element of a type another type; false if there is none. */
function renamed(p: PdfDraft, from: string, to: string): boolean {
  const [id] = [...p.objects.keys()].filter((key) => {
    try {
      const type = p.dict(key).get('S');
      return type instanceof PdfName && type.value === from;
    } catch {
      return false;
    }
  });
  if (id !== undefined) p.put(id, 'S', `/${to}`);
  return id !== undefined;
}

describe('elements', () => {
  breaks('nesting-document', 'no Document at the top', /holds Sect/, (p) => p.put(p.document, 'S', '/Sect'));
  breaks('nesting-document', 'two at the top', /holds Document, Document/, (p) => {
    const second = p.grow(p.treeRoot, twig('Document', [twig('P')]));
    p.put(second, 'P', `${p.treeRoot} 0 R`);
  });
  breaks('nesting-list', 'P in L', /L\) holds P/, [twig('L', [item(), twig('P')])]);
  breaks('nesting-list', 'two captions of a list', /more than one Caption/, [
    twig('L', [twig('Caption'), twig('Caption'), item()]),
  ]);
  breaks('nesting-list', 'a caption between items', /between its parts, not first/, [
    twig('L', [item(), twig('Caption')]),
  ]);
  breaks('nesting-content', 'content in L', /L\) has content outside/, [twig('L', [item()], '', true)]);
  breaks('nesting-list', 'P in LI', /LI\) holds P/, [twig('L', [item(twig('P'))])]);
  breaks('nesting-content', 'content in LI', /LI\) has content/, [twig('L', [twig('LI')])]);
  breaks('nesting-list', 'LI outside', /stands outside of L\./, [twig('LI', [twig('LBody')])]);
  breaks('nesting-list', 'LBody outside', /outside of LI/, [twig('LBody')]);
  breaks('nesting-table', 'P in Table', /Table\) holds P/, [twig('Table', [twig('P')])]);
  breaks('nesting-table', 'two heads', /more than one THead/, [
    twig(
      'Table',
      ['THead', 'THead', 'TBody'].map((t) => twig(t, [row(twig('TD'))])),
    ),
  ]);
  breaks('nesting-table', 'a head without body', /no TBody/, [twig('Table', [twig('THead', [row(twig('TD'))])])]);
  breaks('nesting-table', 'a foot without body', /no TBody/, [
    twig('Table', [row(twig('TD')), twig('TFoot', [row(twig('TD'))])]),
  ]);
  breaks('nesting-table', 'a caption between rows', /between its parts, not first or last/, [
    twig('Table', [row(twig('TD')), twig('Caption'), row(twig('TD'))]),
  ]);
  breaks('nesting-toc', 'a caption between items', /not first/, [twig('TOC', [twig('TOCI'), twig('Caption')])]);
  breaks('table-grid', 'rows of different lengths', /have 1 and 2 columns/, [
    twig('Table', [row(twig('TD'), twig('TD')), row(twig('TD'))]),
  ]);
  breaks('table-grid', 'a cell that spans too many columns', /have 2 and 3 columns/, [
    twig('Table', [row(twig('TD'), twig('TD', [], spans(2, 1))), row(twig('TD'), twig('TD'))]),
  ]);
  breaks('table-grid', 'a cell that spans rows that are not there', /more rows than follow/, [
    twig('Table', [row(twig('TD', [], spans(1, 2)))]),
  ]);
  breaks('table-grid', 'cells in one place', /where another cell is/, [
    twig('Table', [row(twig('TD'), twig('TD', [], spans(1, 2))), row(twig('TD', [], spans(2, 1)))]),
  ]);
  breaks('nesting-table', 'two feet', /more than one TFoot/, [
    twig(
      'Table',
      ['TBody', 'TFoot', 'TFoot'].map((t) => twig(t, [row(twig('TD'))])),
    ),
  ]);
  breaks('nesting-table', 'two captions of a table', /more than one Caption/, [
    twig('Table', [twig('Caption'), twig('Caption'), row(twig('TD'))]),
  ]);
  breaks('nesting-table', 'P in TR', /TR\) holds P/, [twig('Table', [row(twig('P'))])]);
  for (const group of ['THead', 'TBody', 'TFoot']) {
    const cell = [twig('Table', [twig('TBody', [row(twig('TD'))]), twig(group, [twig('TD')])])];
    breaks('nesting-table', `TD in ${group}`, new RegExp(`${group}\\) holds TD`), cell);
    breaks('nesting-table', `${group} outside`, /outside of Table/, [twig(group, [row(twig('TD'))])]);
  }
  breaks('nesting-content', 'content in Table', /content outside/, [twig('Table', [row(twig('TD'))], '', true)]);
  breaks('nesting-content', 'content in TR', /content outside/, [twig('Table', [twig('TR', [twig('TD')], '', true)])]);
  breaks('nesting-table', 'TR outside', /TR\) stands outside/, [row(twig('TD'))]);
  breaks('nesting-table', 'TD outside', /outside of TR/, [twig('TD')]);
  breaks('nesting-table', 'TH outside', /outside of TR/, [header()]);
  breaks('nesting-toc', 'P in TOC', /TOC\) holds P/, [twig('TOC', [twig('P')])]);
  breaks('nesting-content', 'Table in TOCI', /TOCI\) holds L/, [twig('TOC', [twig('TOCI', [twig('L', [item()])])])]);
  breaks('nesting-toc', 'TOCI outside', /outside of TOC/, [twig('TOCI')]);
  for (const type of ['P', 'H2', 'L', 'Table', 'Sect', 'Div', 'BlockQuote']) {
    const kids = type === 'L' ? [item()] : type === 'Table' ? [row(twig('TD'))] : [];
    const message = new RegExp(`${type}\\) is a block inside P`);
    breaks('nesting-block', `${type} in P`, message, [twig('P', [twig(type, kids)])]);
  }
  breaks('nesting-block', 'P in H2', /inside H2/, [twig('H2', [twig('P')])]);
  breaks('nesting-block', 'P in a Span in P', /Span\/P\) is a block inside P/, [
    twig('P', [twig('Span', [twig('P')])]),
  ]);
  const noScope = /TD\) has no header: it names none, and object \d+ \(Document\/Table\/TR\/TH\) has no Scope/;
  breaks('table-header', 'TH without Scope', noScope, [twig('Table', [row(header(''), twig('TD'))])]);
  breaks('table-header', 'TH with a scope of its own', noScope, [
    twig('Table', [row(header('/A << /O /Table /Scope /All >>'), twig('TD'))]),
  ]);
  breaks('table-header', 'headers that are those of other cells', noScope, [
    twig('Table', [row(header(''), header()), row(twig('TD'), twig('TD'))]),
  ]);
  breaks('table-header', 'TH with an ID that nobody names', noScope, (p) => {
    p.grow(p.document, twig('Table', [row(header('/ID (th1)'), twig('TD'))]));
    p.identify();
  });
  breaks('table-header', 'a name of no header', /names a header “th2”, which does not exist/, (p) => {
    p.grow(
      p.document,
      twig('Table', [row(header('/ID (th1)'), twig('TD', [], '/A << /O /Table /Headers [(th2)] >>'))]),
    );
    p.identify();
  });
  breaks('link-element', 'Link without annotation', /Link\) has no annotation/, [twig('P', [twig('Link')])]);
  breaks('link-element', 'Link without content', /Link\) has no content/, (p) => {
    const paragraph = p.grow(p.document, twig('P', [twig('Link', [], '', false)]));
    p.annotate('/Subtype /Link /Contents (x) /A << /S /URI /URI (https://a.org) >>', p.ref(p.kids(paragraph)[0]));
  });
  breaks('note-id', 'Note without ID', /Note\) has no ID/, [twig('Note')]);
  breaks('note-id', 'Note with an empty ID', /Note\) has no ID/, [twig('Note', [], '/ID ()')]);
  it('note-id: two of one ID', () => {
    const two: Change = (p) => p.grow(p.document, ...[1, 2].map(() => twig('Note', [], '/ID (n900)')));
    const violations = checkPdf(rewritten(english, two), 'standard');
    expect(violations).toMatchObject([{ rule: 'note-id', message: expect.stringMatching(/ID “n900” of another/) }]);
  });
  breaks('id-tree', 'two of one ID that are no notes', /ID “p900” of another/, (p) => {
    p.grow(p.document, twig('P', [], '/ID (p900)'), twig('P', [], '/ID (p900)'));
    p.identify();
  });
  breaks('id-tree', 'an ID that the IDTree does not have', /does not lead from “n900”/, [
    twig('Note', [], '/ID (n900)'),
  ]);
  breaks('id-tree', 'an IDTree that leads elsewhere', /does not lead/, (p) => {
    p.grow(p.document, twig('Note', [], '/ID (n900)'));
    p.identify();
    const id = p.grow(p.document, twig('P'));
    p.putIn(p.treeRoot, 'IDTree', 'Names', `[(n900) ${id} 0 R]`);
  });
  breaks('reference-place', 'Reference at the top', /Reference\) stands in no block/, [twig('Reference')]);
  breaks('reference-place', 'Reference in a Span in a Sect', /no block/, [
    twig('Sect', [twig('Span', [twig('Reference')])]),
  ]);
  breaks('headings', 'a first heading that is no H1', /is no H1/, (p) => p.put(p.element('H1'), 'S', '/H2'));
  breaks('headings', 'a level skipped', /H4\) follows H2/, [twig('H2'), twig('H4')]);
  breaks('headings', 'H beside H1', /beside numbered/, [twig('H')]);
  breaks('headings', 'two H in one section', /Sect\) holds more than one H/, (p) => {
    for (const type of ['H1', 'H2', 'H3']) for (;;) if (!renamed(p, type, 'P')) break;
    p.grow(p.document, twig('Sect', [twig('H'), twig('H')]));
  });
  breaks('figure-alternative', 'Figure without alternative', /Figure\) has no alternative/, [
    twig('Figure', [], '/A << /O /Layout /BBox [1 1 9 9] >>'),
  ]);
  breaks('figure-alternative', 'Figure with a blank alternative', /no alternative/, [
    twig('Figure', [], '/Alt ( ) /A << /O /Layout /BBox [1 1 9 9] >>'),
  ]);
  breaks('figure-alternative', 'Formula without alternative', /Formula\) has no/, [twig('Formula')]);
  breaks('figure-box', 'Figure without box', /where it stands/, [twig('Figure', [], '/Alt (x)')]);
  breaks('figure-box', 'Figure with three numbers', /four numbers/, [
    twig('Figure', [], '/Alt (x) /A << /O /Layout /BBox [1 1 9] >>'),
  ]);
  for (const box of ['1 1 9 2000', '1 1 2000 9', '-9 1 9 9', '1 -9 9 9']) {
    const figure = twig('Figure', [], `/Alt (x) /A << /O /Layout /BBox [${box}] >>`);
    breaks('figure-box', `Figure at ${box}`, new RegExp(`at ${box}, outside of page 1`), [figure]);
  }
  it('accepts valid lists, tables, tables of contents, notes, figures and references', () => {
    expectSound(english, [twig('L', [twig('Caption'), item(), item(twig('LBody', [twig('P'), twig('L', [item()])]))])]);
    const body = twig('TBody', [
      row(header('/A [<< /O /Layout >> << /O /Table /Scope /Row >>]'), twig('TD', [twig('P')])),
    ]);
    expectSound(english, [twig('Table', [twig('Caption'), twig('THead', [row(header(), header())]), body])]);
    expectSound(english, [twig('Table', [row(header(), twig('TD')), twig('Caption')])]);
    expectSound(english, [
      twig('Table', [
        row(twig('TD', [], spans(1, 2)), twig('TD', [], spans(2, 1))),
        row(twig('TD'), twig('TD')),
        row(twig('TD', [], spans(3, 1))),
      ]),
    ]);
    expectSound(english, [twig('L', [item(), twig('L', [item()])])]);
    // A header of its row is enough for a cell, and groups stand between a table and its parts.
    expectSound(english, [
      twig('Table', [row(header(''), header()), row(header('/A << /O /Table /Scope /Row >>'), twig('TD'))]),
    ]);
    expectSound(english, [
      twig('Table', [twig('Div', [row(header(), twig('TD')), twig('NonStruct', [row(header(), twig('TD'))])])]),
    ]);
    expectSound(english, [twig('L', [twig('Part', [item(), twig('Div', [item()])])])]);
    expectSound(english, (p) => {
      p.grow(
        p.document,
        twig('Table', [row(header('/ID (th1)'), twig('TD', [], '/A << /O /Table /Headers [(th1)] >>'))]),
      );
      p.identify();
    });
    expectSound(english, (p) => {
      p.put(p.treeRoot, 'ClassMap', '<< /Head [<< /O /Table /Scope /Column >>] >>');
      p.grow(p.document, twig('Table', [row(header('/C /Head'))]));
    });
    expectSound(english, [
      twig('TOC', [twig('Caption'), twig('TOCI', [twig('Lbl'), twig('Reference')]), twig('TOCI')]),
    ]);
    expectSound(english, (p) => {
      p.grow(p.document, twig('L', [item(twig('LBody', [twig('Note', [twig('P')], '/ID (n900)')]))]));
      p.identify();
    });
    expectSound(english, [twig('P', [twig('Figure', [], '/ActualText (x) /A << /O /Layout /BBox [1 1 9 9] >>')])]);
    expectSound(english, [
      twig('P', [twig('Reference'), twig('Span', [twig('Reference')])]),
      twig('Formula', [], '/Alt (x)'),
    ]);
  });

  it('accepts headings that go up several levels, and H alone', () => {
    expectSound(english, [twig('H2'), twig('H3'), twig('H4'), twig('H2')]);
    expectSound(english, (p) => {
      for (const type of ['H1', 'H2', 'H3']) for (;;) if (!renamed(p, type, 'P')) break;
      p.grow(p.document, twig('Sect', [twig('H'), twig('Sect', [twig('H')])]));
    });
  });
});

/** An element for a field and nothing else. */
const form = () => twig('Form', [], '', false);
const uri = (address: string) => `/A << /S /URI /URI (${address}) >>`;
/** Places of the page by name, one of them on a page that is gone. */
function places(p: PdfDraft): void {
  p.nameTree('Dests', `(here) [${p.page} 0 R /Fit] (there) [9999 0 R /Fit] (object) << /D [${p.page} 0 R /Fit] >>`);
}

describe('annotations', () => {
  breaks(
    'annotation-element',
    'a link in no element',
    /type Link in the structure tree has the Link annotation \d+ on page 1/,
    (p) => p.annotate(`/Subtype /Link /Contents (x) ${uri('https://a.org')}`, undefined),
  );
  breaks('annotation-element', 'a link in a P', /type Link/, (p) =>
    p.annotate(`/Subtype /Link /Contents (x) ${uri('https://a.org')}`, p.grow(p.document, twig('P'))),
  );
  breaks('annotation-element', 'a field in no Form', /type Form/, (p) =>
    p.annotate('/Subtype /Widget /TU (x)', p.grow(p.document, twig('P'))),
  );
  breaks('annotation-element', 'a remark in no Annot', /type Annot/, (p) =>
    p.annotate('/Subtype /Text /Contents (x)', p.grow(p.document, twig('P'))),
  );
  breaks('annotation-element', 'an annotation that is no object', /type Link/, (p) =>
    p.put(
      p.page,
      'Annots',
      write([
        ...p.items(p.dict(p.page).get('Annots')),
        parse(`<< /Subtype /Link /Contents (x) ${uri('https://a.org')} >>`),
      ]),
    ),
  );
  breaks('annotation-description', 'a link without Contents', /no words \(Contents\) for the Link/, (p) =>
    p.put(p.link(uri('https://a.org')), 'Contents', undefined),
  );
  breaks('annotation-description', 'a link with blank Contents', /no words/, (p) =>
    p.put(p.link(uri('https://a.org')), 'Contents', '( )'),
  );
  breaks('annotation-description', 'a field without name', /\(TU\)/, (p) =>
    p.annotate('/Subtype /Widget', p.grow(p.document, form())),
  );
  breaks('form-field', 'a field with something else', /something else than one field/, (p) =>
    p.annotate('/Subtype /Widget /TU (x)', p.grow(p.document, twig('Form'))),
  );
  breaks('annotation-kind', 'a trap net', /TrapNet annotation/, (p) =>
    p.annotate('/Subtype /TrapNet /Contents (x)', p.grow(p.document, twig('Annot'))),
  );
  breaks('annotation-kind', 'a printer’s mark in the tree', /in the structure tree/, (p) =>
    p.annotate('/Subtype /PrinterMark', p.grow(p.document, twig('Annot'))),
  );
  for (const [entries, message] of [
    ['/Alt [(en) (A film)]', /does not say its type/],
    ['/CT (video/mp4)', /no words/],
    ['/CT (video/mp4) /Alt [(A film)]', /no words/],
  ] as const) {
    breaks('media-clip', `a clip with ${entries}`, message, (p) => p.add(`<< /S /MCD /D << >> ${entries} >>`));
  }
  breaks('annotation-description', 'a field with a circle of parents', /\(TU\)/, (p) => {
    const field = p.annotate('/Subtype /Widget', p.grow(p.document, form()));
    p.put(field, 'Parent', `${field} 0 R`);
  });
  breaks('annotation-description', 'a remark without words', /Text annotation/, (p) =>
    p.annotate('/Subtype /Text', p.grow(p.document, twig('Annot'))),
  );
  breaks('annotation-tabs', 'no Tabs', /On page 1/, (p) => {
    p.link(uri('https://a.org'));
    p.put(p.page, 'Tabs', undefined);
  });
  breaks('annotation-tabs', 'Tabs by rows', /Tab key/, (p) => {
    p.link(uri('https://a.org'));
    p.put(p.page, 'Tabs', '/R');
  });
  breaks('link-target', 'a relative address', /“a.html”, which is no absolute/, (p) => p.link(uri('a.html')));
  breaks('link-target', 'a javascript address', /no absolute/, (p) => p.link(uri('javascript:alert\\(1\\)')));
  breaks('link-target', 'an address with a space', /no absolute/, (p) => p.link(uri('https://a.org/a b')));
  breaks('link-target', 'an address that is not ASCII', /no absolute/, (p) => p.link(uri('https://a.org/\xe4')));
  breaks('link-target', 'an address without host', /no absolute/, (p) => p.link(uri('https:///a')));
  breaks('link-target', 'an address that cannot be', /no absolute/, (p) => p.link(uri('https://[a]/')));
  breaks('link-target', 'mail to nobody', /no absolute/, (p) => p.link(uri('mailto:')));
  breaks('link-target', 'neither action nor destination', /leads nowhere/, (p) => p.link(''));
  breaks('link-target', 'an action without address', /“”/, (p) => p.link('/A << /S /URI >>'));
  breaks('link-target', 'a name that does not exist', /named “gone”, which does not exist/, (p) =>
    p.link('/Dest (gone)'),
  );
  breaks('link-target', 'a name of PDF 1.1 that does not exist', /does not exist/, (p) => p.link('/Dest /gone'));
  breaks('link-target', 'a named destination on a missing page', /the place “there”, which is on no page/, (p) => {
    places(p);
    p.link('/A << /S /GoTo /D (there) >>');
  });
  breaks('link-target', 'an action without destination', /on no page of the file/, (p) => p.link('/A << /S /GoTo >>'));
  breaks('link-target', 'a missing page', /on no page of the file/, (p) =>
    p.link('/A << /S /GoTo /D [9999 0 R /Fit] >>'),
  );

  it('accepts links to addresses and destinations, fields, remarks, and hidden annotations', () => {
    for (const address of ['https://a.org/b?c=d#e', 'http://a.org', 'mailto:a@b.org'])
      expectSound(english, (p) => p.link(uri(address)));
    for (const place of ['/Dest (here)', '/A << /S /GoTo /D (here) >>', '/Dest (object)']) {
      expectSound(english, (p) => {
        places(p);
        p.link(place);
      });
    }
    expectSound(english, (p) => {
      p.put(p.catalog, 'Dests', `<< /old [${p.page} 0 R /Fit] >>`);
      p.link('/Dest /old');
      p.link(`/Dest [${p.page} 0 R /XYZ 0 0 0]`);
    });
    expectSound(english, (p) => {
      const parent = p.add('<< /TU (Name) >>');
      p.annotate(`/Subtype /Widget /Parent ${parent} 0 R`, p.grow(p.document, form()));
      p.annotate('/Subtype /Widget /TU (x)', p.grow(p.document, twig('Form', [], '/A << /O /PrintField /Role /cb >>')));
      p.annotate('/Subtype /Widget', p.grow(p.document, twig('Form', [], '/Alt (Your name)', false)));
      p.add('<< /S /MCD /D << >> /CT (video/mp4) /Alt [(en) (A film)] >>');
      p.annotate('/Subtype /Text', p.grow(p.document, twig('Annot', [], '/Alt (A remark)')));
    });
    expectSound(english, (p) => {
      p.annotate('/Subtype /Popup', undefined);
      p.annotate('/Subtype /PrinterMark', undefined);
      p.put(p.annotate('/Subtype /Text', undefined), 'F', '2');
      p.put(p.annotate('/Subtype /Text', undefined), 'Rect', '[-20 -20 -10 -10]');
    });
  });
});

/** Three bookmarks: 1, with 2 in it, and 3. Returns the numbers of the outline's object and theirs. */
function bookmarks(p: PdfDraft): readonly [number, number, number, number] {
  const [outline, one, two, three] = [p.add('<< >>'), p.add('<< >>'), p.add('<< >>'), p.add('<< >>')];
  const dest = `/Dest [${p.page} 0 R /Fit]`;
  p.put(p.catalog, 'Outlines', `${outline} 0 R`);
  p.objects.set(outline, parse(`<< /First ${one} 0 R /Last ${three} 0 R /Count 3 >>`));
  p.objects.set(
    one,
    parse(
      `<< /Title (One) /Parent ${outline} 0 R /Next ${three} 0 R /First ${two} 0 R /Last ${two} 0 R /Count 1 ${dest} >>`,
    ),
  );
  p.objects.set(two, parse(`<< /Title (Two) /Parent ${one} 0 R ${dest} >>`));
  p.objects.set(three, parse(`<< /Title (Three) /Parent ${outline} 0 R /Prev ${one} 0 R ${dest} >>`));
  return [outline, one, two, three];
}

describe('bookmarks', () => {
  breaks('outline', 'an outline that is no dictionary', /no dictionary/, (p) => p.put(p.catalog, 'Outlines', '(x)'));
  breaks('outline', 'First that leads nowhere', /leads to object 9999/, (p) =>
    p.put(bookmarks(p)[0], 'First', '9999 0 R'),
  );
  breaks('outline', 'First that is no reference', /without number/, (p) => p.put(bookmarks(p)[0], 'First', '1'));
  breaks('outline', 'Last that is not the last', /The outline does not have its last bookmark/, (p) => {
    const [outline, one] = bookmarks(p);
    p.put(outline, 'Last', `${one} 0 R`);
  });
  breaks('outline', 'no Last', /Bookmark \d+ does not have its last/, (p) => p.put(bookmarks(p)[1], 'Last', undefined));
  breaks('outline', 'Next in a circle', /is met twice/, (p) => {
    const [, one, , three] = bookmarks(p);
    p.put(three, 'Next', `${one} 0 R`);
  });
  breaks('outline', 'a wrong Prev', /Prev of bookmark/, (p) => p.put(bookmarks(p)[3], 'Prev', undefined));
  breaks('outline', 'a wrong Parent', /Parent of bookmark/, (p) => {
    const [outline, , two] = bookmarks(p);
    p.put(two, 'Parent', `${outline} 0 R`);
  });
  breaks('outline', 'a wrong count of all', /counts 2 bookmarks, not 3/, (p) => p.put(bookmarks(p)[0], 'Count', '2'));
  breaks('outline', 'a wrong count of some', /counts -2, not 1/, (p) => p.put(bookmarks(p)[1], 'Count', '-2'));
  breaks('outline', 'no title', /has no title/, (p) => p.put(bookmarks(p)[1], 'Title', undefined));
  breaks('outline', 'a blank title', /has no title/, (p) => p.put(bookmarks(p)[1], 'Title', '( )'));
  breaks('outline', 'endlessly nested bookmarks', /is no bookmark or is met twice/, (p) => {
    let [, , parent] = bookmarks(p);
    for (let i = 0; i < 100; i += 1) {
      const item = p.add(`<< /Title (x) /Parent ${parent} 0 R /Dest [${p.page} 0 R /Fit] >>`);
      for (const key of ['First', 'Last']) p.put(parent, key, `${item} 0 R`);
      parent = item;
    }
  });
  breaks(
    'link-target',
    'a bookmark to a page that is gone',
    /Bookmark \d+, “Three”, leads to a place on no page/,
    (p) => p.put(bookmarks(p)[3], 'Dest', '[9999 0 R /Fit]'),
  );

  it('are accepted, open and closed', () => {
    expectSound(english, (p) => bookmarks(p));
    expectSound(english, (p) => {
      const [outline, one] = bookmarks(p);
      p.put(one, 'Count', '-1');
      p.put(outline, 'Count', '2');
    });
  });
});

const setXmp = (p: PdfDraft, pattern: RegExp | string, by: string): void => {
  const after = p.xmp.replace(pattern, by);
  expect(after).not.toBe(p.xmp);
  p.xmp = after;
};

/** Gives the metadata a description of its own for the identification, with some prefix. */
function identifyAs(p: PdfDraft, prefix: string): void {
  const element = `<rdf:Description rdf:about="" xmlns:${prefix}="http://www.aiim.org/pdfua/ns/id/"><${prefix}:part> 1 </${prefix}:part></rdf:Description>`;
  p.xmp = p.xmp
    .replace(/(?:xmlns:pdfuaid|pdfuaid:part)="[^"]*"|<pdfuaid:part>.*<\/pdfuaid:part>/g, '')
    .replace('</rdf:RDF>', `${element}</rdf:RDF>`);
}

const info = (p: PdfDraft) => p.ref(p.trailer.get('Info'));

describe('the document', () => {
  breaks('language', 'no language', /The language of the text “\S+” on page 1 is not known/, (p) =>
    p.put(p.catalog, 'Lang', undefined),
  );
  const untold: readonly (readonly [string, RegExp, (p: PdfDraft) => void])[] = [
    ['bookmarks', /of the bookmarks/, () => undefined],
    ['an annotation', /of the Contents of the Link annotation/, (p) => p.link(uri('https://a.org'))],
    [
      'an alternative',
      /of the Alt of object \d+ \(Document\/Formula\)/,
      (p) => p.grow(p.document, twig('Formula', [], '/Alt (x)')),
    ],
    [
      'marked content',
      /of the ActualText of marked content on page 1/,
      (p) => p.edit(/$/, '\n/Artifact BMC /Span << /ActualText (x) >> BDC EMC EMC\n'),
    ],
    ['metadata', /of texts in the XMP metadata/, (p) => setXmp(p, /<rdf:li xml:lang="en">.*?<\/rdf:li>/g, '')],
  ];
  for (const [what, message, change] of untold) {
    breaks('language', `no language of ${what}`, message, (p) => {
      // Only the elements that are there know their language.
      for (const kid of p.kids(p.document)) p.put(p.ref(kid), 'Lang', '(en)');
      p.put(p.catalog, 'Lang', undefined);
      change(p);
    });
  }
  breaks('language', 'an empty language', /“”, which is no language tag/, (p) => p.put(p.catalog, 'Lang', '()'));
  breaks('language', 'a language in words', /“English_UK”/, (p) => p.put(p.catalog, 'Lang', '(English_UK)'));
  breaks('language-tag', 'an element with an invalid language', /P\) has the language “e”/, [
    twig('P', [], '/Lang (e)'),
  ]);
  breaks('language', 'a language that is no string', /“”/, [twig('P', [], '/Lang /en')]);
  breaks(
    'language',
    'marked content with a number for a language',
    /Marked content on page 1/,
    '/Artifact << /Lang (1234) >> BDC EMC',
  );
  breaks('title-shown', 'no preferences', /is shown/, (p) => p.put(p.catalog, 'ViewerPreferences', undefined));
  breaks('title-shown', 'a title that is not shown', /DisplayDocTitle true/, (p) =>
    p.put(p.catalog, 'ViewerPreferences', '<< /DisplayDocTitle false >>'),
  );
  breaks('active-content', 'a script at the start', /has a script/, (p) =>
    p.put(p.catalog, 'OpenAction', '<< /S /JavaScript /JS (app.alert) >>'),
  );
  breaks('active-content', 'a script deep in an array', /has a script/, (p) =>
    p.add('[ [ << /A << /S /JavaScript >> >> ] ]'),
  );
  breaks('active-content', 'a script of a rendition', /has a script/, (p) =>
    p.addStream('/A << /S /Rendition /JS (x) >>', 'x'),
  );
  breaks('active-content', 'an XFA form', /XFA/, (p) => p.put(p.catalog, 'AcroForm', '<< /Fields [] /XFA (x) >>'));
  it('dynamic-form: a dynamic XFA form', () => {
    const violations = checkPdf(
      rewritten(english, (p) => {
        const packet = p.addStream('', '<config><dynamicRender>required</dynamicRender></config>');
        p.put(p.catalog, 'AcroForm', `<< /Fields [] /XFA [(config) ${packet} 0 R] >>`);
      }),
      'standard',
    );
    expect(violations).toMatchObject([{ rule: 'dynamic-form', message: expect.stringMatching(/is dynamic/) }]);
    seen.add('dynamic-form');
  });
  breaks('optional-content', 'a configuration without name', /has no name/, (p) =>
    p.put(p.catalog, 'OCProperties', '<< /OCGs [] /D << >> >>'),
  );
  breaks('optional-content', 'one of several without name', /has no name/, (p) =>
    p.put(p.catalog, 'OCProperties', '<< /OCGs [] /D << /Name (All) >> /Configs [<< /Name () >>] >>'),
  );
  breaks('optional-content', 'a configuration that changes by itself', /“All” changes by itself/, (p) =>
    p.put(p.catalog, 'OCProperties', '<< /OCGs [] /D << /Name (All) /AS [] >> >>'),
  );
  for (const [names, missing] of [
    ['/F (a.txt)', 'UF'],
    ['/UF (a.txt)', 'F'],
    ['/F (a.txt) /UF ()', 'UF'],
  ] as const) {
    breaks('file-specification', `a file with ${names} alone`, new RegExp(`no name in ${missing}`), (p) => {
      const data = p.addStream('/Type /EmbeddedFile', 'x');
      p.add(`<< /Type /Filespec ${names} /EF << /F ${data} 0 R >> >>`);
    });
  }
  breaks('xmp', 'no metadata', /no XMP metadata/, (p) => p.put(p.catalog, 'Metadata', undefined));
  breaks('xmp-form', 'metadata that is no XML', /does not say that it is that/, (p) =>
    p.put(p.ref(p.dict(p.catalog).get('Metadata')), 'Subtype', undefined),
  );
  breaks('xmp-form', 'metadata without type', /does not say that it is that/, (p) =>
    p.put(p.ref(p.dict(p.catalog).get('Metadata')), 'Type', undefined),
  );
  breaks('xmp-form', 'packed metadata', /is packed/, (p) => {
    const id = p.ref(p.dict(p.catalog).get('Metadata'));
    const packed = deflateSync(Buffer.from(p.xmp));
    p.setStream(id, packed);
    p.put(id, 'Filter', '/FlateDecode');
  });
  breaks('xmp', 'metadata that is not well-formed', /cannot be read as XML/, (p) => setXmp(p, '</rdf:RDF>', ''));
  breaks('xmp', 'metadata that is not UTF-8', /neither UTF-8 nor/, (p) =>
    p.setStream(p.ref(p.dict(p.catalog).get('Metadata')), '<a>\xff</a>'),
  );
  breaks('xmp', 'an unknown entity', /cannot be read as XML/, (p) => setXmp(p, /<dc:format>/, '$&&nbsp;'));
  breaks('xmp', 'no title in the metadata', /no title/, (p) => setXmp(p, /<dc:title>.*<\/dc:title>/, ''));
  breaks('xmp-form', 'a blank title in the metadata', /no title/, (p) => {
    p.put(info(p), 'Title', undefined);
    setXmp(p, /(<dc:title>).*(<\/dc:title>)/, '$1<rdf:Alt><rdf:li xml:lang="x-default"> </rdf:li></rdf:Alt>$2');
  });
  breaks('xmp-form', 'a title for one language only', /as x-default/, (p) =>
    setXmp(p, /(<dc:title>.*?)x-default/, '$1de'),
  );
  breaks('xmp', 'no PDF/UA identifier', /pdfuaid:part/, (p) =>
    setXmp(p, /pdfuaid:part="1"|<pdfuaid:part>1<\/pdfuaid:part>/, ''),
  );
  breaks('xmp', 'the identifier of another part', /pdfuaid:part/, (p) => setXmp(p, /(pdfuaid:part(?:="|>))1/, '$12'));
  breaks('xmp', 'an identifier with another prefix', /with the prefix ua, not pdfuaid/, (p) => identifyAs(p, 'ua'));
  breaks('xmp', 'an identifier twice', /more than once/, (p) =>
    setXmp(
      p,
      '</rdf:RDF>',
      '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="2"/></rdf:RDF>',
    ),
  );
  breaks('xmp', 'elements nested without end', /nested more than 200 deep/, (p) =>
    p.setStream(p.ref(p.dict(p.catalog).get('Metadata')), Buffer.from('<a>'.repeat(150_000))),
  );
  breaks('xmp', 'an identifier in another namespace', /pdfuaid:part/, (p) =>
    setXmp(p, 'http://www.aiim.org/pdfua/ns/id/', 'http://www.aiim.org/pdfua/ns/'),
  );
  for (const key of ['Title', 'Author', 'Subject', 'Keywords', 'Producer']) {
    const message = new RegExp(`${key} is “Something else”`);
    breaks('xmp-info', `another ${key} in the document information`, message, (p) =>
      p.put(info(p), key, '(Something else)'),
    );
  }

  it('accepts other forms of languages, identifier and document information', () => {
    for (const tag of [
      'de-CH',
      'zh-Hant-HK',
      'sr-Latn',
      'es-419',
      'de-1996',
      'en-x-house',
      'x-house',
      'de-u-co-phonebk',
    ]) {
      expectSound(english, [twig('P', [], `/Lang (${tag})`)]);
    }
    expectSound(english, (p) => p.put(p.catalog, 'Lang', '<feff0065006e>'));
    expectSound(english, (p) => p.put(p.catalog, 'Lang', '<efbbbf656e>'));
    expectSound(english, (p) => identifyAs(p, 'pdfuaid'));
    expectSound(english, (p) => {
      const utf16 = Buffer.from(`\ufeff${p.xmp.replace(/^\s+/, '')}`, 'utf16le').swap16();
      p.setStream(p.ref(p.dict(p.catalog).get('Metadata')), utf16);
    });
    expectSound(english, (p) => {
      setXmp(
        p,
        /<dc:creator>.*<\/dc:creator>/,
        '<dc:creator><rdf:Seq><rdf:li>A</rdf:li><rdf:li>B</rdf:li></rdf:Seq></dc:creator>',
      );
      p.put(info(p), 'Author', '(A, B)');
    });
    expectSound(english, (p) => {
      setXmp(p, /<pdf:Keywords>.*<\/pdf:Keywords>/, '<pdf:Keywords>„a“ – €…</pdf:Keywords>');
      p.put(info(p), 'Keywords', '<8c618d2085 20a083>');
    });
    expectSound(english, (p) => {
      p.trailer = new PdfDict(new Map([...p.trailer.entries].filter(([key]) => key !== 'Info')));
    });
  });
});

/** The font of the page with the name F1, its descendant and its descriptor. */
function fontsOf(p: PdfDraft): readonly [font: number, glyphs: number, descriptor: number] {
  const resources = p.dict(p.ref(p.dict(p.page).get('Resources')));
  const font = p.ref((resources.get('Font') as PdfDict).get('F1'));
  const glyphs = p.ref(p.items(p.dict(font).get('DescendantFonts'))[0]);
  return [font, glyphs, p.ref(p.dict(glyphs).get('FontDescriptor'))];
}

/** Gives the font F1 a CMap with these mappings only. */
function mapF1(p: PdfDraft, body: string): void {
  const [font] = fontsOf(p);
  p.put(font, 'ToUnicode', `${p.addStream('', body)} 0 R`);
}

/** Leaves a part of the program of the font F1, from its beginning. */
function cutProgram(p: PdfDraft, part: number): void {
  const id = p.ref(p.dict(fontsOf(p)[2]).get('FontFile2'));
  const whole = Buffer.from(p.stream(id), 'latin1');
  p.setStream(id, whole.subarray(0, Math.floor(whole.length * part)));
}

/** Glyphs by identifier, each the same number, as in CIDToGIDMap. */
function identityMap(): Uint8Array {
  return Uint8Array.from({ length: 2000 }, (_, i) => (i % 2 === 0 ? i >> 9 : (i >> 1) & 255));
}

/** Adds a composite font as F99 and shows one code of it. */
function showComposite(p: PdfDraft, encoding: string, glyphs: string, entries = ''): void {
  const font = p.add(
    `<< /Subtype /Type0 /BaseFont /ABCDEF+Song /Encoding ${encoding} /DescendantFonts [${glyphs}] ${entries} >>`,
  );
  p.putIn(p.ref(p.dict(p.page).get('Resources')), 'Font', 'F99', `${font} 0 R`);
  p.edit(/$/, '\n/Artifact BMC BT /F99 9 Tf <0001> Tj ET EMC\n');
}

/** A CIDFont with a program. */
function cidFont(p: PdfDraft, collection: string, program: Uint8Array | string = 'x', more = ''): string {
  const file = p.addStream('', program);
  return `<< /Subtype /CIDFontType0 /BaseFont /ABCDEF+Song /CIDSystemInfo ${collection} /FontDescriptor << /FontFile3 ${file} 0 R ${more} >> >>`;
}

const gb1 = '<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>';
const identityCollection = '<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>';

/** A CFF program with the CIDs 0 to 2 and nothing else. */
function cff(): Uint8Array {
  const name = [0, 1, 1, 1, 2, 65];
  // ROS, then charset and CharStrings as 16-bit numbers.
  const dict = (charset: number, strings: number) => [140, 140, 139, 12, 30, 28, 0, charset, 15, 28, 0, strings, 17];
  const head = [1, 0, 4, 1, ...name];
  const at = head.length + 5 + dict(0, 0).length;
  const charset = [0, 0, 1, 0, 2];
  const strings = [0, 3, 1, 1, 2, 3, 4, 14, 14, 14];
  const top = dict(at, at + charset.length);
  return Uint8Array.from([...head, 0, 1, 1, 1, top.length + 1, ...top, ...charset, ...strings]);
}

const everyCode = '1 beginbfrange <0000> <ffff> <0041> endbfrange';

describe('composite fonts', () => {
  breaks('font-embedded', 'a font that is not embedded', /The font Inter-\w+ \(page 1\) is not embedded/, (p) =>
    p.put(fontsOf(p)[2], 'FontFile2', undefined),
  );
  breaks('font-embedded', 'a font without descriptor', /not embedded/, (p) =>
    p.put(fontsOf(p)[1], 'FontDescriptor', undefined),
  );
  breaks(
    'font-embedded',
    'a font that the page does not have',
    /does not have/,
    '/Artifact BMC BT /F99 9 Tf (x) Tj ET EMC',
  );
  breaks('font-unicode', 'no ToUnicode', /\(ToUnicode\)/, (p) => p.put(fontsOf(p)[0], 'ToUnicode', undefined));
  breaks('font-unicode', 'no value for any code', /no Unicode value for \d+ of its codes, e\.g\. <01>/, (p) =>
    mapF1(p, ''),
  );
  breaks('font-unicode', 'no value for one code', /for 1 of its codes, e\.g\. <01>/, (p) =>
    mapF1(p, '2 beginbfrange <0000> <0000> <0041> <0002> <ffff> <0042> endbfrange'),
  );
  breaks('font-unicode', 'an empty value', /for 1 of/, (p) =>
    mapF1(p, `${everyCode} 1 beginbfchar <0001> <> endbfchar`),
  );
  breaks('font-unicode', 'U+0000', /for 1 of/, (p) => mapF1(p, `${everyCode} 1 beginbfchar <0001> <0000> endbfchar`));
  breaks('font-unicode', 'U+FEFF', /for 1 of/, (p) => mapF1(p, `${everyCode} 1 beginbfchar <0001> <feff> endbfchar`));
  breaks('font-unicode', 'U+FFFE among others', /for 1 of/, (p) =>
    mapF1(p, `${everyCode} 1 beginbfrange <0001> <0002> [<0041fffe> <0042>] endbfrange`),
  );
  breaks('font-cid', 'no CIDToGIDMap', /CIDToGIDMap/, (p) => p.put(fontsOf(p)[1], 'CIDToGIDMap', undefined));
  breaks('font-cid', 'a CIDToGIDMap of another name', /CIDToGIDMap/, (p) =>
    p.put(fontsOf(p)[1], 'CIDToGIDMap', '/Other'),
  );
  breaks(
    'font-notdef',
    'glyph 0',
    /code <00>, which stands for no glyph/,
    '/Artifact BMC BT /F1 9 Tf <0000> Tj ET EMC',
  );
  breaks('font-notdef', 'glyph 0 in a string', /code <00>/, '/Artifact BMC BT /F1 9 Tf (\\000\\0) Tj ET EMC');
  breaks('font-notdef', 'a code that leads to glyph 0', /code <01>/, (p) => {
    const map = identityMap();
    map.set([0, 0], 2);
    p.put(fontsOf(p)[1], 'CIDToGIDMap', `${p.addStream('', map)} 0 R`);
  });
  breaks('font-notdef', 'a code beyond the map', /no glyph/, (p) =>
    p.put(fontsOf(p)[1], 'CIDToGIDMap', `${p.addStream('', identityMap().subarray(0, 4))} 0 R`),
  );
  breaks('font-width', 'a width that is not that of the glyph', /says that code \d+ is \d+ wide/, (p) => {
    const [first] = p.items(p.dict(fontsOf(p)[1]).get('W'));
    const widths = p.items(p.items(p.dict(fontsOf(p)[1]).get('W'))[1]).map((width) => Math.round(Number(width)) + 2);
    p.put(fontsOf(p)[1], 'W', write([first ?? 0, widths]));
  });
  breaks('font-glyph', 'a glyph that the program does not have', /does not have the glyph 65000 of code 1/, (p) => {
    const map = identityMap();
    map.set([65_000 >> 8, 65_000 & 255], 2);
    p.put(fontsOf(p)[1], 'CIDToGIDMap', `${p.addStream('', map)} 0 R`);
  });
  breaks('font-glyph', 'a program that was cut in its outlines', /does not have the glyph/, (p) => cutProgram(p, 0.8));
  breaks('font-embedded', 'a program that was cut before its tables', /cut off, or is no TrueType/, (p) =>
    cutProgram(p, 0.001),
  );
  breaks('font-embedded', 'a program that is something else', /is no TrueType/, (p) =>
    p.setStream(p.ref(p.dict(fontsOf(p)[2]).get('FontFile2')), Buffer.from('<html>not found</html>')),
  );
  breaks('font-subset', 'a CIDSet with gaps', /lacks \d+ of its glyphs/, (p) => {
    p.put(fontsOf(p)[1], 'BaseFont', '/ABCDEF+Inter');
    p.put(fontsOf(p)[2], 'CIDSet', `${p.addStream('', '\x80')} 0 R`);
  });
  const unicode = (p: PdfDraft) => `/ToUnicode ${p.addStream('', everyCode)} 0 R`;
  breaks('font-glyph', 'a CID that a CFF program does not have', /the glyph of the CID 1/, (p) => {
    const bytes = cff();
    // The charset has the CIDs 5 and 2 instead.
    bytes.set([0, 5], bytes.length - 14);
    showComposite(p, '/Identity-H', cidFont(p, identityCollection, bytes), unicode(p));
  });
  breaks('font-subset', 'a CIDSet of a CFF program with gaps', /lacks 1 of its glyphs/, (p) => {
    const set = `/CIDSet ${p.addStream('', '\xc0')} 0 R`;
    showComposite(p, '/Identity-H', cidFont(p, identityCollection, cff(), set), unicode(p));
  });
  breaks('font-cmap', 'a CMap that is neither predefined nor embedded', /Adobe-GB1-2, which is neither/, (p) =>
    showComposite(p, '/Adobe-GB1-2', cidFont(p, gb1), unicode(p)),
  );
  const embedded = (p: PdfDraft, entries: string, body: string) =>
    `${p.addStream(`/Type /CMap /CMapName /Own ${entries}`, `1 begincodespacerange <0000> <ffff> endcodespacerange ${body}`)} 0 R`;
  breaks('font-cmap', 'two writing modes', /writing mode 0, its dictionary says 1/, (p) =>
    showComposite(p, embedded(p, `/CIDSystemInfo ${gb1} /WMode 1`, '/WMode 0 def'), cidFont(p, gb1), unicode(p)),
  );
  breaks('font-cmap', 'a CMap that refers to one of its own kind', /refers to Other/, (p) =>
    showComposite(p, embedded(p, `/CIDSystemInfo ${gb1}`, '/Other usecmap'), cidFont(p, gb1), unicode(p)),
  );
  breaks('font-collection', 'a CMap of another collection', /Adobe-GB1-2, its CMap Japan1/, (p) =>
    showComposite(p, '/UniJIS-UTF16-H', cidFont(p, gb1), unicode(p)),
  );
  breaks('font-collection', 'a CMap of an earlier state', /its CMap Adobe-GB1-1/, (p) =>
    showComposite(p, embedded(p, `/CIDSystemInfo ${gb1.replace('2', '1')}`, ''), cidFont(p, gb1), unicode(p)),
  );
  it('are accepted where they agree with their programs', () => {
    expectSound(english, (p) => {
      const set = `/CIDSet ${p.addStream('', '\xe0')} 0 R`;
      showComposite(p, '/Identity-H', cidFont(p, identityCollection, cff(), set), unicode(p));
    });
    expectSound(english, (p) =>
      showComposite(
        p,
        embedded(p, `/CIDSystemInfo ${gb1} /WMode 1`, '/GBK-EUC-V usecmap /WMode 1 def'),
        cidFont(p, gb1),
        unicode(p),
      ),
    );
  });
  breaks('font-notdef', 'a font of the graphics state', /code <00>/, (p) => {
    const [font] = fontsOf(p);
    p.putIn(p.ref(p.dict(p.page).get('Resources')), 'ExtGState', 'GsFont', `<< /Font [${font} 0 R 9] >>`);
    p.edit(/$/, '\n/Artifact BMC BT /GsFont gs <0000> Tj ET EMC\n');
  });
  breaks('font-notdef', 'a font of an appearance', /code <00>/, (p) => {
    const [font] = fontsOf(p);
    const assets = p.addStream(
      `/Subtype /Form /Resources << /Font << /F1 ${font} 0 R >> >>`,
      'BT /F1 9 Tf <0000> Tj ET',
    );
    p.put(p.link(uri('https://a.org')), 'AP', `<< /N ${assets} 0 R >>`);
  });
  breaks('font-notdef', 'a font of one state of an appearance', /code <00>/, (p) => {
    const [font] = fontsOf(p);
    const assets = p.addStream(
      `/Subtype /Form /Resources << /Font << /F1 ${font} 0 R >> >>`,
      'BT /F1 9 Tf <0000> Tj ET',
    );
    p.put(p.link(uri('https://a.org')), 'AP', `<< /N << /On ${assets} 0 R >> >>`);
  });

  it('are found damaged behind a sound one of the same length', () => {
    for (let i = 0; i < 3; i += 1) expect(checkPdf(chinese)).toEqual([]);
    const damaged = Buffer.from(chinese);
    const file = readPdf(damaged);
    const programs = [...file.objects.values()].map((value) => file.stream(file.dict(value)?.get('FontFile2')));
    const { raw } = programs.find((stream) => stream) as PdfStream;
    // Far from the checksum at its end.
    raw.writeUInt8(raw.readUInt8(raw.length >> 1) ^ 1, raw.length >> 1);
    expect(checkPdf(damaged)).toEqual([{ rule: 'syntax', message: expect.stringMatching(/packed stream is damaged/) }]);
    expect(checkPdf(chinese)).toEqual([]);
  });
  it('are read in Chinese too', () => {
    expectBroken(chinese, 'font-notdef', /NotoSans/, (p) => p.edit(/(?<=\/F1 \S+ Tf[^<]*<)0001/, '0000'));
    expectBroken(chinese, 'font-unicode', /e\.g\./, (p) => mapF1(p, ''));
  });

  it('are accepted with other CMaps, and without glyphs where text is invisible', () => {
    expectSound(english, (p) => mapF1(p, everyCode));
    expectSound(english, (p) => p.put(fontsOf(p)[1], 'CIDToGIDMap', `${p.addStream('', identityMap())} 0 R`));
    expectSound(english, (p) => {
      const [font] = fontsOf(p);
      const bare = p.add(
        `<< /Type /Font /Subtype /Type0 /BaseFont /Bare /Encoding /Identity-H /ToUnicode ${p.ref(p.dict(font).get('ToUnicode'))} 0 R /DescendantFonts [<< /Subtype /CIDFontType0 >>] >>`,
      );
      p.putIn(p.ref(p.dict(p.page).get('Resources')), 'Font', 'F99', `${bare} 0 R`);
      p.edit(/$/, '\n/Artifact BMC q BT 3 Tr /F99 9 Tf <0001> Tj ET Q EMC\n');
    });
  });

  it('need no ToUnicode with a known character collection, and are skipped with codes of mixed length', () => {
    const use = (p: PdfDraft, encoding: string, more: string) => {
      const file = p.addStream('', 'x');
      const glyphs = `<< /Subtype /CIDFontType0 /CIDSystemInfo ${gb1} /FontDescriptor << /FontFile3 ${file} 0 R >> >>`;
      const font = p.add(
        `<< /Subtype /Type0 /BaseFont /Song /Encoding ${encoding} /DescendantFonts [${glyphs}] ${more} >>`,
      );
      p.putIn(p.ref(p.dict(p.page).get('Resources')), 'Font', 'F99', `${font} 0 R`);
      p.edit(/$/, '\n/Artifact BMC BT /F99 9 Tf <0000> Tj ET EMC\n');
    };
    expectSound(english, (p) => use(p, '/GBK-EUC-H', ''));
    const cmap = (p: PdfDraft, ranges: string) =>
      `${p.addStream(`/CIDSystemInfo ${gb1}`, `2 begincodespacerange ${ranges} endcodespacerange`)} 0 R`;
    expectSound(english, (p) => use(p, cmap(p, '<00> <80> <8140> <fefe>'), `/ToUnicode ${p.addStream('', '')} 0 R`));
    expectSound(english, (p) =>
      use(p, cmap(p, '<00> <ff>'), `/ToUnicode ${p.addStream('', '1 beginbfchar <00> <0041> endbfchar')} 0 R`),
    );
    expectBroken(english, 'font-unicode', /for 1 of its codes/, (p) =>
      use(p, cmap(p, '<00> <ff>'), `/ToUnicode ${p.addStream('', '1 beginbfchar <00> <> endbfchar')} 0 R`),
    );
  });
});

/** A file as other programs write it: object streams, mapped types, a form with tagged content, a simple font. */
function foreign(): Uint8Array {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${pdfuaIdentifier}<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">T</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>`;
  return packedPdf(
    [
      [
        1,
        '<</Type/Catalog/Pages 2 0 R/Lang(de-CH)/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R/ViewerPreferences<</DisplayDocTitle true>>/Metadata 20 0 R>>',
      ],
      [
        2,
        '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 100 100]/Resources<</Font<</F#31 8 0 R>>/XObject<</X 23 0 R>>>>>>',
      ],
      [3, '<</Type/Page/Parent 2 0 R/Contents[21 0 R 22 0 R]/StructParents 0>>'],
      [5, '<</Type/StructTreeRoot/K 6 0 R/ParentTree 7 0 R/RoleMap<</Heading/Title/Title/H1>>>>'],
      [6, '<</S/Document/P 5 0 R/K[9 0 R 10 0 R]>>'],
      [7, '<</Nums[0[9 0 R]1[10 0 R]]>>'],
      [8, '<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Sans/Encoding/WinAnsiEncoding/FontDescriptor 11 0 R>>'],
      [9, '<</S/Heading/P 6 0 R/Pg 3 0 R/K 0>>'],
      [10, '<</S/P/P 6 0 R/K<</Type/MCR/Pg 3 0 R/Stm 23 0 R/MCID 0>>>>'],
      [11, '<</Type/FontDescriptor/FontName/ABCDEF+Sans/Flags 32/FontFile2 24 0 R>>'],
    ],
    [
      [20, '/Type/Metadata/Subtype/XML', xmp],
      [21, '', '/Heading <</MCID 0>> BDC BT /F1 12 Tf (T\\(i\\)\\164le \xe4) Tj'],
      [22, '', 'ET EMC /Artifact BMC 0 0 1 1 re f EMC q /X Do Q'],
      [
        23,
        '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/StructParents 1',
        '/P <</MCID 0>> BDC BT /F1 12 Tf [<41 4> -20 (b)] TJ ET EMC',
      ],
      // OpenType, which is not looked into here.
      [24, '', 'OTTO'],
    ],
  );
}

type EncodingId = readonly [platform: number, encoding: number];

/** A TrueType program of three glyphs, each 500 wide, with these tables of characters: each code leads to glyph 1. */
function trueType(encodings: readonly EncodingId[]): Uint8Array {
  const words = (...values: number[]) => Buffer.from(values.flatMap((value) => [(value >> 8) & 255, value & 255]));
  const head = Buffer.alloc(54);
  head.writeUInt16BE(1000, 18);
  const hhea = Buffer.alloc(36);
  hhea.writeUInt16BE(1, 34);
  // Format 4 with one segment whose codes all have their glyph in a list, and the last one.
  const list = Array.from({ length: 256 }, () => 1);
  const segments = words(4, 0, 0, 4, 0, 0, 0, 255, 0xffff, 0, 0, 0xffff, 0, 1, 4, 0, ...list);
  const start = 4 + encodings.length * 8;
  const records = encodings.map(([platform, encoding]) => words(platform, encoding, 0, start));
  const tables = {
    cmap: Buffer.concat([words(0, encodings.length), ...records, segments]),
    head,
    hhea,
    glyf: Buffer.alloc(10),
    hmtx: words(500, 0),
    loca: words(0, 0, 5, 5),
    maxp: words(1, 0, 3),
  };
  let offset = 12 + Object.keys(tables).length * 16;
  const directory = Object.entries(tables).map(([tag, { length }]) => {
    const entry = Buffer.concat([Buffer.from(tag), words(0, 0, 0, offset, 0, length)]);
    offset += length;
    return entry;
  });
  return Buffer.concat([words(1, 0, directory.length, 0, 0, 0), ...directory, ...Object.values(tables)]);
}

/** A Type 1 program with .notdef, A and B. */
function type1(): Uint8Array {
  const plain = Buffer.from('0000/CharStrings 3 dict dup begin\n/.notdef 1 RD x ND /A 1 RD x ND /B 1 -| x |- end');
  let state = 55_665;
  const packed = plain.map((byte) => {
    const cipher = byte ^ (state >> 8);
    state = ((cipher + state) * 52_845 + 22_719) & 0xffff;
    return cipher;
  });
  return Buffer.concat([Buffer.from('%!PS-AdobeFont-1.0\ncurrentfile eexec\n'), packed]);
}

/** A CFF program with .notdef and two other glyphs that have names. */
function namedCff(): Uint8Array {
  const bytes = [...cff()];
  // Without ROS the glyphs have names; three numbers that nobody reads take its place.
  const ros = bytes.indexOf(30) - 1;
  bytes.splice(ros - 3, 5, 140, 0, 140, 1, 139);
  return Uint8Array.from(bytes);
}

describe('a file of another program', () => {
  it('is read through its object streams', () => {
    expect(checkPdf(foreign())).toEqual([]);
    expectSound(foreign(), () => {});
  });

  breaks(
    'font-unicode',
    'no encoding and no ToUnicode',
    /for \d+ of its codes/,
    (p) => {
      p.put(8, 'Encoding', undefined);
      p.put(11, 'Flags', '4');
    },
    () => foreignBytes,
  );
  breaks(
    'font-unicode',
    'a name that nobody knows',
    /e\.g\. <41>/,
    (p) => p.put(8, 'Encoding', '<< /BaseEncoding /WinAnsiEncoding /Differences [65 /g1] >>'),
    () => foreignBytes,
  );
  breaks('font-unicode', 'a control code', /e\.g\. <01>/, (p) => p.edit(/Title|T\\\(/, '\\001$&'), foreign);
  breaks(
    'font-unicode',
    'a bad value in ToUnicode',
    /for 1 of its codes, e\.g\. <41>/,
    (p) => p.put(8, 'ToUnicode', `${p.addStream('', '1 beginbfchar <41> <0000> endbfchar')} 0 R`),
    () => foreignBytes,
  );
  breaks(
    'font-notdef',
    '.notdef',
    /code <41>/,
    (p) => p.put(8, 'Encoding', '<< /BaseEncoding /WinAnsiEncoding /Differences [64 /at /.notdef] >>'),
    () => foreignBytes,
  );
  breaks(
    'font-embedded',
    'not embedded',
    /Sans/,
    (p) => p.put(11, 'FontFile2', undefined),
    () => foreignBytes,
  );

  const program = (p: PdfDraft, ...tables: EncodingId[]) => {
    p.setStream(24, trueType(tables));
    p.put(11, 'MissingWidth', '500');
  };
  const flags = (p: PdfDraft, value: number) => p.put(11, 'Flags', String(value));
  const unicode: EncodingId = [3, 1];
  const symbols: EncodingId = [3, 0];
  const macintosh: EncodingId = [1, 0];
  const ofForeign = () => foreignBytes;
  const differences = (names: string) => `<< /BaseEncoding /WinAnsiEncoding /Differences [65 ${names}] >>`;
  breaks('font-truetype', 'a program without encoding', /its program has no encoding/, (p) => program(p), ofForeign);
  breaks(
    'font-truetype',
    'a program for symbols only',
    /its program has no encoding/,
    (p) => program(p, symbols),
    ofForeign,
  );
  breaks(
    'font-truetype',
    'no encoding of its own',
    /neither MacRomanEncoding nor/,
    (p) => {
      program(p, unicode);
      p.put(8, 'Encoding', undefined);
    },
    ofForeign,
  );
  breaks(
    'font-truetype',
    'names in a program without Unicode',
    /no Unicode encoding/,
    (p) => {
      program(p, macintosh);
      p.put(8, 'Encoding', differences('/eacute'));
    },
    ofForeign,
  );
  breaks(
    'font-truetype',
    'names that say no character',
    /names that say no character, e\.g\. g12/,
    (p) => {
      program(p, unicode);
      p.put(8, 'ToUnicode', `${p.addStream('', '1 beginbfrange <00> <ff> <0041> endbfrange')} 0 R`);
      p.put(8, 'Encoding', differences('/g12'));
    },
    ofForeign,
  );
  breaks(
    'font-truetype',
    'a symbolic font with an encoding',
    /is symbolic, and has an Encoding/,
    (p) => {
      program(p, symbols);
      flags(p, 4);
    },
    ofForeign,
  );
  breaks(
    'font-truetype',
    'a symbolic program with several encodings',
    /several encodings/,
    (p) => {
      program(p, unicode, macintosh);
      flags(p, 4);
      p.put(8, 'Encoding', undefined);
      p.put(8, 'ToUnicode', `${p.addStream('', '1 beginbfrange <00> <ff> <0041> endbfrange')} 0 R`);
    },
    ofForeign,
  );
  breaks(
    'font-width',
    'a width that is not that of the glyph',
    /says that code 65 is 400 wide; its glyph is 500/,
    (p) => {
      program(p, unicode);
      p.put(8, 'FirstChar', '65');
      p.put(8, 'Widths', '[400]');
    },
    ofForeign,
  );
  for (const [what, key, data, charSet, said] of [
    ['Type 1 program with gaps', 'FontFile', type1, '(/A)', /lacks 1 of its glyphs: B\./],
    ['CFF program with gaps', 'FontFile3', namedCff, '(/space)', /lacks 1 of its glyphs: exclam\./],
    ['Type 1 program with another name', 'FontFile', type1, '(/A/B/d)', /names 1 that it does not have: d\./],
    ['CFF program with another name', 'FontFile3', namedCff, '(/space/d)', /exclam, and names 1 .* have: d\./],
  ] as const) {
    breaks(
      'font-subset',
      `a CharSet of a ${what}`,
      said,
      (p) => {
        p.put(8, 'Subtype', '/Type1');
        p.put(11, 'FontFile2', undefined);
        p.put(11, key, `${p.addStream('', data())} 0 R`);
        p.put(11, 'CharSet', charSet);
      },
      ofForeign,
    );
  }

  it('may have fonts that agree with their programs', () => {
    expectSound(foreignBytes, (p) => {
      program(p, unicode);
      p.put(8, 'FirstChar', '0');
      p.put(8, 'Widths', `[${'500.6 '.repeat(256)}]`);
    });
    expectSound(foreignBytes, (p) => {
      program(p, unicode, symbols);
      p.put(8, 'Encoding', differences('/eacute /uni4E2D /.notdef'));
    });
    expectSound(foreignBytes, (p) => {
      program(p, symbols, macintosh);
      flags(p, 4);
      p.put(8, 'Encoding', undefined);
      p.put(8, 'ToUnicode', `${p.addStream('', '1 beginbfrange <00> <ff> <0041> endbfrange')} 0 R`);
    });
    expectSound(foreignBytes, (p) => {
      p.put(8, 'Subtype', '/Type1');
      p.put(11, 'FontFile2', undefined);
      p.put(11, 'FontFile', `${p.addStream('', type1())} 0 R`);
      p.put(11, 'CharSet', '(/A/B)');
    });
  });

  it('may have simple fonts with known glyph names and codes', () => {
    expectSound(foreign(), (p) =>
      p.put(8, 'Encoding', '<< /BaseEncoding /WinAnsiEncoding /Differences [65 /eacute 98 /uni4E2D /u1F600 /a.sc] >>'),
    );
    expectSound(foreign(), (p) => p.put(8, 'Encoding', undefined));
    expectSound(foreign(), (p) => {
      p.put(8, 'Subtype', '/Type3');
      p.put(11, 'FontFile2', undefined);
    });
  });

  it('may have a stream whose length is an object further on', () => {
    const bytes = rewritten(foreign(), (p) => p.addStream('/Length2 0', 'abc'));
    const id = Math.max(...new PdfDraft(bytes).objects.keys());
    // Of the same length, so that nothing moves.
    expect(checkPdf(spliced(bytes, '/Length2 0\n/Length 3', `/Length ${id + 1} 0 R   `.padEnd(20)))).toEqual([]);
  });

  it('is read with the newest of several definitions', () => {
    const update = (number: number, source: string) => {
      const bytes = Buffer.from(foreign());
      const xref = bytes.toString('latin1').lastIndexOf('startxref');
      const start = Number(
        bytes
          .toString('latin1', xref + 9)
          .trim()
          .split('\n')[0],
      );
      const object = `${number} 0 obj\n${source}\nendobj\n`;
      const row = `${String(bytes.length).padStart(10, '0')} 00000 n \n`;
      const end = `xref\n${number} 1\n${row}trailer\n<< /Root 1 0 R /Size 30 /Prev ${start} >>\nstartxref\n${bytes.length + object.length}\n%%EOF\n`;
      return Buffer.concat([bytes, Buffer.from(object + end)]);
    };
    expect(checkPdf(update(9, '<</S/H1/P 6 0 R/Pg 3 0 R/K 0>>'))).toEqual([]);
    expect(checkPdf(update(9, '<</S/H2/P 6 0 R/Pg 3 0 R/K 0>>')).map((v) => v.rule)).toEqual(['headings']);
  });
});

/** An unreadable file has one violation. */
function expectUnreadable(bytes: Uint8Array, message: RegExp, rule: PdfRule = 'syntax'): void {
  const violations = checkPdf(bytes);
  expect(violations.map((v) => v.rule)).toEqual([rule]);
  expect(violations[0]?.message).toMatch(message);
  seen.add(rule);
}

function spliced(bytes: Uint8Array, find: string | RegExp, by: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const after = text.replace(find, by);
  expect(after).not.toBe(text);
  return Buffer.from(after, 'latin1');
}

describe('an empty stream', () => {
  it('may say that it is packed', () => {
    expectSound(english, (p) => {
      const form = addForm(p, '', '/Artifact BMC /Fm1 Do EMC');
      p.put(form, 'Filter', '/FlateDecode');
    });
  });
});

describe('a damaged file', () => {
  it('has one violation where it is no PDF', () => {
    expectUnreadable(new Uint8Array(), /is empty/);
    expectUnreadable(Buffer.from('<html>'), /does not begin with %PDF-/);
    expectUnreadable(Buffer.from('Hello'), /not a PDF/);
    expectUnreadable(Buffer.from('%PDF-1.7\n'), /cut off/);
    expectUnreadable(Buffer.from('%PDF-1.7'), /cut off/);
    expectUnreadable(Buffer.from('%PDF-2.0\n'), /is PDF 2\.0/, 'version');
    expectUnreadable(spliced(english, '%PDF-1.7', '%PDF-1.9'), /first line/, 'version');
    expectUnreadable(spliced(english, '/Root', '/Encrypt << /P -3904 >> /Root'), /does not let/, 'encryption');
    expectUnreadable(spliced(english, '/Root', '/Encrypt << /P -1 >> /Root'), /this checker cannot/, 'encryption');
    const noise = Uint8Array.from({ length: 50_000 }, (_, i) => (i * i * 31 + i * 7) % 251);
    expectUnreadable(Buffer.concat([Buffer.from('%PDF-1.7\n'), noise]), /cut off|no end|object/);
  });

  it('is detected wherever it is truncated', () => {
    for (const bytes of [english, foreign()]) {
      for (let i = 1; i < 60; i += 1) {
        const violations = checkPdf(bytes.subarray(0, Math.floor((bytes.length * i) / 60)));
        expect(violations.map((v) => v.rule)).toEqual(['syntax']);
      }
    }
  });

  it('may have unreadable objects', () => {
    expectUnreadable(spliced(english, 'endobj', 'endobx'), /Object \d+ has no end/);
    expectUnreadable(spliced(english, 'endstream', 'endstreax'), /is not \d+ bytes long/);
    expectUnreadable(spliced(english, /\/Length \d+/, '/Length 7'), /is not 7 bytes long/);
    expectUnreadable(spliced(english, /\/Length \d+/, '/Length 99999999'), /is not 99999999 bytes long/);
    expectUnreadable(spliced(english, '/Type /Catalog', '/Type ]Catalog'), /no object/);
    expectUnreadable(spliced(english, '/Type /Catalog', '(Type /Catalog'), /key of a dictionary|no end/);
    expectUnreadable(spliced(english, '/Type /Catalog', '/Type <0g>'), /something else in it/);
    expectUnreadable(spliced(english, '/Type /Catalog', '/Type 1.2.3'), /number that cannot be read/);
    expectUnreadable(Buffer.from('%PDF-1.7\n1 0 obj\n(a(b)\nendobj'), /A string has no end/);
    expectUnreadable(
      Buffer.from('%PDF-1.7\n1 0 obj\n<< /Length 2 0 R >>\nstream\nx'),
      /cut off in the stream of object 1/,
    );
    expectUnreadable(spliced(english, '/Type /Catalog', `/Type ${'['.repeat(100_000)}`), /nested more than 200 deep/);
    expectUnreadable(
      spliced(english, '/Type /Catalog', `/Type ${'<</A '.repeat(100_000)}`),
      /nested more than 200 deep/,
    );
    expectUnreadable(
      rewritten(english, (p) => p.setStream(p.contentId, `/A ${'['.repeat(1000)} BDC`)),
      /nested more than 200 deep/,
    );
  });

  it('may have a wrong cross-reference', () => {
    expectUnreadable(spliced(english, /startxref\n\d+/, 'startxref\n12'), /cross-reference is at byte 12/);
    expectUnreadable(spliced(english, /startxref\n\d+/, 'startxref\n99999999'), /at byte 99999999/);
    expectUnreadable(spliced(english, /startxref\n\d+/, 'startxref\nx'), /at byte NaN/);
    expectUnreadable(
      spliced(english, /\n(\d{9})(\d) 00000 n/, '\n000000000$2 00000 n'),
      /looks for object \d+ at byte \d/,
    );
    expectUnreadable(spliced(english, / 00000 n/, ' 00000 x'), /row that is none/);
    expectUnreadable(spliced(english, /xref\n0 /, 'xref\nx '), /cannot be read/);
    expectUnreadable(spliced(english, '%%EOF', ''), /cut off/);
    expectUnreadable(Buffer.concat([Buffer.from('\r\n'), english]), /before that there are 2 bytes/);
    expectUnreadable(Buffer.concat([english, Buffer.alloc(2000)]), /After the end .* there are 20\d\d bytes/);
    expectUnreadable(spliced(foreign(), /startxref\n\d+/, 'startxref\n12'), /at byte 12/);
    expectUnreadable(spliced(english, '/Root', '/Roof'), /no trailer/);
    expectUnreadable(spliced(english, '/Type /Catalog', '/Type /Catalgo'), /no catalog/);
    // A section whose Prev is itself is read once.
    expect(checkPdf(spliced(english, /(trailer\n<<)([\s\S]*startxref\n)(\d+)/, '$1 /Prev $3 $2$3'))).toEqual([]);
  });

  it('may have an invalid page tree', () => {
    const pages = (p: PdfDraft) => p.ref(p.dict(p.catalog).get('Pages'));
    expectUnreadable(
      rewritten(english, (p) => p.put(pages(p), 'Kids', '[]')),
      /no page/,
    );
    expectUnreadable(
      rewritten(english, (p) => p.put(pages(p), 'Kids', '[1]')),
      /leaf that is no page/,
    );
    expectUnreadable(
      rewritten(english, (p) => p.put(pages(p), 'Kids', `[${pages(p)} 0 R]`)),
      /twice, or is too deep/,
    );
    expectUnreadable(
      rewritten(english, (p) => p.put(p.catalog, 'Pages', undefined)),
      /leaf that is no page/,
    );
  });

  it('may have streams that cannot be decoded', () => {
    const content = (p: PdfDraft, data: Uint8Array, entries: Readonly<Record<string, string>>) => {
      p.setStream(p.contentId, data);
      for (const [key, source] of Object.entries(entries)) p.put(p.contentId, key, source);
    };
    const flate = { Filter: '/FlateDecode' };
    const large = deflateSync(Buffer.alloc(70_000_000));
    expectUnreadable(
      rewritten(english, (p) => content(p, Buffer.from('x'), flate)),
      /packed stream is damaged/,
    );
    expectUnreadable(
      rewritten(english, (p) => content(p, Buffer.from('x'), { Filter: '/JBIG2Decode' })),
      /packed by JBIG2Decode/,
    );
    expectUnreadable(
      rewritten(english, (p) => content(p, Buffer.from('x'), { Filter: '1' })),
      /no name/,
    );
    expectUnreadable(
      rewritten(english, (p) => content(p, deflateSync('x'), { ...flate, DecodeParms: '[<< /Predictor 2 >>]' })),
      /predictor/,
    );
    expectUnreadable(
      rewritten(english, (p) => content(p, Buffer.from([0x80, 0x7f, 0xff]), { Filter: '/LZWDecode' })),
      /packed by LZW is damaged/,
    );
    expectUnreadable(
      rewritten(english, (p) => content(p, large, flate)),
      /more than 64 MB/,
    );
    const bomb = deflateSync(large);
    expectUnreadable(
      rewritten(english, (p) => content(p, bomb, { Filter: '[/FlateDecode /FlateDecode]' })),
      /more than 64 MB/,
    );
    expect(
      checkPdf(
        rewritten(english, (p) =>
          content(p, deflateSync(deflateSync(Buffer.from(p.content, 'latin1'))), {
            Filter: '[/FlateDecode /Fl]',
            DecodeParms: '<< /Predictor 1 >>',
          }),
        ),
      ),
    ).toEqual([]);
    const head = packedPdf([[1, '<< >>']], []);
    expectUnreadable(spliced(head, /\/First \d+/, '/First 1'), /damaged head/);
    const twice = packedPdf([[1, '<< /Type /Catalog >>']], [[2, '/Type /ObjStm /First 8', '4 0 5 0 []']]);
    expectUnreadable(twice, /damaged head/);
  });

  it('may have endless content, CMaps and references', () => {
    expectUnreadable(rewritten(english, '('), /string in a content stream has no end/);
    expectUnreadable(rewritten(english, '<'), /string in a content stream has no end/);
    expectUnreadable(rewritten(english, 'BI /W 1 ID x'), /inline image has no end/);
    expectUnreadable(rewritten(english, 'BI /W 1'), /inline image has no end/);
    expectUnreadable(
      rewritten(english, (p) => mapF1(p, `99 beginbfrange ${'<0000> <ffff> <0041> '.repeat(99)} endbfrange`)),
      /repeats itself without end/,
    );
    expectUnreadable(
      rewritten(english, (p) => loop(p)),
      /round in a circle/,
    );
  });

  it('may repeat its content endlessly', () => {
    const given = /repeats itself without end/;
    const large = deflateSync(Buffer.from('0 0 m\n'.repeat(1_000_000)));
    const repeat = (count: number, source: string) => Array.from({ length: count }, () => source).join(' ');
    expectUnreadable(
      rewritten(english, (p) => {
        const content = p.addStream('', large);
        p.put(content, 'Filter', '/FlateDecode');
        p.put(p.page, 'Contents', `[${repeat(1000, `${content} 0 R`)}]`);
      }),
      given,
    );
    expectUnreadable(
      rewritten(english, (p) => {
        const annotations = p.add(`[${repeat(1000, '<< /Subtype /Text >>')}]`);
        const pages = p.ref(p.dict(p.page).get('Parent'));
        const kids = Array.from({ length: 1000 }, () => p.add(`<< /Type /Page /Annots ${annotations} 0 R >>`));
        p.put(pages, 'Kids', `[${kids.map((id) => `${id} 0 R`).join(' ')}]`);
      }),
      given,
    );
    expectUnreadable(
      rewritten(english, (p) => {
        const kids = p.add('[]');
        const elements = Array.from({ length: 2000 }, () => p.add(`<< /S /P /K ${kids} 0 R >>`));
        p.objects.set(kids, parse(`[${elements.map((id) => `${id} 0 R`).join(' ')}]`));
        p.put(p.document, 'K', `${kids} 0 R`);
      }),
      given,
    );
    expectUnreadable(Buffer.from(`%PDF-1.7\n${'xref '.repeat(200_000)}`), /no trailer/);
    expectUnreadable(Buffer.from(`%PDF-1.7\n${'1 0 obj '.repeat(200_000)}`), /no end|inside an object/);
  });

  it('never makes the checker throw or hang, whatever bytes are changed', () => {
    let state = 7;
    const random = (below: number) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    for (const bytes of [english, foreign()]) {
      for (let i = 0; i < casesOf(300, 60); i += 1) {
        const damaged = Uint8Array.from(bytes);
        for (let n = random(4); n >= 0; n -= 1) damaged[random(damaged.length)] = random(256);
        expect(Array.isArray(checkPdf(damaged))).toBe(true);
      }
    }
  });

  it('never makes the checker throw or hang, whatever entries are changed', () => {
    let state = 11;
    const random = (below: number) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const odd = ['null', '-1', '1e999', '()', '[]', '<< >>', '/X', '[[null] 1 (x)]', 'true', '99999999999'];
    for (let i = 0; i < casesOf(300, 60); i += 1) {
      const pdf = new PdfDraft(i % 2 === 0 ? english : foreign());
      const ids = [...pdf.objects.keys()].filter(
        (id) => typeof pdf.objects.get(id) === 'object' && !Array.isArray(pdf.objects.get(id)),
      );
      for (let n = 0; n < 3; n += 1) {
        const id = ids[random(ids.length)] ?? 0;
        const keys = keysOf(pdf, id);
        const source = random(3) === 0 ? `${ids[random(ids.length)]} 0 R` : odd[random(odd.length)];
        const key = keys[random(keys.length)];
        if (key !== undefined && key !== 'Length') pdf.put(id, key, source);
      }
      expect(Array.isArray(checkPdf(pdf.bytes()))).toBe(true);
    }
  });
});

/** Two objects that are references to one another. */
function loop(p: PdfDraft): void {
  const first = Math.max(...p.objects.keys()) + 1;
  p.objects.set(first, new PdfRef(first + 1));
  p.objects.set(first + 1, new PdfRef(first));
  p.put(p.catalog, 'Lang', `${first} 0 R`);
}

function keysOf(p: PdfDraft, id: number): readonly string[] {
  try {
    return [...p.dict(id).entries.keys()];
  } catch {
    return [];
  }
}

it('every rule has been seen to be broken', () => {
  expect(
    Object.keys(pdfRules)
      .filter((rule) => !rule.startsWith('archive-'))
      .filter((rule) => !seen.has(rule as PdfRule)),
  ).toEqual([]);
  for (const { requirement, source } of Object.values(pdfRules)) {
    expect(requirement).toMatch(/\.$/);
    expect(source).toMatch(/ISO|Matterhorn/);
  }
});
