import type {
  AnalysisMaps,
  AreaHull,
  EarlierAnalysis,
  OpenedAnalysis,
  ProfileSet,
  RegionProfile
} from '../../../protocol/analyse/analysisRequests';
import { requests } from '../../../protocol/requests';
import type { ScanRegion } from '../../../protocol/viewer';
import type { Backend } from '../../connection';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import type { Turn } from '../../parts/newestOnly';
import { NewestOnly } from '../../parts/newestOnly';
import { StateModel } from '../../parts/stateModel';
import type { Grid } from '../../plots/grid';
import { decodeImage } from '../../plots/grid';
import type { Line } from './lines';
import { linesOf } from './lines';
import type { ClassRule } from './liveClasses';

/** A map that says where a structure fits, how far it is shifted, or where the variance about a ring is high. */
export interface MatchMap {
  readonly kind: AnalysisMaps['matches'][number]['kind'];
  readonly name: string;
  readonly map: Grid;
}

/** Where the components are in one data set. */
export interface ShownMaps {
  readonly components: readonly Grid[];
  readonly classes: Grid;
  /** Net counts of each element; none without EDX */
  readonly elements: readonly { readonly element: string; readonly map: Grid }[];
  /** Structures and windows about rings, position by position */
  readonly matches: readonly MatchMap[];
  /** Areas of the classes, as analysed */
  readonly areas: readonly AreaHull[];
}

/** A pattern of each class: means, and the most in each pixel, which analyses of before have not. */
export interface ShownPatterns {
  readonly means: readonly Grid[];
  readonly maxima: readonly Grid[];
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
  /** Patterns of each class; none where none were written */
  readonly patterns?: ShownPatterns;
  /** Component that is looked for, from 0; absent: all are shown */
  readonly component?: number;
  /** By which the classes are shown */
  readonly rule: ClassRule;
  /** Percentiles of each component's coefficients: 0, 0.1, ... 100; absent until a rule asks for them */
  readonly percentiles?: readonly (readonly number[])[];
  /** Positions that were chosen on a map, and their mean profile once it is there */
  readonly region?: ScanRegion;
  readonly ofRegion?: Line;
  /** Their mean EDX spectrum over keV, where there is a spectrum map */
  readonly spectrum?: Line;
  readonly failure?: Failure;
}

const NO_REGION = { region: undefined, ofRegion: undefined, spectrum: undefined };
const CLEARED = {
  opened: undefined,
  file: 0,
  maps: undefined,
  patterns: undefined,
  component: undefined,
  rule: { kind: 'analysed' },
  percentiles: undefined,
  failure: undefined,
  ...NO_REGION
} as const;

/** An analysis as it lies on disk: opened without computing anything, one data set of it in view, and what is pointed at in it. */
export class ResultModel extends StateModel<ResultState> {
  constructor(private readonly _backend: Backend) {
    super({ earlier: [], file: 0, rule: { kind: 'analysed' } });
  }

