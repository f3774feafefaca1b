import { polarRings } from '../../core/radial/polarGrid';
import type { FinalFiles } from '../finalFiles';
import { ProfileFiles } from './profileFiles';
import { shapeOf } from './radialFiles';
import type { ProfileOutputs, RadialPlan } from './radialPlan';
import { fillUnvisited, shared } from './scanPass';

/** Profiles as ePSIC's notebooks store them. */
export function polarProfiles(plan: RadialPlan, files: FinalFiles): ProfileOutputs {
  const { axes, pixels, draft, origins } = plan;
  const rings = polarRings(shapeOf(plan));
  const profiles = new ProfileFiles(plan, files, rings);
  const visited = new SharedArrayBuffer(axes.rows * axes.columns);
  const rows = { mean: profiles.mean.rows, variance: profiles.variance.rows };
  const polarProfile = {
    ellipse: draft.calibration,
    origins: shared(origins.places),
    used: pixels.used,
    rows,
    visited
  };
  return {
    sinks: { polarProfile },
    create: () => profiles.create(),
    finish: async ({ polarProfile: aligned }, record) => {
      fillUnvisited(visited, Object.values(rows), 0);
      await profiles.finish(record, origins.places, {});
      return aligned;
    }
  };
}
