import type {
  AnalysisMaps,
  EarlierAnalysis,
  OpenedAnalysis,
  ProfileSet
} from '../../../protocol/analyse/analysisRequests';
import { requests } from '../../../protocol/requests';
import type { ScanRegion } from '../../../protocol/viewer';
import type { Backend } from '../../connection';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import { NewestOnly } from '../../parts/newestOnly';
import { StateModel } from '../../parts/stateModel';
import type { Grid } from '../../plots/grid';
import { decodeImage } from '../../plots/grid';
import type { Line } from './lines';
import { linesOf } from './lines';

/** Where the components are in one data set. */
export interface ShownMaps {
  readonly components: readonly Grid[];
  readonly classes: Grid;
}

export interface ResultState {
  /** Analyses of the folder, the newest first */
  readonly earlier: readonly EarlierAnalysis[];
  /** The one that is shown, or being opened */
  readonly record?: string;
  readonly opened?: OpenedAnalysis;
  /** Which of its data sets, from 0 */
  readonly file: number;
  readonly maps?: ShownMaps;
  /** Component that is looked for, from 0; absent: all are shown */
  readonly component?: number;
  /** Positions that were chosen on a map, and their mean profile once it is there */
  readonly region?: ScanRegion;
  readonly ofRegion?: Line;
  readonly failure?: Failure;
}

const NO_REGION = { region: undefined, ofRegion: undefined };
const CLEARED = { opened: undefined, file: 0, maps: undefined, component: undefined, failure: undefined, ...NO_REGION };

/** An analysis as it lies on disk: opened without computing anything, one data set of it in view, and what is pointed at in it. */
export class ResultModel extends StateModel<ResultState> {
  constructor(private readonly _backend: Backend) {
    super({ earlier: [], file: 0 });
  }

  /** Takes the analyses of a folder. The one that was seen last, or else the newest, is opened where none is. */
  setEarlier(earlier: readonly EarlierAnalysis[]): void {
    const isSame = JSON.stringify(earlier) === JSON.stringify(this.state.earlier);
    if (!isSame) {
      this.set({ earlier });
    }
    const { record } = this.state;
    const isThere = (path: string | undefined): boolean => earlier.some(other => other.record === path);
    if (record === undefined || (!isThere(record) && record !== this._own)) {
      this.open(isThere(this._preferred) ? this._preferred : earlier[0]?.record);
    }
  }

  /** Names the analysis that is to be seen once it is found. */
  prefer(record: string): void {
    this._preferred = record;
  }

  /** Opens an analysis by its record, or none. */
  open(record: string | undefined): void {
    if (record === this.state.record && this.state.opened !== undefined) {
      return;
    }
    this._openings.clear();
    this._lookings.clear();
    this._regions.clear();
    this._own = record;
    this.set({ record, ...CLEARED });
    if (record !== undefined) {
      this._openings.ask(record);
    }
  }

  /** Looks at another of its data sets. */
  look(file: number): void {
    if (file !== this.state.file) {
      this._regions.clear();
      this.set({ file, ...NO_REGION });
      this._lookings.ask(file);
    }
  }

  /** Looks at a data set of the table, where it is part of the analysis. */
  lookAt(set: ProfileSet | undefined): void {
    const files = this.state.opened?.record.result.files ?? [];
    const file = files.findIndex(({ input }) => input === set?.mean || input === set?.variance);
    if (file >= 0) {
      this.look(file);
    }
  }

  /** Shows where one component is, or all of them again. */
  find(component: number | undefined): void {
    this.set({ component });
  }

  /** Shows the mean profile of some positions; absent: of none. */
  point(region: ScanRegion | undefined): void {
    this._regions.clear();
    this.set(region ? { region } : NO_REGION);
    if (region) {
      this._regions.ask(region);
    }
  }

  private async _open(record: string, signal: AbortSignal): Promise<void> {
    await this._showing(signal, async () => {
      const opened = await this._backend.request(requests.openAnalysis, { record }, { signal });
      if (!signal.aborted) {
        this.set({ opened });
        this._lookings.ask(this.state.file);
      }
    });
  }

  private async _look(file: number, signal: AbortSignal): Promise<void> {
    const { record = '' } = this.state;
    await this._showing(signal, async () => {
      const maps = await this._backend.request(requests.analysisMaps, { record, file }, { signal });
      if (!signal.aborted) {
        this.set({ maps: shown(maps), failure: undefined });
      }
    });
  }

  private async _lookAtRegion(region: ScanRegion, signal: AbortSignal): Promise<void> {
    const { opened, file } = this.state;
    const mean = opened?.record.result.files[file]?.input ?? '';
    await this._showing(signal, async () => {
      const found = await this._backend.request(requests.radialProfiles, { mean, region }, { signal });
      if (!signal.aborted) {
        const { offset, scale, profile } = found;
        const [ofRegion] = linesOf({ axis: { offset, scale, bins: profile.length }, curves: [profile] });
        this.set({ ofRegion, failure: undefined });
      }
    });
  }

  private async _showing(signal: AbortSignal, show: () => Promise<void>): Promise<void> {
    try {
      await show();
    } catch (error) {
      if (!signal.aborted) {
        this.set({ failure: failureOf(error) });
      }
    }
  }

  private _preferred: string | undefined;
  /** Opened by the user or by a job, wherever it lies */
  private _own: string | undefined;
  private readonly _openings = new NewestOnly<string>((record, { signal }) => this._open(record, signal));
  private readonly _lookings = new NewestOnly<number>((file, { signal }) => this._look(file, signal));
  private readonly _regions = new NewestOnly<ScanRegion>((region, { signal }) => this._lookAtRegion(region, signal));
}

function shown({ components, classes }: AnalysisMaps): ShownMaps {
  return { components: components.map(decodeImage), classes: decodeImage(classes) };
}
