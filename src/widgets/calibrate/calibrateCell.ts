import { createElement } from 'react';

import { CalibrateModel } from '../../panels/calibrate/calibrateModel';
import { CalibratePanel } from '../../panels/calibrate/CalibratePanel';
import { OncePerTurn } from '../../panels/parts/oncePerTurn';
import { calibrationRecordSchema } from '../../protocol/calibrate/calibrationRecord';
import type { ToldResult } from '../cellKind';
import type { CellHouse, CellPanel } from '../cellPanel';
import { listingCell } from '../listingCell';

/** The Calibrate panel in a cell: what is dragged or typed in it is in `params`, and its record in `calibration`. */
export function calibrateCell(house: CellHouse): CellPanel {
  const model = new CalibrateModel(house, house.trans, true);
  const { form, review } = model;
  // Another reference is looked at in steps, of which only the last one counts
  const turn = new OncePerTurn(() => house.onChoice());
  form.changed.connect(() => turn.ask());
  review.changed.connect(() => turn.ask());
  return listingCell(
    {
      model,
      fill: options => model.take(options),
      options: () => {
        // Python hears of a drag when what it has come to is fitted
        const isDragging = review.attempt.drag !== undefined && review.state.fitting;
        return form.state.typing || isDragging ? undefined : model.options;
      },
      draw: () => createElement(CalibratePanel, { model, inCell: true }),
      more: () => {
        const { record } = review.attempt;
        return record && { calibration: record, verdict: record.verdict };
      }
    },
    house
  );
}

const told = calibrationRecordSchema.pick({ input: true, verdict: true, reason: true });

export function toldCalibration(entry: object): ToldResult | undefined {
  const { data: result } = told.safeParse(entry);
  return result && { path: result.input.path, words: `${result.verdict}: ${result.reason}` };
}
