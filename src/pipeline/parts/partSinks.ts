import type { SinkOutputs } from '../frames/sink';
import type { SinkJob, SinkJobs, SinkName } from '../frames/sinks';
import { sinkKind, sinkNames } from '../frames/sinks';
import type { RowFile } from '../frames/sinks/radial/rowWriter';

/** Rows that sinks write, by `<sink>.<rows>`. */
export interface NamedRows {
  readonly name: string;
  readonly file: RowFile;
}

/** What some sinks write, by their names. */
export async function outputsOf(sinks: SinkJobs): Promise<ReadonlyMap<SinkName, SinkOutputs>> {
  const found = sinkNames(sinks).map(async name => [name, await outputsOfOne(name, sinks)] as const);
  return new Map(await Promise.all(found));
}

async function outputsOfOne<N extends SinkName>(name: N, sinks: SinkJobs): Promise<SinkOutputs> {
  return (await sinkKind(name)).outputs?.(sinks[name] as SinkJob<N>) ?? {};
}

/** The same sinks with their rows and chunks written elsewhere. */
export async function writingElsewhere<S extends SinkJobs>(
  sinks: S,
  outputs: ReadonlyMap<SinkName, SinkOutputs>
): Promise<S> {
  const moved = sinkNames(sinks).map(async name => [name, await movedSink(name, sinks, outputs.get(name) ?? {})]);
  return Object.fromEntries(await Promise.all(moved)) as S;
}

async function movedSink<N extends SinkName>(name: N, sinks: SinkJobs, outputs: SinkOutputs): Promise<unknown> {
  const job = sinks[name] as SinkJob<N>;
  return (await sinkKind(name)).writingTo?.(job, outputs) ?? job;
}

/** All rows, in the order of their names. */
export function rowsOf(outputs: ReadonlyMap<SinkName, SinkOutputs>): NamedRows[] {
  const all = [...outputs].flatMap(([sink, { rows = {} }]) =>
    Object.entries(rows).map(([row, file]) => ({ name: `${sink}.${row}`, file }))
  );
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** All maps by their names, with the bytes of a position. @param positions of the scan */
export function mapsOf(
  outputs: ReadonlyMap<SinkName, SinkOutputs>,
  positions: number
): { readonly name: string; readonly bytes: Uint8Array; readonly each: number }[] {
  return [...outputs].flatMap(([sink, { maps = {} }]) =>
    Object.entries(maps).map(([map, shared]) => ({
      name: `${sink}.${map}`,
      bytes: new Uint8Array(shared),
      each: shared.byteLength / positions
    }))
  );
}
