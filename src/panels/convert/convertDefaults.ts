import type { ClusterDefaults } from './form/clusterForm';
import type { ConvertForm } from './form/convertForm';

/** What a site or user has set for the Convert panel. */
export interface ConvertDefaults {
  readonly session: {
    readonly bases: readonly string[];
    /** Empty for none */
    readonly defaultBase: string;
  };
  /** Where the folder list opens when nothing is chosen; empty for a data root or the home folder */
  readonly defaultFolder: string;
  readonly form: Partial<ConvertForm>;
  readonly cluster: ClusterDefaults;
  readonly thumbnails: boolean;
  /** Seconds between two looks at the folders */
  readonly pollSeconds: number;
}
