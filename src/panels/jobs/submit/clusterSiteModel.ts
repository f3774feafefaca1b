import type { ClusterSite } from '../../../protocol/clusterRequests';
import { requests } from '../../../protocol/requests';
import type { Backend } from '../../connection';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import { StateModel } from '../../parts/stateModel';
import type { SharedForm } from './clusterForm';
import { emptyShared } from './clusterForm';

export interface ClusterSiteState {
  /** What is asked of the cluster for every job */
  readonly form: SharedForm;
  /** As it was asked for last */
  readonly site?: ClusterSite;
  readonly looking: boolean;
  readonly failure?: Failure;
}

/** Where jobs can run, for all panels of a page. Nobody is asked before a user wants to know. */
export class ClusterSiteModel extends StateModel<ClusterSiteState> {
  constructor(private readonly _backend: Backend) {
    super({ form: emptyShared, looking: false });
  }

  edit(part: Partial<SharedForm>): void {
    this.set({ form: { ...this.state.form, ...part } });
  }

  /** What is typed is remembered from one visit to the next. */
  get saved(): SharedForm {
    return this.state.form;
  }

  /** Takes remembered values; anything that is none is passed over. */
  restore(saved: unknown): void {
    const { form } = this.state;
    const isValue = ([field, value]: [string, unknown]): boolean => field in form && typeof value === 'string';
    this.edit(Object.fromEntries(Object.entries(saved ?? {}).filter(isValue)));
  }

  /** Looks at the settings, and whether Slurm answers. */
  async look(): Promise<void> {
    if (this.state.looking) {
      return;
    }
    this.set({ looking: true });
    try {
      const site = await this._backend.request(requests.clusterSite, {});
      this.set({ site, looking: false, failure: undefined });
    } catch (error) {
      this.set({ looking: false, failure: failureOf(error) });
    }
  }
}
