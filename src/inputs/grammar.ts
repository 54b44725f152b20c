/** What a grammar makes of a text: the value, or what would be right in its place. */
export type Parsed<T> = { readonly ok: T } | { readonly want: string }

export type Grammar<T> = (given: string) => Parsed<T>
