import { StateModel } from '../../parts/stateModel';
import { calibrationPicks } from '../table/calibrationPicks';
import type { DataSetRow } from '../table/dataSetRow';

export interface RecordUseState {
  /** Path of the record that the data sets of its voltage and camera length were told to use; absent: none was */
  readonly record?: string;
  /** Those data sets */
  readonly inputs: readonly string[];
}

/** A calibration that was just made and is to be used: for the data sets it fits, and for no others. */
export class RecordUse extends StateModel<RecordUseState> {
  constructor() {
    super({ inputs: [] });
  }

  /** Waits for the rows of the folder, in which the record is listed. */
  ask(record: string): void {
    this._asked = record;
  }

  /** @returns the data sets that are to be transformed with the record that was asked for; undefined where none was */
  take(rows: readonly DataSetRow[]): { record: string; inputs: readonly string[] } | undefined {
    const record = this._asked;
    if (record === undefined) {
      return undefined;
    }
    this._asked = undefined;
    const inputs = rows
      .filter(({ status }) => status !== 'reference')
      .filter(({ dataSet, records }) => calibrationPicks(dataSet, records).fitting.some(({ path }) => path === record))
      .map(({ path }) => path);
    this.set({ record, inputs });
    return { record, inputs };
  }

  /** Says no more of it. */
  dismiss(): void {
    if (this.state.record !== undefined) {
      this.set({ record: undefined, inputs: [] });
    }
  }

  private _asked?: string;
}
