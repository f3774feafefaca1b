import type { ConvertForm } from './form/convertForm';

/** What a site or user has set for the Convert panel. */
export interface ConvertDefaults {
  readonly form: Partial<ConvertForm>;
  readonly thumbnails: boolean;
  /** Seconds between two looks at the folders */
  readonly pollSeconds: number;
}
