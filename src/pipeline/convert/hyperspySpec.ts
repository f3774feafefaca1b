import type { ScanCandidate } from '../../core/scan/scanPlan';
import type { HyperSpyAxis, HyperSpySpec, HyperSpyTree } from '../../storage/hdf5/hyperspyFile';
import type { Acquisition } from '../../storage/merlin/acquisition';
import type { OutputShape } from './outputFiles';
import type { ConversionRecord } from './record';

/** What HyperSpy shows of a converted file: axes with their units, the metadata of the pipeline, where all came from. */
export function hyperspySpec(
  output: OutputShape,
  acquisition: Acquisition,
  candidate: ScanCandidate,
  record: ConversionRecord
): HyperSpySpec {
  const { replaced, ...plain } = record;
  return {
    shape: output.shape,
    type: output.type,
    axes: axes(output, acquisition.metadata?.stepSize),
    compression: record.recipe.compression,
    signal: { signal_type: 'electron_diffraction', flip: 'True', ...flybackEntries(candidate, acquisition) },
    original: {
      merlin_header: headerTree(acquisition),
      ...(acquisition.hdr ? { merlin_hdr: Object.fromEntries(acquisition.hdr.values) } : {}),
      ...(acquisition.metadata ? { microscope: acquisition.metadata.values } : {}),
      jupyterlab_4dstem: {
        ...plain,
        ...(replaced ? { replaced: JSON.stringify(replaced) } : {}),
        recipe: JSON.stringify(record.recipe),
        input: JSON.stringify(record.input),
        reshape: { ...record.reshape }
      }
    }
  };
}

/** Navigation axes in nm when the step size is known; detector axes in pixels until a calibration gives 1/Å. */
function axes({ shape, navFactor, sigFactor }: OutputShape, stepSize: number | undefined): HyperSpyAxis[] {
  const isScan = shape.length === 4;
  return shape.map((size, dimension) => {
    const navigate = dimension < shape.length - 2;
    if (!navigate) {
      return {
        name: dimension === shape.length - 2 ? 'det_y' : 'det_x',
        units: 'px',
        scale: sigFactor,
        offset: 0,
        size,
        navigate
      };
    }
    if (!isScan) {
      return { name: 'frame', scale: 1, offset: 0, size, navigate };
    }
    const name = dimension === 0 ? 'scan_y' : 'scan_x';
    return stepSize === undefined
      ? { name, units: 'px', scale: navFactor, offset: 0, size, navigate }
      : { name, units: 'nm', scale: stepSize * 1e9 * navFactor, offset: 0, size, navigate };
  });
}

/** The entries that later steps of the facility's pipeline read from fly-back data. */
function flybackEntries(candidate: ScanCandidate, { clues }: Acquisition): HyperSpyTree {
  if (candidate.mode !== 'flyback' || candidate.plan.kind === 'stack' || !clues.exposuresNs) {
    return {};
  }
  const usual = mostFrequent(clues.exposuresNs);
  const others = [...new Set(clues.exposuresNs)].filter(exposure => exposure !== usual && !Number.isNaN(exposure));
  return {
    scan_X: candidate.plan.framesPerLine,
    frames_number_skipped: candidate.plan.firstFrame,
    exposure_time: usual / 1e6,
    flyback_times: others.map(exposure => exposure / 1e6)
  };
}

function mostFrequent(values: Float64Array): number {
  const times = new Map<number, number>();
  let best = NaN;
  for (const value of values) {
    const count = (times.get(value) ?? 0) + 1;
    times.set(value, count);
    if (!(count <= (times.get(best) ?? 0))) {
      best = value;
    }
  }
  return best;
}

function headerTree({ header }: Acquisition): HyperSpyTree {
  const { thresholdsKeV, ...plain } = header;
  return {
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    ...(thresholdsKeV.length > 0 ? { thresholdsKeV } : {})
  };
}
