import { InputError } from '../../core/errors';
import type { FrameHeader } from '../../core/merlin/frameHeader';
import { frameLayout } from '../../core/merlin/frameLayout';
import type { AcquisitionRow, RowScan } from '../../protocol/acquisitions';
import type { ConvertOptions } from '../../protocol/convert/convertOptions';
import { panelWords } from '../../protocol/panelWords';
import { panelProblem, problemOf } from '../../protocol/problem';
import { naming } from '../../storage/fileErrors';
import type { Acquisition, OpenOptions } from '../../storage/merlin/acquisition';
import { openAcquisition } from '../../storage/merlin/acquisition';
import type { CompactIndex } from '../../storage/merlin/compactIndex';
import { compactIndex, expandIndex } from '../../storage/merlin/compactIndex';
import type { FrameIndex } from '../../storage/merlin/frameIndex';
import { readFrameIndex } from '../../storage/merlin/frameIndex';
import { sampleFrameIndex } from '../../storage/merlin/sampledIndex';
import type { PathGuard } from '../../storage/pathGuard';
import { isInSession } from '../../storage/session/sessionPaths';
import type { ConversionPlan } from '../convert/conversionPlan';
import { planConversion } from '../convert/conversionPlan';
import { outputState } from '../convert/outputState';
import { findPartials } from '../partialFile';
import { headerTime } from './headerTime';
import { MetadataStore } from './metadataStore';

/** What is to be found out about one acquisition. */
export interface DetailJob {
  readonly path: string;
  readonly options: ConvertOptions;
  /** What is known of its frame headers, for as many frames as it still has */
  readonly index?: CompactIndex;
  /** Read all frame headers, however many there are */
  readonly whole: boolean;
}

/** What a row shows beyond the files themselves. */
export type RowDetails = Omit<AcquisitionRow, 'path' | 'sample' | 'bytes' | 'modified' | 'files'>;

export interface Details {
  readonly row: RowDetails;
  /** To be given along the next time */
  readonly index?: CompactIndex;
  /** Whether reading all frame headers could change something */
  readonly provisional: boolean;
  /** Whether frames are still to come, as its side file or a cut frame says */
  readonly unfinished: boolean;
}

/** Headers of files with fewer frames are all read at once. */
const FEW_FRAMES = 2048;

/**
 * Everything a row of the table shows about an acquisition. Of many frames only some headers are read unless `whole` is set; the
 * scan shape is then provisional, except where nothing in the other headers could change it: where the shape is given, or
 * where a complete result was made with the very same shape.
 */
export async function readDetails(
  job: DetailJob,
  guard: PathGuard,
  signal?: AbortSignal,
  metadata = new MetadataStore()
): Promise<Details> {
  const learnt: { index?: CompactIndex } = {};
  const readIndex: OpenOptions['readIndex'] = async ({ place, header: { headerBytes }, frames }, until) => {
    if (job.index?.frames === frames && (job.index.whole || !job.whole)) {
      learnt.index = job.index;
      return expandIndex(job.index);
    }
    const whole = job.whole || frames <= FEW_FRAMES;
    const index: FrameIndex = whole
      ? await readFrameIndex(place, headerBytes, until)
      : sampleFrameIndex(place, headerBytes);
    learnt.index = compactIndex(index, whole);
    return index;
  };
  const acquisition = await openAcquisition(job.path, { guard, signal, readIndex, readMetadata: metadata.read });
  const { plan, problem } = planned(acquisition, job.options);
  const sampled = learnt.index !== undefined && !learnt.index.whole;
  const state = await stateOf(acquisition, plan, job.options, guard, signal);
  const provisional = sampled && !isGiven(job.options) && state.state !== 'complete';
  return {
    row: {
      ...facts(acquisition, plan),
      scan: { ...scanOf(plan, provisional), ...(acquisition.lost === 0 && planOf(plan)) },
      warnings: [...acquisition.warnings, ...plan.warnings].map(panelWords),
      ...state,
      ...(problem && { problem })
    },
    index: learnt.index,
    provisional,
    unfinished: acquisition.trailingBytes > 0 || (acquisition.hdr?.framesInAcquisition ?? 0) > acquisition.frames
  };
}

