import { CancelledError } from '../../../core/errors';
import type { CalibrationChoice } from '../../../protocol/radial/calibrationChoice';
import type { RadialOptions } from '../../../protocol/radial/radialOptions';
import type { UsedCalibration } from '../../../protocol/radial/radialResult';
import { requests } from '../../../protocol/requests';
import type { Backend } from '../../connection';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import { NewestOnly } from '../../parts/newestOnly';
import { StateModel } from '../../parts/stateModel';
import type { ImagePoint } from '../../plots/axes';
import type { Grid } from '../../plots/grid';
import { decodeImage } from '../../plots/grid';
import { Cakes } from './cake';
import type { PreviewView } from './previewView';
import { previewView } from './previewView';

export interface PreviewState {
  /** Data set that is looked at; absent: none */
  readonly input?: string;
  /** All counts at each scan position, as far as they are known */
  readonly scan?: Grid;
  /** Part of the scan that is known, 0 to 1, while it is read */
  readonly fraction?: number;
  readonly scanFailure?: Failure;
  /** Position whose pattern was asked for last */
  readonly place?: ImagePoint;
  /** Rings along the calibrated ellipse; otherwise along circles */
  readonly correction: boolean;
  /** What is there: stays until the next is */
  readonly view?: PreviewView;
  /** True while what is there is not what was asked for */
  readonly asking: boolean;
  readonly failure?: Failure;
}

interface Wish {
  readonly input: string;
  readonly place: ImagePoint;
  readonly correction: boolean;
  readonly options: RadialOptions;
  readonly choice?: CalibrationChoice;
  readonly isAgain?: boolean;
}

const NOTHING = {
  scan: undefined,
  fraction: undefined,
  scanFailure: undefined,
  place: undefined,
  view: undefined,
  asking: false,
  failure: undefined
} as const;

/** Patterns of one scan as the options would have them transformed, before anything is written. */
export class PreviewModel extends StateModel<PreviewState> {
  constructor(private readonly _backend: Backend) {
    super({ correction: true, asking: false });
  }

  /** Looks at a data set, or at none. */
  show(input: string | undefined): void {
    if (input === this.state.input) {
      return;
    }
    this._reading?.abort();
    this._wishes.clear();
    this._fitting = undefined;
    this.set({ ...NOTHING, input });
    if (input !== undefined) {
      this._reading = new AbortController();
      void this._readScan(input, this._reading.signal);
    }
  }

  /**
   * Shows the pattern with other options; undefined: they do not allow one now, and what is there stays.
   *
   * @param choice the calibration that was picked for the data set looked at
   * @param fitting what the table has found for it: where it is another one than before, the backend has to look again too
   */
  follow(options: RadialOptions | undefined, choice?: CalibrationChoice, fitting?: UsedCalibration): void {
    const isNew = JSON.stringify([options, choice]) !== JSON.stringify([this._options, this._choice]);
    const found = JSON.stringify(fitting) ?? '';
    const isAgain = this._fitting !== undefined && this._fitting !== found;
    this._options = options;
    this._choice = choice;
    this._fitting = found;
    if ((isNew || isAgain) && options) {
      this._ask({}, isAgain);
    }
  }

  /** Shows the pattern of a position of the scan. */
  point(place: ImagePoint): void {
    this._ask({ place });
  }

  /** Shows rings along the ellipse, or along circles. */
  correct(correction: boolean): void {
    this._ask({ correction });
  }

  override dispose(): void {
    this.show(undefined);
    super.dispose();
  }

  /** @param changed what is asked for in place of what was */
  private _ask(changed: Partial<Pick<PreviewState, 'place' | 'correction'>>, isAgain?: boolean): void {
    const { input, place, correction } = { ...this.state, ...changed };
    if (input === undefined || !place || !this._options) {
      this.set(changed);
      return;
    }
    this._newest = { input, place, correction, options: this._options, choice: this._choice, isAgain };
    // On its way before anything is drawn
    this._wishes.ask(this._newest);
    this.set({ ...changed, asking: true });
  }

  private async _readScan(input: string, signal: AbortSignal): Promise<void> {
    const take = (scan: Grid, fraction?: number): void => {
      const isFirst = this.state.scan === undefined;
      this.set({ scan, fraction });
      if (isFirst) {
        const [rows, columns] = scan.shape;
        this.point({ row: Math.floor(rows / 2), column: Math.floor(columns / 2) });
      }
    };
    try {
      const { image } = await this._backend.request(
        requests.radialScanImage,
        { input },
        {
          signal,
          onProgress: part => !signal.aborted && take(decodeImage(part.image), part.framesDone / part.frames)
        }
      );
      if (!signal.aborted) {
        take(decodeImage(image));
      }
    } catch (error) {
      if (!signal.aborted && !(error instanceof CancelledError)) {
        this.set({ fraction: undefined, scanFailure: failureOf(error) });
      }
    }
  }

  private async _make(wish: Wish, signal: AbortSignal): Promise<void> {
    const {
      place: { row, column },
      ...asked
    } = wish;
    try {
      const wanted = { ...asked, position: [row, column] as [number, number] };
      const preview = await this._backend.request(requests.radialPreview, wanted, { signal });
      const { excludeDiscs: discs, excludeSectors: sectors } = wish.options;
      this._take(wish, signal, { view: previewView(preview, this._cakes, { discs, sectors }), failure: undefined });
    } catch (error) {
      this._take(wish, signal, { failure: failureOf(error), view: undefined });
    }
  }

  /** All in one, so that the page is drawn once. */
  private _take(wish: Wish, { aborted }: AbortSignal, found: Pick<PreviewState, 'view' | 'failure'>): void {
    this.set({ ...(!aborted && found), ...(wish === this._newest && { asking: false }) });
  }

  private _options: RadialOptions | undefined;
  private _choice: CalibrationChoice | undefined;
  /** As JSON; undefined before it was told of this data set */
  private _fitting: string | undefined;
  private _newest: Wish | undefined;
  private _reading: AbortController | undefined;
  private readonly _cakes = new Cakes();
  private readonly _wishes = new NewestOnly<Wish>((wish, { signal }) => this._make(wish, signal));
}
