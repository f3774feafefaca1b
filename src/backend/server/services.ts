import type { z } from 'zod';

import type { Launchers } from '../../jobs/launcher';
import type { InspectReport } from '../../protocol/convert/inspection';
import type { Overview } from '../../protocol/overview';
import type { Params, Progress, requests, Result } from '../../protocol/requests';
import type { Report } from './reporter';

/** What a path is wanted for. */
export type Purpose = 'read' | 'write';

/** Decides whether a path may be touched. Everything that opens a path on behalf of a panel asks first. */
export interface PathAccess {
  /**
   * @returns the path with every link resolved
   * @throws InputError `E_OUTSIDE_ROOTS`, `E_PATH` or `E_PERMISSION`
   */
  check(path: string, purpose: Purpose): Promise<string>;
}

export interface ServiceContext {
  /**
   * The requested path has been checked; a service asks again for each path it derives: files it finds in a folder
   * (any of them may be a link), side files, results.
   */
  readonly access: PathAccess;
  readonly signal: AbortSignal;
}

/** Of a request that sends values on the way to its result. */
export interface StreamContext<T> extends ServiceContext {
  readonly report: Report<T>;
}

type Requests = typeof requests;
type Answers<Name extends keyof Requests> = (
  request: z.output<Requests[Name]['params']>,
  context: ServiceContext
) => Promise<Result<Requests[Name]>>;
type Streams<Name extends keyof Requests, More = unknown> = (
  request: z.output<Requests[Name]['params']>,
  context: StreamContext<Progress<Requests[Name]>> & More
) => Promise<Result<Requests[Name]>>;

/** Of a request that looks again when there is something new. */
export interface ResultsContext {
  /** Has the listener told of new results; returns what ends that */
  onResults(listener: () => void): () => void;
}

/** Looking into a file that has been checked to be readable. */
export interface ViewerServices {
  viewerFile: Answers<'viewerFile'>;
  viewerPattern: Answers<'viewerPattern'>;
  viewerPatternSum: Streams<'viewerPatternSum'>;
  viewerVirtualImage: Streams<'viewerVirtualImage'>;
  viewerOverview: Streams<'viewerOverview'>;
  frameSums: Streams<'frameSums'>;
}

/** Choosing a session and following its acquisitions. Each asks for every path, those of the request included. */
export interface SessionServices {
  sessionChoices: Answers<'sessionChoices'>;
  sessionGuess: Answers<'sessionGuess'>;
  watchAcquisitions: Streams<'watchAcquisitions', ResultsContext>;
  acquisitionThumbnail: Answers<'acquisitionThumbnail'>;
  infoFile: Answers<'infoFile'>;
  batchFile: Answers<'batchFile'>;
}

/** Calibrating with gold. Each asks for every path, those of the request included. */
export interface CalibrationServices {
  calibrationPattern: Streams<'calibrationPattern'>;
  calibrationFit: Streams<'calibrationFit'>;
  calibrationReferences: Answers<'calibrationReferences'>;
}

/** Transforming to radial profiles. Asks for every path, that of the request included. */
export interface RadialServices {
  radialPreview: Answers<'radialPreview'>;
}

/** What the server can do beyond keeping house: given by the rest of the backend. */
export interface Services {
  inspect(request: Params<typeof requests.inspect>, context: ServiceContext): Promise<InspectReport>;
  overview(request: Params<typeof requests.overview>, context: ServiceContext): Promise<Overview>;
  readonly viewer: ViewerServices;
  readonly session: SessionServices;
  readonly calibration: CalibrationServices;
  readonly radial: RadialServices;
  /** Start jobs */
  readonly launchers: Launchers;
}
