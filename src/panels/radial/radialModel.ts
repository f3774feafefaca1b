import type { TranslationBundle } from '@jupyterlab/translation';

import type { CalibrationChoice } from '../../protocol/radial/calibrationChoice';
import { calibrationChoiceSchema } from '../../protocol/radial/calibrationChoice';
import type { RadialOptions } from '../../protocol/radial/radialOptions';
import { requests } from '../../protocol/requests';
import type { Listed } from '../listing/listingModel';
import { ListingModel } from '../listing/listingModel';
import type { House } from '../listing/startingModel';

import { ChoicesModel } from '../parts/choicesModel';
import { withShortPaths } from '../parts/paths';
import { withoutPath } from '../parts/withoutPath';
import { resultsOfPlace } from '../session/sessionForm';
import type { RadialForm } from './form/radialForm';
import type { RadialDemands } from './form/radialRules';
import { radialTable } from './form/radialRules';
import { PreviewModel } from './preview/previewModel';
import { RadialResultModel } from './result/radialResultModel';
import { RecordUse } from './use/recordUse';
import type { DataSetRow } from './table/dataSetRow';
import { dataSetRow, dataSetRules } from './table/dataSetRow';

/** The Radial transform panel: the scans of a session with their calibrations, and the profiles of one of them. */
export class RadialModel extends ListingModel<'radial', DataSetRow, RadialForm, RadialDemands> {
  constructor(house: House, trans: TranslationBundle) {
    super(
      {
        kind: 'radial',
        rows: dataSetRules,
        form: radialTable,
        verb: trans.__('Transform'),
        hint: trans.__('Every pattern becomes a profile along the calibrated ellipse.')
      },
      house,
      trans
    );
    this.result = new RadialResultModel(house.backend);
    this.preview = new PreviewModel(house.backend);
    this.form.changed.connect(this._onChoice, this);
    this.choices.changed.connect(this._onChoice, this);
    house.session.changed.connect(this._onSession, this);
    this._onSession();
    this._followPreview();
    this._follow();
  }

  /** Calibrations that were picked for single data sets */
  override readonly choices = new ChoicesModel<CalibrationChoice>(calibrationChoiceSchema);
  readonly result: RadialResultModel;
  readonly preview: PreviewModel;
  /** The calibration that came from its review */
  readonly use = new RecordUse();

  override dispose(): void {
    [this.result, this.preview, this.use].forEach(part => part.dispose());
    super.dispose();
  }

  /** Has a data set transformed with another calibration than the form says. @param calibration a record; absent: as the form says */
  pick(path: string, calibration?: string): void {
    this.choices.choose(path, calibration === undefined ? undefined : { calibration });
  }

  /** Has the data sets recorded at the voltage and camera length of a record transformed with it. */
  useRecord(record: string): void {
    this.use.ask(record);
    this.refresh();
  }

  /** Has the data sets that a record from its review was taken for transformed as the form says again. */
  backToAuto(): void {
    const { inputs } = this.use.state;
    this.use.dismiss();
    this.choices.chooseAll(inputs, undefined);
  }

  protected override _follow(): void {
    const { folder, file } = this.state;
    super._follow();
    if (folder !== this.state.folder || file !== this.state.file) {
      this.use.dismiss();
    }
  }

  protected async _list(folder: string, signal: AbortSignal): Promise<Listed<DataSetRow>> {
    const { choices } = this.choices.state;
    this._listedWith = { options: this.form.state.settled, choices };
    const { dataSets, records, problems } = await this.backend.request(
      requests.radialDataSets,
      { folder, options: this._listedWith.options ?? {}, choices: Object.fromEntries(choices) },
      { signal }
    );
    const isNamed = folder === this.state.file;
    const rows = dataSets.map(dataSet =>
      dataSetRow(dataSet, this._trans, records, choices.get(dataSet.input), isNamed)
    );
    const used = signal.aborted ? undefined : this.use.take(rows);
    if (used) {
      this.choices.chooseAll(used.inputs, { calibration: used.record });
    }
    return { rows, problems };
  }

  protected override _onRows(): void {
    super._onRows();
    const { active, all } = this.rows.state;
    this.preview.show(active);
    this._followPreview();
    const looked = all.find(({ path }) => path === active)?.dataSet;
    this.result.show(looked?.mean, looked?.made);
  }

  /** The first of those that cannot be transformed says why. */
  protected override get _trouble(): string | undefined {
    const row = this.rows.state.all.find(({ status }) => status === 'failed');
    return row?.dataSet.problem && `${row.name}: ${withShortPaths(withoutPath(row.dataSet.problem, row.path))}`;
  }

  /** Where the calibrations of the session are. */
  private _onSession(): void {
    const { place } = this.session.state;
    this.form.setDemands({ calibrations: place && resultsOfPlace(place) });
  }

  /** Other options fit other calibrations, and make what is there stale, as does another calibration. */
  private _onChoice(): void {
    this._followPreview();
    const { options, choices } = this._listedWith;
    if (this.form.state.settled !== options || this.choices.state.choices !== choices) {
      this.refresh();
    }
  }

  private _followPreview(): void {
    const { active, all } = this.rows.state;
    const picked = active === undefined ? undefined : this.choices.state.choices.get(active);
    const fitting = all.find(({ path }) => path === active)?.dataSet.calibration;
    this.preview.follow(this.form.state.options, picked, fitting);
  }

  private _listedWith: { options?: RadialOptions; choices?: ReadonlyMap<string, CalibrationChoice> } = {};
}
