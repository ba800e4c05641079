import type { BriefSummary } from '../pipeline/report.js';
import type { BriefEntry } from '../schema/manifest-schema.js';
import { percentOf } from '../text/percent.js';
import { inColumns } from './columns.js';

/** Columns of a terminal: a brief has one line. */
const maxWidth = 80;
/** Enough for the shortest way to tell what a page left out. */
const minLeftOut = 24;

/** For each brief how full its page is, and what it left out: nothing is cut silently. */
export function briefTable(briefs: readonly BriefSummary[]): readonly string[] {
  if (briefs.length === 0) return [];
  const packs = new Set(briefs.map(({ pack }) => pack));
  const fills = briefs.map(({ entry: { fill } }) => `${percentOf(fill)}%`);
  const fillWidth = Math.max('fill'.length, ...fills.map(({ length }) => length));
  // Two spaces before each column.
  const rest = maxWidth - 2 - 2 - fillWidth - 2;
  const names = briefs.map(({ pack, id }) => shortened(packs.size > 1 ? `${pack}/${id}` : id, rest - minLeftOut));
  const leftOutWidth = rest - Math.max('brief'.length, ...names.map(({ length }) => length));
  let some = false;
  const rows = briefs.map(({ entry: { leftOut = [] } }, i) => {
    some ||= leftOut.length > 0;
    return [names[i] ?? '', (fills[i] ?? '').padStart(fillWidth), leftOutText(leftOut, leftOutWidth)];
  });
  return [
    ...inColumns([['brief', 'fill'.padStart(fillWidth), 'left out'], ...rows]),
    ...(some ? ['  (why: policy-brief explain <pack> -a <audience>)'] : []),
    '',
  ];
}

/**
 * Names the units of priority "should" as far as there is room in the line, and counts those of priority "could", which
 * a page takes only where nothing else needs the room.
 */
function leftOutText(units: NonNullable<BriefEntry['leftOut']>, width: number): string {
  const should = units.filter(({ priority }) => priority !== 'could').map(({ unit }) => unit);
  const could = units.length - should.length;
  if (units.length === 0) return 'nothing';
  const counted = could > 0 ? [`${could} of priority could`] : [];
  if (should.length === 0) return counted.join('');
  const named = (count: number) => {
    const others = should.length - count;
    const more = others === 0 ? [] : [`${others} more`];
    return [[...should.slice(0, count), ...more].join(', '), ...counted].join('; ');
  };
  const ways = Array.from(should, (_, i) => named(should.length - i));
  // Where no name fits, in the same words in every line of the table.
  const numbers = could > 0 ? `${should.length} should, ${could} could` : `${should.length} should`;
  return ways.find(({ length }) => length <= width) ?? numbers;
}

/** The middle of a long name is left out: its end tells the language. */
function shortened(name: string, width: number): string {
  if (name.length <= width) return name;
  const end = Math.floor((width - 1) / 2);
  return `${name.slice(0, width - 1 - end)}…${name.slice(-end)}`;
}
