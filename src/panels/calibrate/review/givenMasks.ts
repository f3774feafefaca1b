import type { CalibrationOptions, FrameChoice } from '../../../protocol/calibrate/calibrationOptions';
import { requests } from '../../../protocol/requests';
import type { Backend } from '../../connection';
import type { Grid } from '../../plots/grid';
import { decodeImage } from '../../plots/grid';

/** Of 515 x 515 pixels they take 1 MB each. */
const MOST = 8;

/** Which mask, and which pattern of a reference it is for. */
type MaskChoice = Pick<CalibrationOptions, 'mask' | 'maskPage'> & FrameChoice;

/** Mask files as they lie on patterns: 1 = left out. Each is read once. */
export class GivenMasks {
  constructor(private readonly _backend: Backend) {}

  /** Reads the mask of some options, if they have one. @throws BackendError, CancelledError */
  async read(input: string, options: MaskChoice, signal: AbortSignal): Promise<void> {
    const { mask, maskPage, page, chipGap } = options;
    if (mask !== undefined && !this._known.has(keyOf(input, options))) {
      const { image } = await this._backend.request(
        requests.calibrationMask,
        { input, page, chipGap, mask, maskPage },
        { signal }
      );
      this._known.set(keyOf(input, options), decodeImage(image));
      const [oldest] = this._known.keys();
      if (this._known.size > MOST) {
        this._known.delete(oldest);
      }
    }
  }

  /** Another look at a reference reads its mask again: the file may have been changed since. */
  clear(): void {
    this._known.clear();
  }

  /** A mask that has been read; undefined where there is none. */
  find(input: string, options: MaskChoice): Grid | undefined {
    return options.mask === undefined ? undefined : this._known.get(keyOf(input, options));
  }

  private readonly _known = new Map<string, Grid>();
}

function keyOf(input: string, { mask, maskPage, page, chipGap }: MaskChoice): string {
  return JSON.stringify([input, page, chipGap, mask, maskPage]);
}
