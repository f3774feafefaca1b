import type { SinkKind } from '../sink';

/** All that can be made of frames, by name. Each thread loads only what its work names. */
const sinks = {
  chunks: async () => (await import('./chunks')).chunks,
  detectorBin: async () => (await import('./detectorBin')).detectorBin,
  scanBin: async () => (await import('./scanBin')).scanBin,
  maskedSum: async () => (await import('./maskedSum')).maskedSum,
  groupSums: async () => (await import('./groupSums')).groupSums,
  sums: async () => (await import('./sums')).sums,
  beamPlace: async () => (await import('./beamPlace')).beamPlace,
  radialProfile: async () => (await import('./radialProfile')).radialProfile,
  polarProfile: async () => (await import('./polarProfile')).polarProfile,
  correctedFrame: async () => (await import('./correctedFrame')).correctedFrame
} as const;

type Kind<N extends SinkName> = Awaited<ReturnType<(typeof sinks)[N]>>;

export type SinkName = keyof typeof sinks;
export type SinkJob<N extends SinkName> = Parameters<Kind<N>['open']>[0];
export type SinkResult<N extends SinkName> = ReturnType<Kind<N>['merge']>;

/** What is to be made of frames in one pass: the jobs of sinks by name, worked on in this order. */
export type SinkJobs = { readonly [N in SinkName]?: SinkJob<N> };
/** What came of it. */
export type SinkResults<S extends SinkJobs> = { readonly [N in keyof S & SinkName]: SinkResult<N> };

/** A kind of sink; one place where the table's types are taken together. */
export async function sinkKind<N extends SinkName>(name: N): Promise<SinkKind<SinkJob<N>, SinkResult<N>>> {
  return (await sinks[name]()) as unknown as SinkKind<SinkJob<N>, SinkResult<N>>;
}

/** The names of the sinks a pass has. */
export function sinkNames(jobs: SinkJobs): SinkName[] {
  return (Object.keys(jobs) as SinkName[]).filter(name => jobs[name] !== undefined);
}
