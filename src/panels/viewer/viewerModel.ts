import type { TranslationBundle } from '@jupyterlab/translation';

import type { DirectBeam } from '../../core/detector/directBeam';
import { directBeam } from '../../core/detector/directBeam';
import type { DetectorPreset } from '../../core/detector/presets';
import { aboutBeam, presetDetector } from '../../core/detector/presets';
import type { JobChange } from '../../protocol/jobs';
import { requests } from '../../protocol/requests';
import type { Detector, FramePosition, ScanRegion } from '../../protocol/viewer';
import type { Backend, BackendStatus } from '../connection';
import type { Loadable } from '../parts/loadable';
import { LOADING, NONE } from '../parts/loadable';
import { StateModel } from '../parts/stateModel';
import { CalibrationLook } from './calibrationLook';
import { FramePattern } from './framePattern';
import { OverviewImages } from './overviewImages';
import { RegionPattern } from './regionPattern';
import type { ViewedData } from './viewedData';
import { viewedData } from './viewedData';
import { fileFailure } from '../parts/fileFailure';
import type { Displays, ViewerChoice } from './viewerChoice';
import { initialChoice, readChoice } from './viewerChoice';
import { VirtualImage } from './virtualImage';

export interface ViewerState extends ViewerChoice {
  /** File that is shown, converted or raw */
  readonly output?: string;
  readonly data: Loadable<ViewedData>;
}

/** Looks into one file at a time, converted or raw: its images, the pattern at a position or of a region, a virtual detector. */
export class ViewerModel extends StateModel<ViewerState> {
  constructor(
    private readonly _backend: Backend,
    private readonly _trans: TranslationBundle
  ) {
    super({ data: NONE, ...initialChoice });
    this.overview = new OverviewImages(_backend, _trans);
    this.pattern = new FramePattern(_backend, _trans);
    this.region = new RegionPattern(_backend, _trans);
    this.virtual = new VirtualImage(_backend, _trans);
    this.calibration = new CalibrationLook(_backend, _trans);
    _backend.statusChanged.connect(this._onStatus, this);
    _backend.jobChanged.connect(this._onConversion, this);
  }

  readonly overview: OverviewImages;
  readonly pattern: FramePattern;
  readonly region: RegionPattern;
  readonly virtual: VirtualImage;
  readonly calibration: CalibrationLook;

  /** Shows a file, or none. One that is shown already stays as it is: `reload` looks at it again. */
  async show(output: string | undefined): Promise<void> {
    if (output !== this.state.output) {
      await this._open(output);
    }
  }

  /** Looks at the file as it is on disk now. */
  async reload(): Promise<void> {
    await this._open(this.state.output);
  }

  /** Shows the pattern at a position; the newest position counts. */
  pointAt(at: FramePosition): void {
    this.set({ patternShown: 'position' });
    this.pattern.point(at);
  }

  /** Shows the sum of the patterns of a region of the scan. */
  sumRegion(region: ScanRegion): void {
    this.set({ patternShown: 'region' });
    this.region.sum(region);
  }

  /** Shows the image of a virtual detector. */
  detect(detector: Detector): void {
    this.set({ scanShown: 'virtual' });
    this._placedAbout = this.overview.state.beam;
    this.virtual.detect(detector);
  }

  /** Puts one of the usual detectors around the direct beam of the mean pattern. */
  usePreset(preset: DetectorPreset): void {
    const { data } = this.state;
    if (data.state === 'ready') {
      const [rows, columns] = data.value.frame;
      const { beam, meanPattern } = this.overview.state;
      const about = beam ?? directBeam(meanPattern?.values ?? new Float32Array(), rows, columns);
      this.detect(presetDetector(preset, about, rows, columns));
    }
  }

  showScan(scanShown: ViewerState['scanShown']): void {
    this.set({ scanShown });
    if (scanShown === 'virtual') {
      this._ensureVirtualImage();
    }
  }

  showPattern(patternShown: ViewerState['patternShown']): void {
    this.set({ patternShown });
  }

  showUnit(patternUnit: ViewerState['patternUnit']): void {
    this.set({ patternUnit });
  }

