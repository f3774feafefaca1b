import * as z from 'zod';

import { acquisitionThumbnail, watchAcquisitions } from './acquisitions';
import {
  analysisMaps,
  analysisText,
  classPatterns,
  coefficientPercentiles,
  earlierAnalyses,
  openAnalysis,
  profileSets,
  profileSketches,
  regionProfile,
  regionSpectrum,
  structures
} from './analyse/analysisRequests';
import { batchFile, filesPlan, infoFile } from './convert/batchFiles';
import { formWishSchema } from './cluster';
import { clusterCheck, clusterPlan, clusterSite, plannedFileSchema } from './clusterRequests';
import {
  calibrationFit,
  calibrationMask,
  calibrationOrigins,
  calibrationPattern,
  calibrationReferences,
  calibrationReport
} from './calibrate/calibrateRequests';
import { calibrationLibrary, calibrationUpgrade } from './calibrate/libraryRequests';
import { planPipeline, startPipeline } from './pipeline';
import { radialFindings, radialVariance } from './radial/radialFindings';
import { radialPreview, radialScanImage } from './radial/radialPreview';
import { heldSchema, inputsSchema, jobChangeSchema, jobSchema, startRequestSchema } from './jobs';
import { folderSchema } from './folder';
import { frameSums } from './frameSums';
import { radialDataSets, radialProfiles } from './radial/radialRequests';
import { inspectReportSchema } from './convert/inspection';
import { sampleSession, sessionChoices, sessionGuess } from './session';
import {
  viewedFileSchema,
  viewerCalibration,
  viewerOverview,
  viewerPattern,
  viewerPatternSum,
  viewerVirtualImage
} from './viewer';

/** A request by name, with the schemas both ends check. */
export interface RequestContract<P extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly method: string;
  readonly params: P;
  readonly result: R;
  /**
   * What a streamed request sends before its result, or for as long as it is not cancelled; absent for a request that only
   * answers
   */
  readonly progress?: z.ZodType;
}

function request<P extends z.ZodType, R extends z.ZodType>(
  method: string,
  params: P,
  result: R
): RequestContract<P, R> {
  return { method, params, result };
}

