import type { RadialOptions } from '../../protocol/radial/radialOptions';
import type { BeamPlaceJob } from '../frames/sinks/beamPlace';

/** What the user leaves out. */
export type LeftOut = Pick<RadialOptions, 'excludeSectors' | 'excludeDiscs'>;

/** Where the direct beam is looked for, and among which pixels. */
export type FoundBeam = Pick<BeamPlaceJob, 'search' | 'used' | 'leftOut'>;
