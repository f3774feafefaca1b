import type { Failure } from './failure';

/** Something that is asked of the backend. */
export type Loadable<T> =
  | { readonly state: 'none' }
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly failure: Failure };

export const NONE = { state: 'none' } as const;
export const LOADING = { state: 'loading' } as const;
