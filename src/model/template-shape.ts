/**
 * What a template may print, as data: a list for what `{{#each}}` goes through, an object for names. The paths of
 * templates are checked against it, and `ViewOf` is the type of the values that it describes.
 */
export type Shape = 'text' | 'number' | readonly [Shape] | { readonly [name: string]: Shape };

export type ViewOf<S> = S extends 'text'
  ? string
  : S extends 'number'
    ? number
    : S extends readonly [infer Item]
      ? readonly ViewOf<Item>[]
      : { readonly [Name in keyof S]: ViewOf<S[Name]> };