/** Everything the browser may ask the backend. */
export const requests = {
  hello: request(
    'hello',
    z.object({ version: z.string(), contract: z.string().default('') }),
    z.object({
      version: z.string(),
      node: z.string(),
      pid: z.number(),
      home: z.string(),
      dataRoots: z.array(z.string())
    })
  ),
  listFolder: request('folder/list', z.object({ path: z.string() }), folderSchema),
  inspect: request('convert/inspect', z.object({ path: z.string(), out: z.string().optional() }), inspectReportSchema),
  startJob: request('job/start', startRequestSchema, jobSchema),
  startPipeline: { method: 'job/startPipeline', ...startPipeline },
  planPipeline: { method: 'job/planPipeline', ...planPipeline },
  cancelJob: request('job/cancel', z.object({ id: z.string() }), z.null()),
  /** Gives up one file of a job; the others go on */
  cancelJobItem: request('job/cancelItem', z.object({ id: z.string(), input: z.string() }), z.null()),
  /** Keeps what of a job waits on the cluster from starting, or one task of it, until it is released */
  holdJob: request('job/hold', heldSchema, z.null()),
  releaseJob: request('job/release', heldSchema, z.null()),
  /** Starts a new job, with the same options, of the given files of an ended one, or of those not done for a fault */
  retryJob: request(
    'job/retry',
    z.object({
      id: z.string(),
      inputs: inputsSchema.optional(),
      /** What to ask of the cluster in place of what the ended one asked for */
      cluster: formWishSchema.optional()
    }),
    jobSchema
  ),
  /** Starts what the steps of a submission did not do for a fault: one new job for each such step, in their order */
  retryPipeline: request('job/retryPipeline', z.object({ id: z.string() }), z.array(jobSchema)),
  /** Takes ended jobs off the lists; nothing is deleted */
  dismissJobs: request('job/dismiss', z.object({ ids: z.array(z.string()).max(10_000) }), z.null()),
  /** What a job was told to do: job.json and its batch scripts */
  jobFiles: request('job/files', z.object({ id: z.string() }), z.array(plannedFileSchema)),
  /** Streams what a task has written and writes, until it has ended */
  jobLog: {
    method: 'job/log',
    params: z.object({ id: z.string(), task: z.number().int().nonnegative() }),
    progress: z.string(),
    result: z.null()
  },
  /** All that are open, and the latest of the others. With a path in a session: also the jobs that others have left in its `scripts` folder */
  listJobs: request('job/list', z.object({ path: z.string().optional() }), z.array(jobSchema)),
  /** Ended jobs made before one that is known, and how many there are before them */
  olderJobs: request(
    'job/older',
    z.object({ before: z.string() }),
    z.object({ jobs: z.array(jobSchema), left: z.number() })
  ),
  clusterSite: { method: 'cluster/site', ...clusterSite },
  clusterPlan: { method: 'cluster/plan', ...clusterPlan },
  clusterCheck: { method: 'cluster/check', ...clusterCheck },
  viewerFile: request('viewer/file', z.object({ output: z.string() }), viewedFileSchema),
  viewerPattern: { method: 'viewer/pattern', ...viewerPattern },
  viewerPatternSum: { method: 'viewer/patternSum', ...viewerPatternSum },
  viewerVirtualImage: { method: 'viewer/virtualImage', ...viewerVirtualImage },
  viewerOverview: { method: 'viewer/overview', ...viewerOverview },
  viewerCalibration: { method: 'viewer/calibration', ...viewerCalibration },
  frameSums: { method: 'scan/frameSums', ...frameSums },
  sessionChoices: { method: 'session/choices', ...sessionChoices },
  sessionGuess: { method: 'session/guess', ...sessionGuess },
  sampleSession: { method: 'session/sample', ...sampleSession },
  watchAcquisitions: { method: 'acquisitions/watch', ...watchAcquisitions },
  acquisitionThumbnail: { method: 'acquisitions/thumbnail', ...acquisitionThumbnail },
  infoFile: { method: 'convert/infoFile', ...infoFile },
  batchFile: { method: 'convert/batchFile', ...batchFile },
  filesPlan: { method: 'convert/filesPlan', ...filesPlan },
  calibrationPattern: { method: 'calibrate/pattern', ...calibrationPattern },
  calibrationFit: { method: 'calibrate/fit', ...calibrationFit },
  calibrationMask: { method: 'calibrate/mask', ...calibrationMask },
  calibrationOrigins: { method: 'calibrate/origins', ...calibrationOrigins },
  calibrationReferences: { method: 'calibrate/references', ...calibrationReferences },
  calibrationReport: { method: 'calibrate/report', ...calibrationReport },
  calibrationLibrary: { method: 'calibrate/library', ...calibrationLibrary },
  calibrationUpgrade: { method: 'calibrate/upgrade', ...calibrationUpgrade },
  radialScanImage: { method: 'radial/scanImage', ...radialScanImage },
  radialPreview: { method: 'radial/preview', ...radialPreview },
  radialDataSets: { method: 'radial/dataSets', ...radialDataSets },
  radialProfiles: { method: 'radial/profiles', ...radialProfiles },
  radialFindings: { method: 'radial/findings', ...radialFindings },
  radialVariance: { method: 'radial/variance', ...radialVariance },
  profileSets: { method: 'analyse/profileSets', ...profileSets },
  earlierAnalyses: { method: 'analyse/earlier', ...earlierAnalyses },
  openAnalysis: { method: 'analyse/open', ...openAnalysis },
  analysisMaps: { method: 'analyse/maps', ...analysisMaps },
  coefficientPercentiles: { method: 'analyse/percentiles', ...coefficientPercentiles },
  analysisText: { method: 'analyse/text', ...analysisText },
  profileSketches: { method: 'analyse/sketches', ...profileSketches },
  regionProfile: { method: 'analyse/region', ...regionProfile },
  classPatterns: { method: 'analyse/patterns', ...classPatterns },
  structures: { method: 'analyse/structures', ...structures },
  regionSpectrum: { method: 'analyse/spectrum', ...regionSpectrum }
} as const;

/** What the backend tells every connected browser unasked. */
export const notifications = {
  jobChanged: { method: 'job/changed', params: jobChangeSchema }
} as const;

export type Params<C extends RequestContract> = z.input<C['params']>;
export type Result<C extends RequestContract> = z.output<C['result']>;
/** What a streamed request sends on the way. */
export type Progress<C extends RequestContract> = C extends { readonly progress: infer G extends z.ZodType }
  ? z.output<G>
  : never;

/** How a page follows a request. */
export interface RequestOptions<C extends RequestContract> {
  /** Tells the backend to stop; nothing is sent on any more, and the request ends with CancelledError */
  readonly signal?: AbortSignal;
  /** Told of every value of a streamed request, in order and checked, before the result is there */
  readonly onProgress?: (value: Progress<C>) => void;
}
