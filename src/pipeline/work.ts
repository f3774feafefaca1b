import type { ChoiceOf, Kind, OptionsOf, ResultOf } from '../protocol/capabilities';
import type { Problem } from '../protocol/problem';
import type { PathGuard } from '../storage/pathGuard';
import type { TaskRunner } from './threads/taskRunner';

/** Files that named files and folders mean, and what is wrong with the others. */
export interface Found {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/** What the work on one input is told, and tells. */
export interface InputWatch {
  readonly signal: AbortSignal;
  readonly guard: PathGuard;
  /** Told how many patterns are done, and how many bytes of the input there are in all, where they are read */
  onProgress(framesDone: number, frames: number, bytes?: number): void;
}

/** How an input is worked on: the options for all, and what was chosen for it in place of them. */
export interface InputRequest<K extends Kind> {
  readonly options: OptionsOf<K>;
  readonly choice?: ChoiceOf<K>;
}

/**
 * Works on one input, or on all of them where the capability takes inputs together.
 *
 * @throws InputError when it cannot be done; CancelledError
 */
export type RunInput<K extends Kind> = (
  inputs: readonly string[],
  request: InputRequest<K>,
  watch: InputWatch
) => Promise<ResultOf<K>>;

/** What a capability does. */
export interface Work<K extends Kind> {
  /** @throws nothing: what cannot be used is among the problems */
  find(paths: readonly string[], options: OptionsOf<K>, guard: PathGuard): Promise<Found>;
  /** More threads than these are no faster; absent: all help */
  readonly mostThreads?: number;
  /** Starts threads where what is asked for is worth it, while the program is still being read */
  warmUp?(paths: readonly string[], threads: TaskRunner): void;
  /** Ready for one input after another, which may share what is read of them */
  begin(threads: TaskRunner): RunInput<K>;
  /** Whether inputs are read from one end to the other, so that bytes say how far the work is */
  readonly countsBytes: boolean;
  /** A result as the command's JSON object lists it */
  entry(result: ResultOf<K>): unknown;
  /** A result in words, several lines */
  text(result: ResultOf<K>): string;
}
