import { requests } from '../../protocol/requests';
import type { Backend } from '../connection';
import { failureOf } from '../parts/failure';
import type { Loadable } from '../parts/loadable';
import { LOADING, NONE } from '../parts/loadable';
import { StateModel } from '../parts/stateModel';
import type { Grid } from '../plots/grid';
import { decodeImage } from '../plots/grid';
import type { ImageDisplay } from '../plots/imagePlot';

/** The images of one converted file, in memory. */
export interface OverviewImages {
  readonly output: string;
  readonly sumImage?: Grid;
  readonly meanPattern: Grid;
  readonly maximumPattern: Grid;
  readonly stepNm?: number;
}

export interface OverviewState {
  /** Converted file whose images are shown */
  readonly output?: string;
  readonly images: Loadable<OverviewImages>;
  /** How maps and patterns are shown; stays when another file is shown */
  readonly map: ImageDisplay;
  readonly pattern: ImageDisplay;
}

/** Looks at results: which file, its images, and how they are displayed. */
export class OverviewModel extends StateModel<OverviewState> {
  constructor(private readonly _backend: Backend) {
    super({
      images: NONE,
      map: { scale: 'linear', colourMap: 'gray', percentiles: [0.5, 99.5] },
      pattern: { scale: 'log', colourMap: 'inferno', percentiles: [1, 99.99] }
    });
  }

  /** Shows a file the user asked for; `offer` leaves it in place from then on. */
  async show(output: string): Promise<void> {
    this._picked = true;
    await this._load(output);
  }

  /** Shows a file that has just been converted, unless the user looks at another one. */
  async offer(output: string): Promise<void> {
    if (!this._picked) {
      await this._load(output);
    }
  }

  /** The next converted file is shown whatever the user looked at before: they have started something new. */
  expect(): void {
    this._picked = false;
  }

  display(part: { map?: ImageDisplay; pattern?: ImageDisplay }): void {
    this.set(part);
  }

  private async _load(output: string): Promise<void> {
    this.set({ output, images: LOADING });
    let images: Loadable<OverviewImages>;
    try {
      const { sumImage, meanPattern, maximumPattern, stepNm } = await this._backend.request(requests.overview, {
        output
      });
      images = {
        state: 'ready',
        value: {
          output,
          sumImage: sumImage && decodeImage(sumImage),
          meanPattern: decodeImage(meanPattern),
          maximumPattern: decodeImage(maximumPattern),
          stepNm
        }
      };
    } catch (error) {
      images = { state: 'failed', failure: failureOf(error) };
    }
    if (this.state.output === output) {
      this.set({ images });
    }
  }

  private _picked = false;
}
