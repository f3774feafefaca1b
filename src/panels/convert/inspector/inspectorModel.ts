import type { AcquisitionRow } from '../../../protocol/acquisitions';
import { StateModel } from '../../parts/stateModel';

export type InspectorTab = 'result' | 'shape' | 'details';

export interface InspectorState {
  /** The acquisition looked at */
  readonly row?: AcquisitionRow;
  /** Whether there is a result to look at */
  readonly hasResult: boolean;
  /** What is shown of it */
  readonly shown: InspectorTab;
}

/** What is shown of the acquisition the user looks at: its result once there is one, until then how it would be read. */
export class InspectorModel extends StateModel<InspectorState> {
  constructor() {
    super({ hasResult: false, shown: 'shape' });
  }

  /**
   * Looks at an acquisition. What the user chose to see stays chosen, but a result that comes is shown.
   *
   * @param result its converted file, if there is one to look at
   */
  look(row: AcquisitionRow | undefined, result: string | undefined): void {
    const { row: before, hasResult: had } = this.state;
    const hasResult = result !== undefined;
    if (row === before && hasResult === had) {
      return;
    }
    if (hasResult && !had && row?.path === before?.path) {
      this._chosen = undefined;
    }
    this.set({ row, hasResult, shown: this._shown(hasResult) });
  }

  show(tab: InspectorTab): void {
    this._chosen = tab;
    this.set({ shown: this._shown(this.state.hasResult) });
  }

  private _shown(hasResult: boolean): InspectorTab {
    const usual = hasResult ? 'result' : 'shape';
    return this._chosen === 'result' ? usual : (this._chosen ?? usual);
  }

  private _chosen?: InspectorTab;
}