  /** Takes the analyses of a folder. The one that was seen last, or else the newest, is opened where none is. */
  setEarlier(earlier: readonly EarlierAnalysis[]): void {
    const isSame = JSON.stringify(earlier) === JSON.stringify(this.state.earlier);
    if (!isSame) {
      this.set({ earlier });
    }
    const { record } = this.state;
    const isThere = (path: string | undefined): boolean => earlier.some(other => other.record === path);
    if (record !== undefined && !isThere(record) && record === this._own) {
      return;
    }
    if (!isThere(record)) {
      this.open(isThere(this._preferred) ? this._preferred : earlier[0]?.record);
    }
    // From here on it is one of this folder, and goes with it
    this._own = undefined;
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
    this._percentiles.clear();
    this._spectra.clear();
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
      this._spectra.clear();
      this.set({ file, maps: undefined, failure: undefined, ...NO_REGION });
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

  /** Shows the classes by another rule; nothing is written. */
  setRule(rule: ClassRule): void {
    this.set({ rule });
    const { record, percentiles } = this.state;
    if (rule.kind === 'percentile' && percentiles === undefined && record !== undefined) {
      this._percentiles.ask(record);
    }
  }

  /** The report, the record or the notebook of what is shown; nothing where it cannot be read, which then is said. */
  async textOf(what: 'report' | 'record' | 'notebook'): Promise<{ path: string; text: string } | undefined> {
    try {
      return await this._backend.request(requests.analysisText, { record: this.state.record ?? '', what });
    } catch (error) {
      this.set({ failure: failureOf(error) });
      return undefined;
    }
  }

  /** Shows the mean profile of some positions; absent: of none. */
  point(region: ScanRegion | undefined): void {
    this.set(region ? { region } : NO_REGION);
    if (region) {
      this._regions.ask(region);
      this._askSpectrum(region);
    } else {
      this._regions.clear();
      this._spectra.clear();
    }
  }

  private async _open(record: string, signal: AbortSignal): Promise<void> {
    await this._showing(signal, async () => {
      const opened = await this._backend.request(requests.openAnalysis, { record }, { signal });
      if (!signal.aborted) {
        this.set({ opened });
        this._lookings.ask(this.state.file);
        const { means, maxima } = await this._backend.request(requests.classPatterns, { record }, { signal });
        if (!signal.aborted) {
          this.set({ patterns: { means: means.map(decodeImage), maxima: maxima.map(decodeImage) } });
        }
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

  /** At once of some of the positions, then of all of them. A newer choice ends this one as soon as something of it is seen. */
  private async _lookAtRegion(region: ScanRegion, { signal, shown: seen }: Turn): Promise<void> {
    const { opened, file } = this.state;
    const input = opened?.record.result.files[file]?.input ?? '';
    const show = ({ axis, profile }: RegionProfile): void => {
      if (!signal.aborted) {
        const [ofRegion] = linesOf({ axis, curves: [profile] });
        this.set({ ofRegion, failure: undefined });
        seen();
      }
    };
    await this._showing(
      signal,
      async () =>
        show(
          await this._backend.request(requests.regionProfile, { file: input, region }, { signal, onProgress: show })
        ),
      { ofRegion: undefined }
    );
  }

  private async _rank(record: string, signal: AbortSignal): Promise<void> {
    await this._showing(signal, async () => {
      const { percentiles } = await this._backend.request(requests.coefficientPercentiles, { record }, { signal });
      if (!signal.aborted) {
        this.set({ percentiles });
      }
    });
  }

  /** Only where there is one: spectrum maps are read whole. */
  private _askSpectrum(region: ScanRegion): void {
    const { opened, file } = this.state;
    if (opened?.record.result.files[file]?.edx) {
      this._spectra.ask(region);
    }
  }

  private async _spectrumOf(region: ScanRegion, signal: AbortSignal): Promise<void> {
    const { record = '', file } = this.state;
    const show = async (): Promise<void> => {
      const { spectrum } = await this._backend.request(requests.regionSpectrum, { record, file, region }, { signal });
      if (!signal.aborted) {
        this.set({ spectrum: spectrum ? linesOf(spectrum)[0] : undefined });
      }
    };
    await this._showing(signal, show, { spectrum: undefined });
  }

  /** @param without what was shown before and is no answer to what failed */
  private async _showing(
    signal: AbortSignal,
    show: () => Promise<void>,
    without: Partial<ResultState> = {}
  ): Promise<void> {
    try {
      await show();
    } catch (error) {
      if (!signal.aborted) {
        this.set({ ...without, failure: failureOf(error) });
      }
    }
  }

  private _preferred: string | undefined;
  /** Opened by the user or by a job, wherever it lies; absent once the folder lists it */
  private _own: string | undefined;
  private readonly _openings = new NewestOnly<string>((record, { signal }) => this._open(record, signal));
  private readonly _lookings = new NewestOnly<number>((file, { signal }) => this._look(file, signal));
  private readonly _spectra = new NewestOnly<ScanRegion>((region, { signal }) => this._spectrumOf(region, signal));
  private readonly _percentiles = new NewestOnly<string>((record, { signal }) => this._rank(record, signal));
  private readonly _regions = new NewestOnly<ScanRegion>((region, turn) => this._lookAtRegion(region, turn));
}

function shown({ components, classes, elements, matches, areas }: AnalysisMaps): ShownMaps {
  return {
    components: components.map(decodeImage),
    classes: decodeImage(classes),
    areas,
    matches: matches.map(match => ({ ...match, map: decodeImage(match.map) })),
    elements: elements.map(({ element, map }) => ({ element, map: decodeImage(map) }))
  };
}
