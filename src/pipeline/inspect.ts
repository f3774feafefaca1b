import type { ScanCandidate } from '../core/scan/scanPlan';
import { chooseScan, scanCandidates } from '../core/scan/candidates';
import { frameLayout } from '../core/merlin/frameLayout';
import { convertOptionsSchema } from '../protocol/convert/convertOptions';
import type { Candidate, Inspection, InspectReport } from '../protocol/convert/inspection';
import { problemOf } from '../protocol/problem';
import { naming } from '../storage/fileErrors';
import type { Acquisition } from '../storage/merlin/acquisition';
import { openAcquisition } from '../storage/merlin/acquisition';
import { grownTo } from '../storage/merlin/growth';
import type { PathGuard } from '../storage/pathGuard';
import { isInSession } from '../storage/session/sessionPaths';
import { planConversion } from './convert/conversionPlan';
import { findInputs } from './convert/inputs';
import { outputState } from './convert/outputState';
import { findPartials } from './partialFile';
import { foreign } from './threads/foreign';
import { shapeDoubts } from './convert/shapeDoubts';

export interface InspectOptions {
  /** Folder for results of data outside a session: where to look for converted files */
  readonly out?: string;
  /** Read all converted data and compare checksums, instead of the index and the record only */
  readonly verify?: boolean;
  readonly guard: PathGuard;
  readonly signal?: AbortSignal;
}

/** Everything that can be said of a file, or of all acquisitions in a folder, without converting. */
export async function inspectPath(path: string, options: InspectOptions): Promise<InspectReport> {
  const { files, problems } = await findInputs([path], options.out, options.guard);
  const report: InspectReport = { acquisitions: [], errors: [...problems] };
  for (const file of files) {
    options.signal?.throwIfAborted();
    try {
      report.acquisitions.push(
        await inspectAcquisition(
          await openAcquisition(file, { ...options, readMetadata: from => foreign('metadata', from) }),
          options
        )
      );
    } catch (cause) {
      options.signal?.throwIfAborted();
      report.errors.push(problemOf(cause, file));
    }
  }
  return report;
}

async function inspectAcquisition(acquisition: Acquisition, options: InspectOptions): Promise<Inspection> {
  const { path, stem, header, hdr, metadata, bytes, frames, lost, trailingBytes, warnings } = acquisition;
  const layout = frameLayout(header, { cross: true }, path);
  return {
    input: path,
    stem,
    bytes,
    frames,
    lost,
    trailingBytes,
    detector: {
      shape: [...layout.shape],
      dtype: layout.type,
      pixelType: header.pixelType,
      depth: header.depth,
      chips: header.chips,
      layout: header.layout,
      cross: layout.cross !== undefined
    },
    header: Object.fromEntries(Object.entries(header).filter(([, value]) => value !== undefined)),
    hdr: hdr && Object.fromEntries(hdr.values),
    metadata: metadata?.values,
    candidates: scanCandidates(acquisition.clues).map(listed),
    warnings: [...warnings, ...shapeDoubts(path, chooseScan(acquisition.clues, { mode: 'auto' }, path))],
    ...(await state(acquisition, options))
  };
}

function listed({ plan, contradictions, ...candidate }: ScanCandidate): Candidate {
  const shape = plan.kind === 'stack' ? [plan.frames] : [plan.rows, plan.columns];
  return { ...candidate, shape, firstFrame: plan.firstFrame, plan, contradictions: [...contradictions] };
}

async function state(
  acquisition: Acquisition,
  { out, verify, signal }: InspectOptions
): Promise<Pick<Inspection, 'state' | 'stateReason' | 'output'>> {
  if (out === undefined && !isInSession(acquisition.path)) {
    return (
      (await growing(acquisition)) ?? {
        state: 'new',
        stateReason: 'Not in a session: name an output folder to see whether it was converted before.'
      }
    );
  }
  const plan = planConversion(acquisition, convertOptionsSchema.parse({ out }));
  const output = plan.file;
  const partials = await naming(plan.folder, 'read', () => findPartials(plan.folder));
  const running = partials.find(({ alive }) => alive);
  if (running) {
    return { state: 'converting', stateReason: `Being converted at this moment, by ${running.process}.`, output };
  }
  const grows = await growing(acquisition);
  if (grows) {
    return { ...grows, output };
  }
  const found = await naming(output, 'read', () => outputState(plan, verify ?? false, signal));
  if (found.state === 'new' && partials.length > 0) {
    return {
      state: 'partial',
      stateReason: 'A conversion was interrupted; it starts again when you convert again.',
      output
    };
  }
  const stateReason =
    found.state === 'other-options' ? `${found.reason} Compared with the default options.` : found.reason;
  return { state: found.state, stateReason, output };
}

async function growing(acquisition: Acquisition): Promise<Pick<Inspection, 'state' | 'stateReason'> | undefined> {
  const bytes = await grownTo(acquisition);
  return bytes === undefined
    ? undefined
    : { state: 'growing', stateReason: `Still being written: ${acquisition.bytes} bytes, a moment later ${bytes}.` };
}
