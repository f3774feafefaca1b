import { StateModel } from '../parts/stateModel';

/** What stands beside the table: the data set looked at, all selected ones compared, or an analysis. */
export type DetailView = 'dataSet' | 'compare' | 'result';

/** Which of the views is seen. */
export class DetailModel extends StateModel<{ readonly shown: DetailView }> {
  constructor() {
    super({ shown: 'dataSet' });
  }

  show(shown: DetailView): void {
    this.set({ shown });
  }
}