/** Whether the options say the shape, so that the exposures have no say. */
function isGiven({ reshape }: ConvertOptions): boolean {
  return reshape === 'known' || reshape === 'none';
}

/** The conversion as asked for; where that is not possible, why, and the one that would be. */
function planned(
  acquisition: Acquisition,
  asked: ConvertOptions
): { plan: ConversionPlan; problem?: AcquisitionRow['problem'] } {
  // A place for results matters for the state only, which is not asked for without one
  const options = hasPlace(acquisition, asked) ? asked : { ...asked, out: '/' };
  try {
    return { plan: planConversion(acquisition, options) };
  } catch (cause) {
    if (!(cause instanceof InputError)) {
      throw cause;
    }
    const shape = {
      reshape: 'auto',
      scanX: undefined,
      scanY: undefined,
      lineSkip: undefined,
      firstFrame: undefined,
      repair: undefined
    } as const;
    const plan = planConversion(acquisition, { ...options, ...shape, binNav: 1, binSig: 1 });
    return { plan, problem: panelProblem(problemOf(cause, acquisition.path)) };
  }
}

function hasPlace({ path }: Acquisition, { out }: ConvertOptions): boolean {
  return out !== undefined || isInSession(path);
}

function facts(
  { stem, header, frames, lost, metadata }: Acquisition,
  { layout }: ConversionPlan
): Omit<RowDetails, 'scan' | 'warnings'> {
  const { voltage, cameraLength, stepSize } = metadata ?? {};
  return {
    stem,
    taken: headerTime(header),
    frames,
    ...(lost > 0 && { lost }),
    detector: detectorText(header),
    shape: [layout.shape[0], layout.shape[1]],
    depth: header.depth,
    dtype: layout.type,
    ...(voltage !== undefined && { voltage }),
    ...(cameraLength !== undefined && { cameraLength }),
    ...(stepSize !== undefined && { stepNm: stepSize * 1e9 })
  };
}

function detectorText(header: FrameHeader): string {
  const { shape } = frameLayout(header, { cross: false });
  const chips = header.chips === 1 ? '1 chip' : `${header.layout.trim()} chips`;
  return `${chips}, ${shape[1]} x ${shape[0]}${header.pixelType === 'R64' ? ', RAW' : ''}`;
}

function scanOf({ candidate, recipe: { plan }, dropped }: ConversionPlan, provisional: boolean): RowScan {
  const { mode, source, evidence, guess } = candidate;
  const size = plan.kind === 'stack' ? { frames: plan.frames } : { rows: plan.rows, columns: plan.columns };
  return { mode, ...size, firstFrame: plan.firstFrame, dropped, source, evidence, guess, provisional };
}

function planOf({ recipe: { plan } }: ConversionPlan): Pick<RowScan, 'plan'> {
  return plan.kind === 'scan' ? { plan } : {};
}

async function stateOf(
  acquisition: Acquisition,
  plan: ConversionPlan,
  options: ConvertOptions,
  guard: PathGuard,
  signal?: AbortSignal
): Promise<Pick<RowDetails, 'state' | 'stateReason' | 'output'>> {
  if (!hasPlace(acquisition, options)) {
    return {
      state: 'new',
      stateReason: 'Not in a session: name an output folder to see whether it was converted before.'
    };
  }
  const { folder, file: output } = plan;
  await guard(output, 'read');
  const partials = await naming(folder, 'read', () => findPartials(folder));
  const running = partials.find(({ alive }) => alive);
  if (running) {
    return { state: 'converting', stateReason: `Being converted at this moment, by ${running.process}.`, output };
  }
  const { state, reason } = await naming(output, 'read', () => outputState(plan, false, signal));
  return state === 'new' && partials.length > 0
    ? {
        state: 'partial',
        stateReason: 'A conversion was interrupted; it starts again when you convert again.',
        output
      }
    : { state, stateReason: reason, output };
}
