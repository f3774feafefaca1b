import { StateModel } from '../parts/stateModel';

/** Which tab is in front. */
export interface DetailState {
  readonly tab: 'review' | 'library';
}

export class DetailModel extends StateModel<DetailState> {
  constructor() {
    super({ tab: 'review' });
  }

  show(tab: DetailState['tab']): void {
    this.set({ tab });
  }
}
