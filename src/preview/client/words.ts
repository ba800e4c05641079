import type { Reason } from '../../model/fitted-brief.js';
import type { PreviewWords } from '../../schema/preview-words.js';

/** The words of the preview, and the name of their language in it. */
export type Words = PreviewWords & { readonly name: string };

const english: Words = {
  name: 'English',
  reader: 'Reader',
  language: 'Language',
  view: 'View',
  interface: 'Menu language',
  pdf: 'PDF',
  html: 'Web page',
  md: 'Markdown',
  texts: 'Texts',
  page: 'Page',
  details: 'Details',
  problems: 'Problems',
  'no-problems': 'No problems.',
  error: 'Error',
  warning: 'Warning',
  fit: 'How the page is filled',
  fill: '{locale}: {percent} % full, {density}',
  kept: 'On the page',
  'left-out': 'Left out',
  full: 'full text',
  short: 'short text',
  fields: {
    short: 'short text',
    headline: 'headline',
    value: 'figure',
    whole: 'what the figure is part of',
    limits: 'limits',
    alt: 'text alternative',
    applicability: 'where it applies',
  },
  causes: {
    'no-room': 'no room even beside what must be there: too long by {excess}',
    'lower-value': 'its room went to what is worth more: too long by {excess}',
    'another-language': 'no room in every language: too long by {excess}; there is room in {roomIn}',
    references: 'it would bring a reference more than the {maxReferences} that a page prints',
    'hidden-section': 'its section is hidden',
    'at-most': 'its section shows at most {atMost}',
    dropped: 'left out by the audience',
    'short-text': 'no room for the full text',
    'short-line': 'the full text would end in a line of one word',
  },
  excess: '{locale} {excessPt} pt',
  separator: ', ',
  location: 'Where it stands',
  'choose-sentence': 'Choose a sentence on the page to see its place in the files.',
  open: 'Open in the editor',
  'no-location': 'No place in the files.',
  unit: 'Unit',
  source: 'Source text',
  translation: 'Translation',
  stale: 'Older than its source',
  'show-location': 'Show the place of {unit}: {text}',
  loading: 'Drawing the page …',
  updated: 'Up to date.',
  outdated: 'The files have mistakes. This is the last good page.',
  none: 'There is no page yet: mend the problems first.',
  ended: 'The preview has ended. Start it again in the terminal.',
};

const traditional: Words = {
  name: '繁體中文',
  reader: '讀者',
  language: '語言',
  view: '顯示',
  interface: '介面語言',
  pdf: 'PDF',
  html: '網頁',
  md: 'Markdown',
  texts: '文本對照',
  page: '頁面',
  details: '詳情',
  problems: '問題',
  'no-problems': '沒有問題。',
  error: '錯誤',
  warning: '提醒',
  fit: '版面',
  fill: '{locale}：已用 {percent} %，{density}',
  kept: '頁面上的內容',
  'left-out': '未刊內容',
  full: '完整文本',
  short: '簡短文本',
  fields: {
    short: '簡短文本',
    headline: '標題句',
    value: '數字',
    whole: '數字所屬整體',
    limits: '局限',
    alt: '替代文字',
    applicability: '適用範圍',
  },
  causes: {
    'no-room': '除必刊內容外已無餘地：超出 {excess}',
    'lower-value': '版面已留給更重要的內容：超出 {excess}',
    'another-language': '並非各語言版本都排得下：超出 {excess}；排得下的有 {roomIn}',
    references: '會使參考文獻超過每頁 {maxReferences} 條的上限',
    'hidden-section': '所在部分不刊',
    'at-most': '所在部分至多 {atMost} 條',
    dropped: '按本讀者的設定不刊',
    'short-text': '排不下完整文本',
    'short-line': '完整文本末行會只剩一個字',
  },
  excess: '{locale} {excessPt} pt',
  separator: '、',
  location: '所在位置',
  'choose-sentence': '選擇頁面上的句子，查看它在文件中的位置。',
  open: '在編輯器中打開',
  'no-location': '文件中沒有對應位置。',
  unit: '條目',
  source: '原文',
  translation: '譯文',
  stale: '早於原文',
  'show-location': '顯示 {unit} 的位置：{text}',
  loading: '正在排版……',
  updated: '已是最新。',
  outdated: '文件有錯誤。這是上一個正確的頁面。',
  none: '還沒有頁面，請先改正問題。',
  ended: '預覽已結束，請在終端重新啟動。',
};

const simplified: Words = {
  name: '简体中文',
  reader: '读者',
  language: '语言',
  view: '显示',
  interface: '界面语言',
  pdf: 'PDF',
  html: '网页',
  md: 'Markdown',
  texts: '文本对照',
  page: '页面',
  details: '详情',
  problems: '问题',
  'no-problems': '没有问题。',
  error: '错误',
  warning: '提醒',
  fit: '版面',
  fill: '{locale}：已用 {percent} %，{density}',
  kept: '页面上的内容',
  'left-out': '未刊内容',
  full: '完整文本',
  short: '简短文本',
  fields: {
    short: '简短文本',
    headline: '标题句',
    value: '数字',
    whole: '数字所属整体',
    limits: '局限',
    alt: '替代文字',
    applicability: '适用范围',
  },
  causes: {
    'no-room': '除必刊内容外已无余地：超出 {excess}',
    'lower-value': '版面已留给更重要的内容：超出 {excess}',
    'another-language': '并非各语言版本都排得下：超出 {excess}；排得下的有 {roomIn}',
    references: '会使参考文献超过每页 {maxReferences} 条的上限',
    'hidden-section': '所在部分不刊',
    'at-most': '所在部分至多 {atMost} 条',
    dropped: '按本读者的设定不刊',
    'short-text': '排不下完整文本',
    'short-line': '完整文本末行会只剩一个字',
  },
  excess: '{locale} {excessPt} pt',
  separator: '、',
  location: '所在位置',
  'choose-sentence': '选择页面上的句子，查看它在文件中的位置。',
  open: '在编辑器中打开',
  'no-location': '文件中没有对应位置。',
  unit: '条目',
  source: '原文',
  translation: '译文',
  stale: '早于原文',
  'show-location': '显示 {unit} 的位置：{text}',
  loading: '正在排版……',
  updated: '已是最新。',
  outdated: '文件有错误。这是上一个正确的页面。',
  none: '还没有页面，请先改正问题。',
  ended: '预览已结束，请在终端重新启动。',
};

export const languages: Readonly<Record<string, Words>> = {
  en: english,
  'zh-Hant': traditional,
  'zh-Hans': simplified,
};

/** The first of the user's languages that the preview has words for. */
export function preferred(wanted: readonly string[]): string {
  for (const tag of wanted) {
    if (/^zh\b.*(?:Hant|TW|HK|MO)/i.test(tag)) return 'zh-Hant';
    if (/^zh\b/i.test(tag)) return 'zh-Hans';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}

/** Why a unit is not on the page, or not in full. */
export function reasonText(reason: Reason, { causes, excess, separator }: Words): string {
  const values = {
    excess: 'excess' in reason ? reason.excess.map((one) => filled(excess, { ...one })).join(separator) : '',
    roomIn: 'roomIn' in reason ? reason.roomIn.join(separator) : '',
    maxReferences: 'maxReferences' in reason ? reason.maxReferences : '',
    atMost: 'atMost' in reason ? reason.atMost : '',
  };
  return filled(causes[reason.cause], values);
}

export function filled(pattern: string, values: Readonly<Record<string, string | number>>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
