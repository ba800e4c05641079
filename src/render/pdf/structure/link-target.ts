/** Where a link leads: out of the document, or to one of its own places. `says` names it to people who cannot see it. */
export type LinkTarget = { readonly url: string } | { readonly place: string; readonly says: string };
