import type { CleanPattern } from '../../core/calibration/pixels/calibrationPattern';
import { discPixels, outsideSectors } from '../../core/calibration/pixels/exclusions';
import type { BeamSearch } from '../../core/pattern/beamPlace';
import { BeamWindow } from '../../core/pattern/beamWindow';
import type { FoundBeam, LeftOut } from './excludedPixels';

/** Windows about a place that is only known roughly, as parts of the smaller side of the detector: the beam is nearly as large, and lies within */
const ROUGH = { radius: 0.025, reach: 0.1 };
const STEPS = 8;
/** A place that moves by less has settled, px */
const STILL = 0.05;

type Place = readonly [row: number, column: number];

/** What stands out at a place among some pixels; undefined where nothing does. */
export type StandingOut = (place: Place, used: Uint8Array) => BeamSearch | undefined;

/**
 * Looks for the direct beam in a sum of patterns without what the user leaves out: as the place of the beam is known better, so are the sectors,
 * which lie about it. What lies across the beam stands in for them.
 */
export class BesideLeftOut {
  /** @param pattern the sum, without anything else that does not count */
  constructor(
    private readonly pattern: Pick<CleanPattern, 'counts' | 'used' | 'shape'>,
    private readonly leftOut: LeftOut,
    private readonly standing: StandingOut
  ) {
    this.inDiscs = discPixels(leftOut.excludeDiscs, pattern.shape);
  }

  /**
   * @param rough somewhere near the beam
   * @param core of this radius about the beam is looked at also where it is left out, px
   * @returns undefined where nothing stands out, or the place does not settle
   */
  beamNear(rough: Place, core = 0): FoundBeam | undefined {
    const side = Math.min(...this.pattern.shape);
    let place = rough;
    for (let step = 0; step < STEPS; step++) {
      const { used, leftOut } = this.pixelsAbout(place, core);
      const search = this.standing(place, used);
      const roughly = { centre: place, radius: ROUGH.radius * side, reach: ROUGH.reach * side };
      const found = new BeamWindow(search ?? roughly, this.pattern.shape, used, leftOut).beamIn(this.pattern.counts);
      if (!found) {
        return undefined;
      }
      if (search && Math.hypot(found[0] - place[0], found[1] - place[1]) < STILL) {
        return { search, used, leftOut };
      }
      place = found;
    }
    return undefined;
  }

  private pixelsAbout(place: Place, core: number): { readonly used: Uint8Array; readonly leftOut: Uint8Array } {
    const { shape, used: all } = this.pattern;
    const inCore = discPixels(core > 0 ? [[...place, core]] : [], shape);
    const outside = outsideSectors(all, shape, place, this.leftOut.excludeSectors);
    const used = all.map((value, pixel) => (inCore[pixel] || (outside[pixel] && !this.inDiscs[pixel]) ? value : 0));
    return { used, leftOut: all.map((value, pixel) => value - used[pixel]) };
  }

  private readonly inDiscs: Uint8Array;
}
