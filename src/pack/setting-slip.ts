import { literalPattern } from '../text/literal-pattern.js';
import { shellWord } from '../text/shell-word.js';

/** What is not of the form `path=value` though it was meant so: where it stands in the line, and what was meant. */
export interface SettingSlip {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  /** The arguments that say it. */
  readonly meant: string;
}

/**
 * What a value of the command line was meant to be, where it would be taken for something else or for nothing.
 * @param sections the first keys that a path can have
 */
export function settingSlip(line: string, sections: readonly string[]): SettingSlip | undefined {
  return otherSign(line) ?? dotTooMany(line) ?? equalsTooMany(line) ?? nextSetting(line, sections);
}

/** A path of plain keys: what stands in quotation marks may have any sign in it. */
const plainPath = /^[^"=:＝：]+/;

/** `pack.version:1.1` and, from a Chinese keyboard, `pack。version＝1.1`. */
function otherSign(line: string): SettingSlip | undefined {
  const path = plainPath.exec(line)?.[0] ?? '';
  const sign = line.charAt(path.length);
  const inPath = /[。．]/.exec(path);
  const isOtherSign = !line.includes('=') && ['＝', ':', '：'].includes(sign);
  if (!isOtherSign && !(inPath && sign === '=')) return undefined;
  const start = inPath?.index ?? path.length;
  const rest = line.slice(path.length + 1).trim();
  const meant = `${path.replace(/[。．]/g, '.').trim()}=${rest}`;
  const message = `"${line[start]}" stands where "${inPath ? '.' : '='}" is needed.`;
  return { start, end: start + 1, message, meant: argument(meant) };
}

function dotTooMany(line: string): SettingSlip | undefined {
  const path = plainPath.exec(line)?.[0] ?? '';
  if (line.charAt(path.length) !== '=') return undefined;
  const dots = /^\s*\.+|\.(?:\s*\.)+|\.+\s*$/.exec(path);
  const keys = path.split('.').flatMap((key) => key.trim() || []);
  if (!dots || keys.length === 0) return undefined;
  const meant = argument(`${keys.join('.')}=${line.slice(path.length + 1)}`);
  const end = dots.index + dots[0].length;
  return { start: dots.index, end, message: 'A key is missing beside this dot.', meant };
}

function equalsTooMany(line: string): SettingSlip | undefined {
  const [all, path = '', value = ''] = /^([^"=]*[^"=\s])\s*={2,}(.*)$/.exec(line) ?? [];
  if (all === undefined) return undefined;
  const start = line.indexOf('=');
  const end = line.length - value.length;
  return { start, end, message: `One "=" is enough.`, meant: argument(`${path}=${value.trim()}`) };
}

/** `pack.version=1.1,pack.issued=2026-11-24`: the second would become part of the first. */
function nextSetting(line: string, sections: readonly string[]): SettingSlip | undefined {
  const names = sections.filter((name) => name !== '').map(literalPattern);
  const equals = line.indexOf('=');
  // Each is typed as the first is: where that has no blank before its sign, words that have one are part of a text.
  const blanks = line.charAt(equals - 1).trim() === '' ? '\\s*' : '';
  const next = new RegExp(`(?:\\s*[,;&]\\s*|\\s+)(?=(?:--set\\s+)?(?:${names.join('|')})\\.[\\w.-]+${blanks}=)`).exec(
    withoutQuoted(line, equals),
  );
  if (names.length === 0 || !next || equals < 0 || next.index < equals) return undefined;
  const start = next.index + next[0].length;
  const second = line.slice(start).replace(/^--set\s+/, '');
  const meant = `${argument(line.slice(0, next.index))} ${argument(second)}`;
  return { start, end: line.length, message: 'This is a value of its own, in the middle of another.', meant };
}

/** With letters in the place of a value in quotation marks, which is one text whatever stands in it. */
function withoutQuoted(line: string, equals: number): string {
  const quoted = /^\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(line.slice(equals + 1))?.[0] ?? '';
  const from = equals + 1;
  return `${line.slice(0, from)}${'x'.repeat(quoted.length)}${line.slice(from + quoted.length)}`;
}

/** Quoted only where a shell would part it. */
function argument(setting: string): string {
  return `--set ${/^[\p{L}\p{M}\p{N}./=_-]+$/u.test(setting) ? setting : shellWord(setting)}`;
}
