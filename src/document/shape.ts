/**
 * What a template may ask for, as data: `text` for what is printed, a list for what `{{#each}}` walks,
 * an object for names. `ShapeOf<View>` keeps a shape and its view's type the same.
 */
export type Shape = 'text' | readonly [Shape] | { readonly [name: string]: Shape };

export type ShapeOf<View> = View extends string | number | undefined
  ? 'text'
  : View extends readonly (infer Item)[]
    ? readonly [ShapeOf<Item>]
    : { readonly [Name in keyof View]-?: ShapeOf<View[Name]> };
