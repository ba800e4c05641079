import type { PlaceEdit, TextEdit, TrialRequest } from '../../schema/preview-edits.js';
import type {
  DraftAnswer,
  EditableUnit,
  EditFinding,
  PlaceAnswer,
  PreviewBrief,
  PreviewState,
  SaveAnswer,
  TrialAnswer,
} from '../responses.js';

export type { ExplainedLength, ExplainedUnit } from '../../commands/explain.js';
export type { Reason } from '../../model/fitted-brief.js';
export type { PlaceEdit, TextEdit } from '../../schema/preview-edits.js';
export type {
  DraftAnswer,
  EditableText,
  EditableWording,
  EditFinding,
  PlaceAnswer,
  PreviewBrief,
  PreviewProblem,
  PreviewState,
  PreviewText,
  SaveAnswer,
  SourceLocation,
  TrialAnswer,
} from '../responses.js';

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

export function addressOf(
  audience: string,
  locale: string,
  format: string,
  { version, draft }: Pick<PreviewBrief, 'version' | 'draft'>,
): string {
  const of = draft === undefined ? '' : `&draft=${draft}`;
  return `/brief/${encodeURIComponent(audience)}/${encodeURIComponent(locale)}/${format}?v=${version}${of}`;
}

/** Nothing where the preview does not answer: it has ended, or was started anew. */
export async function fetchUnit(audience: string, unit: string): Promise<EditableUnit | undefined> {
  const address = `/api/unit/${encodeURIComponent(audience)}/${encodeURIComponent(unit)}`;
  const answer = await fetch(address).catch(() => undefined);
  return answer?.ok ? ((await answer.json()) as EditableUnit) : undefined;
}

/** What is edited, and the page that it is looked at on. */
export interface DraftOf {
  readonly audience: string;
  readonly locale: string;
  readonly unit: string;
  readonly changes: readonly TextEdit[];
}

export async function fetchDraft(draft: DraftOf): Promise<DraftAnswer> {
  return (await posted('/api/draft', draft)).json() as Promise<DraftAnswer>;
}

export async function fetchFindings(draft: number): Promise<readonly EditFinding[]> {
  return (await fetch(`/api/findings/${draft}`)).json() as Promise<readonly EditFinding[]>;
}

export async function saveTexts(changes: readonly TextEdit[]): Promise<SaveAnswer> {
  return (await posted('/api/save', { changes })).json() as Promise<SaveAnswer>;
}

export async function fetchTrial(request: TrialRequest): Promise<TrialAnswer> {
  return (await posted('/api/trial', request)).json() as Promise<TrialAnswer>;
}

export async function savePlace(edit: PlaceEdit): Promise<PlaceAnswer> {
  return (await posted('/api/place', edit)).json() as Promise<PlaceAnswer>;
}

function posted(address: string, body: unknown): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}
