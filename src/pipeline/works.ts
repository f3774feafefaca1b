import type { Kind, OptionsOf } from '../protocol/capabilities';
import type { PathGuard } from '../storage/pathGuard';
import type { ThreadUse } from './threads/threadTeam';
import { ThreadTeam } from './threads/threadTeam';
import type { Found, Work } from './work';

const profilesBeside = async () => (await import('./radial/besideConversion')).radialBesideConversion;

/** What each capability does, loaded when it is wanted: the sister of `threads/tasks.ts`. */
const works: { readonly [K in Kind]: () => Promise<Work<K>> } = {
  convert: async () => (await import('./convert/convertWork')).convertWork(profilesBeside),
  calibrate: async () => (await import('./calibrate/calibrateWork')).calibrateWork,
  radial: async () => (await import('./radial/radialWork')).radialWork,
  analyse: async () => (await import('./analyse/analyseWork')).analyseWork
};

/** The files that are meant by what is asked for. */
export async function filesOf<K extends Kind>(
  { kind, inputs, options }: { readonly kind: K; readonly inputs: readonly string[]; readonly options: OptionsOf<K> },
  guard: PathGuard
): Promise<Found> {
  return (await workOf(kind)).find(inputs, options, guard);
}

export async function workOf<K extends Kind>(kind: K): Promise<Work<K>> {
  return works[kind]();
}

/** The threads of a process that does nothing else. @param script file that starts worker threads */
export function threadsFor<K extends Kind>(work: Work<K>, script: URL, threads: number, use: ThreadUse): ThreadTeam {
  return new ThreadTeam(script, Math.min(threads, work.mostThreads ?? threads), use);
}
