import { StateModel } from '../panels/parts/stateModel';
import type { JobTraits } from './jobTraits';

export interface CellState extends Pick<JobTraits, 'params' | 'result' | 'state' | 'message'> {
  /** True while a kernel holds the Python half */
  readonly live: boolean;
}

/** What is drawn around the panel of a cell. */
export class CellModel extends StateModel<CellState> {
  update(part: Partial<CellState>): void {
    this.set(part);
  }
}
