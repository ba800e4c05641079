import type { CslGroup } from '../schema/csl-keys.js';

/** What other programs call the keys of CSL (BibTeX, BibLaTeX, Zotero's own fields), as `lettersOf` makes them. */
const keys: Readonly<Record<CslGroup, ReadonlyMap<string, string>>> = {
  reference: meanings({
    type: 'itemtype entrytype kind',
    id: 'key citekey',
    title: 'subtitle name',
    author: 'creator creators by',
    issued: 'year date month day pubdate published publicationdate dateenacted datedecided publicationyear',
    accessed: 'urldate accessdate accessiondate retrieved',
    'container-title':
      'journal journaltitle booktitle publicationtitle proceedingstitle newspaper magazine websitetitle website blogtitle encyclopediatitle maintitle publication',
    'publisher-place': 'place address location city',
    publisher: 'institution organization organisation school university howpublished',
    authority: 'court',
    genre: 'thesistype reporttype',
    number: 'reportnumber documentnumber billnumber patentnumber publiclawnumber docketnumber articlenumber',
    URL: 'link web',
    language: 'langid lang',
    'collection-title': 'series seriestitle',
    'collection-number': 'seriesnumber',
    edition: 'ed edn',
    annote: 'annotation',
    abstract: 'abstractnote',
    note: 'extra notes',
    keyword: 'keywords tags',
    'chapter-number': 'chapter',
    'number-of-pages': 'pagetotal numpages',
    'number-of-volumes': 'volumes',
    'event-title': 'eventtitle conferencename conference',
    'event-place': 'venue',
    'event-date': 'eventdate',
    'original-date': 'origdate',
    'original-title': 'origtitle',
    status: 'pubstate',
    DOI: 'doiurl',
    source: 'librarycatalog',
    'call-number': 'callnumber',
    dimensions: 'runningtime',
  }),
  name: meanings({
    given: 'firstname first forename forenames initials givenname',
    family: 'lastname last surname familyname',
    literal: 'name fullname organization organisation institution',
    'non-dropping-particle': 'prefix particle von',
    suffix: 'jr',
  }),
  date: meanings({
    'date-parts': 'dateparts',
    literal: 'text words',
    circa: 'approximate about',
  }),
};

/** Kinds of works that policy papers cite; there are too many to tell them all. */
export const usualTypes = [
  'article-journal',
  'book',
  'chapter',
  'report',
  'legislation',
  'webpage',
  'document',
] as const;

/** What other programs call the kinds of works. */
const types = meanings({
  'article-journal': 'journalarticle journal paper jour ejour editorial electronicarticle',
  'article-magazine': 'magazinearticle magazine mgzn',
  'article-newspaper': 'newspaperarticle newspaper news newsarticle newsstory oped opinionpiece',
  article: 'preprint postedcontent',
  report:
    'workingpaper techreport guideline guidance rprt govdoc governmentdocument whitepaper greenpaper discussionpaper policypaper policybrief factsheet pressrelease communiqué communique resolution parliamentarypaper',
  book: 'monograph editedbook referencebook mvbook proceedings ebook edbook',
  pamphlet: 'booklet',
  chapter: 'bookchapter booksection incollection inbook bookpart chap echap',
  'paper-conference': 'conferencepaper inproceedings conference conferenceproceedings proceedingsarticle conf cpaper',
  speech: 'presentation talk lecture address statement slide',
  thesis: 'phdthesis mastersthesis dissertation thes',
  webpage: 'online website web electronic elec internet',
  'post-weblog': 'blogpost blog articleblog',
  post: 'forumpost tweet socialmedia socialmediapost facebookpost linkedinpost instagrampost',
  legislation: 'statute law act stat constitution code primarylegislation',
  legal_case:
    'case ruling judgment judgement courtcase courtdecision courtruling decision jurisdiction advisoryopinion',
  software: 'computerprogram program',
  'entry-encyclopedia': 'encyclopediaarticle encyc wikipedia inreference',
  'entry-dictionary': 'dictionaryentry',
  motion_picture: 'film video videorecording movie mpct documentary',
  broadcast:
    'radiobroadcast tvbroadcast podcast podcastepisode radio television tv televisionepisode televisionbroadcast filmorbroadcast',
  song: 'audiorecording',
  graphic: 'artwork image photo photograph picture infographic',
  personal_communication: 'letter email pcomm',
  manuscript: 'unpublished unpb unpublishedwork archivalmaterial',
  document: 'misc other gen generic',
  dataset: 'data dbase database statistics',
  standard: 'norm stand technicalstandard',
  regulation:
    'directive decree ordinance order executiveorder statutoryinstrument secondarylegislation legalruleorregulation rule',
  treaty: 'convention agreement charter protocol legal',
  periodical: 'newsletter',
});

/** What those who write in other languages call the usual ones. */
const typesInOtherLanguages = meanings({
  'article-journal':
    'zeitschriftenartikel zeitschriftenaufsatz aufsatz articlederevue artículoderevista artigoderevista статья 期刊文章 期刊论文 期刊論文 雑誌論文 논문',
  'article-newspaper': 'zeitungsartikel articledepresse artículodeperiódico artigodejornal 报纸文章 報紙文章 新聞記事',
  report: 'bericht rapport informe relatório отчёт отчет доклад 报告 報告 報告書 보고서 تقرير',
  book: 'buch livre libro livro книга 图书 圖書 书籍 書籍 专著 專著 도서 단행본 كتاب',
  chapter: 'kapitel buchkapitel chapitre capítulo глава',
  thesis: 'thèse tesis tese диссертация 学位论文 學位論文 学位論文',
  webpage: 'webseite internetseite pageweb páginaweb 网页 網頁 ウェブページ 웹페이지',
  legislation: 'gesetz loi ley lei закон 法律 법률 قانون',
  regulation: 'verordnung richtlinie règlement décret reglamento decreto regulamento постановление 条例 條例 규정',
  legal_case: 'urteil beschluss jugement arrêt sentencia acórdão 判决 判決 판결',
  treaty: 'vertrag abkommen traité tratado договор 条约 條約 条約 조약',
  standard: 'norme norma стандарт 标准 標準 規格 표준',
  dataset: 'datensatz jeudedonnées conjuntodedatos 数据集 數據集 데이터셋',
});

/** The key of CSL that is meant by the key of another program. */
export function cslKeyFor(group: CslGroup, key: string): string | undefined {
  return keys[group].get(lettersOf(key));
}

/** The kind of work of CSL that is meant by what another program calls it. */
export function cslTypeFor(type: string): string | undefined {
  const letters = lettersOf(type);
  return types.get(letters) ?? typesInOtherLanguages.get(letters);
}

function lettersOf(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, '');
}

/** By each of the words that stand beside what they mean. */
function meanings(words: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(words).flatMap(([meaning, all]) => all.split(' ').map((word) => [word, meaning])));
}
