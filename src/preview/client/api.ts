import type { PreviewBrief, PreviewState } from '../responses.js';

export type { ExplainedLength, ExplainedUnit } from '../../commands/explain.js';
export type { Reason } from '../../model/fitted-brief.js';
export type { PreviewBrief, PreviewProblem, PreviewState, PreviewText, SourceLocation } from '../responses.js';

/** @param names the language for the title and the names of readers, if the pack has it */
export async function fetchState(audience: string, names: string): Promise<PreviewState> {
  const query = new URLSearchParams({ ...(audience === '' ? {} : { audience }), names });
  return (await fetch(`/api/state?${query}`)).json() as Promise<PreviewState>;
}

/** Undefined where there never was such a page. */
export async function fetchBrief(audience: string, locale: string): Promise<PreviewBrief | undefined> {
  if (audience === '' || locale === '') return undefined;
  const answer = await fetch(`/api/brief/${encodeURIComponent(audience)}/${encodeURIComponent(locale)}`);
  return answer.ok ? ((await answer.json()) as PreviewBrief) : undefined;
}

export function addressOf(audience: string, locale: string, format: string, version: number): string {
  return `/brief/${encodeURIComponent(audience)}/${encodeURIComponent(locale)}/${format}?v=${version}`;
}
