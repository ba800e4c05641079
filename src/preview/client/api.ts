import type { PreviewBrief, PreviewState } from '../shown.js';

export type { ExplainedLength, ExplainedUnit } from '../../commands/explain.js';
export type { Reason } from '../../model/fitted-brief.js';
export type { Place, PreviewBrief, PreviewProblem, PreviewState, PreviewText } from '../shown.js';

/** `names`: the language in which title and readers are named, where the pack has it. */
export async function fetchState(audience: string, names: string): Promise<PreviewState> {
  const query = new URLSearchParams({ ...(audience === '' ? {} : { audience }), names });
  return (await fetch(`/api/state?${query}`)).json() as Promise<PreviewState>;
}

/** Nothing where there never was a page. */
export async function fetchBrief(audience: string, locale: string): Promise<PreviewBrief | undefined> {
  if (audience === '' || locale === '') return undefined;
  const answer = await fetch(`/api/brief/${encodeURIComponent(audience)}/${encodeURIComponent(locale)}`);
  return answer.ok ? ((await answer.json()) as PreviewBrief) : undefined;
}

export function addressOf(audience: string, locale: string, format: string, version: number): string {
  return `/brief/${encodeURIComponent(audience)}/${encodeURIComponent(locale)}/${format}?v=${version}`;
}
