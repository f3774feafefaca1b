import type { BeamSearch } from '../../../core/pattern/beamPlace';
import { BeamWindow } from '../../../core/pattern/beamWindow';
import type { Kernels } from '../../../kernels/kernels';
import { numbersAt } from '../countsAt';
import type { FrameForm } from '../frameForm';
import { pixelsOf, widthOf } from '../frameForm';
import type { FrameSink, SinkKind } from '../sink';

/** The place of the direct beam in every frame that is visited. */
export interface BeamPlaceJob {
  readonly search: BeamSearch;
  /** rows x columns of the detector, 1 = the pixel counts */
  readonly used: Uint8Array;
  /** 1 = the user leaves the pixel out */
  readonly leftOut?: Uint8Array;
  /** Scan positions that are visited */
  readonly positions: Int32Array;
  /** Takes row and column for every entry of `positions`, float64; what is not found is left alone */
  readonly places: SharedArrayBuffer;
}

class BeamPlace implements FrameSink<undefined> {
  constructor(
    { search, used, leftOut, positions, places }: BeamPlaceJob,
    private readonly form: FrameForm
  ) {
    this.window = new BeamWindow(search, form.shape, used, leftOut);
    this.places = new Float64Array(places);
    positions.forEach((position, entry) => this.entries.set(position, entry));
  }

  begin({ memory }: Kernels): void {
    this.memory = memory;
  }

  take(position: number, frame: number): void {
    const entry = this.entries.get(position);
    if (entry !== undefined) {
      const counts = numbersAt(this.memory, widthOf(this.form), frame, pixelsOf(this.form));
      this.places.set(this.window.beamIn(counts) ?? [], 2 * entry);
    }
  }

  flush(): void {}

  result(): undefined {
    return undefined;
  }

  private memory!: ArrayBuffer;
  private readonly window: BeamWindow;
  private readonly places: Float64Array;
  private readonly entries = new Map<number, number>();
}

export const beamPlace: SinkKind<BeamPlaceJob, undefined> = {
  open: (job, frames) => new BeamPlace(job, frames),
  merge: () => undefined
};