  /** The report of the calibration that is used. @throws BackendError where it cannot be read */
  async readReport(record: string): Promise<{ readonly path: string; readonly text: string }> {
    return this._backend.request(requests.calibrationReport, { record });
  }

  display(part: Partial<Displays>): void {
    this.set({ displays: { ...this.state.displays, ...part } });
  }

  /** How things are shown, to be kept for the next time. */
  get choice(): ViewerChoice {
    const { displays, scanShown, patternShown, patternUnit } = this.state;
    return { displays, scanShown, patternShown, patternUnit };
  }

  /** Takes up what `choice` gave, of whatever age it is. */
  restore(choice: unknown): void {
    this.set(readChoice(choice));
  }

  /** Lets the backend and what it sends be. */
  override dispose(): void {
    this._openParts(undefined);
    super.dispose();
  }

  private async _open(output: string | undefined): Promise<void> {
    const asked = ++this._asked;
    this._openParts(undefined);
    this.set({ output, data: output === undefined ? NONE : LOADING });
    if (output === undefined) {
      return;
    }
    try {
      const data = viewedData(await this._backend.request(requests.viewerFile, { output }));
      if (asked === this._asked) {
        this._openParts(data);
        this.set({ data: { state: 'ready', value: data } });
        this._begin(data);
      }
    } catch (error) {
      if (asked === this._asked) {
        this.set({ data: { state: 'failed', failure: fileFailure(error, this._trans) } });
      }
    }
  }

  private _openParts(data: ViewedData | undefined): void {
    this.pattern.open(data);
    this.region.open(data);
    this.virtual.open(data);
    void this.calibration.open(data);
    void this.overview.open(data).then(() => {
      if (data) {
        this._followBeam(data);
      }
      if (data && this.state.scanShown === 'virtual') {
        this._ensureVirtualImage();
      }
    });
  }

  /** The detector of the file before lies about its direct beam: here it is to lie about the one of this file. */
  private _followBeam({ frame: [rows, columns] }: ViewedData): void {
    const { beam } = this.overview.state;
    const { detector } = this.virtual.state;
    const before = this._placedAbout;
    if (!beam || !detector || !before || (before.row === beam.row && before.column === beam.column)) {
      return;
    }
    const moved = aboutBeam(detector, before, beam, rows, columns);
    this._placedAbout = beam;
    this.virtual.place(moved);
  }

  /** What is chosen to be seen may be nothing this file has, or has yet. */
  private _begin({ scan }: ViewedData): void {
    const { patternShown } = this.state;
    if (!scan) {
      this.pattern.point({ index: 0 });
    }
    if (patternShown === 'region' || (patternShown === 'position' && scan)) {
      this.set({ patternShown: scan ? 'mean' : 'position' });
    }
  }

  private _ensureVirtualImage(): void {
    const { data } = this.state;
    const { detector, grid, fraction } = this.virtual.state;
    if (data.state !== 'ready' || grid || fraction !== undefined) {
      return;
    }
    if (detector) {
      this.virtual.detect(detector);
    } else if (this.overview.state.meanPattern) {
      this.usePreset('bf');
    }
  }

  /** What failed while the backend was away is looked at again when it is back. */
  private _onStatus(_: unknown, { state }: BackendStatus): void {
    const failed =
      this.state.data.state === 'failed' || this.overview.state.failure !== undefined || this.pattern.state.failure;
    if (state === 'ready' && failed) {
      void this.reload();
    }
  }

  /** A file that has just been written again is another one. */
  private _onConversion(_: unknown, { head, items }: JobChange): void {
    for (const { item } of items) {
      const { input, status, result } = item;
      const key = `${head.id} ${input}`;
      if (status !== 'done') {
        this._converting.add(key);
      } else if (this._converting.delete(key) && result && 'output' in result && result.output === this.state.output) {
        void this.reload();
      }
    }
  }

  private _asked = 0;
  /** The direct beam that the detector was put about */
  private _placedAbout?: DirectBeam;
  /** What has been seen not to be converted yet */
  private readonly _converting = new Set<string>();
}
