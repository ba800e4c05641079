/**
 * What a template may print, as data: `html` for what is finished and printed as it is, a list for what `{{#each}}` goes through, an object for names. The paths of
 * templates are checked against it, and `ViewOf` is the type of the values that it describes.
 */
export type Shape = 'text' | 'number' | 'html' | readonly [Shape] | { readonly [name: string]: Shape };

export type ViewOf<S> = S extends 'text' | 'html'
  ? string
  : S extends 'number'
    ? number
    : S extends readonly [infer Item]
      ? readonly ViewOf<Item>[]
      : { readonly [Name in keyof S]: ViewOf<S[Name]> };
