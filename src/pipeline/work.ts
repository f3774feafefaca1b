import type { ChoiceOf, ChoicesOf, GivenOptionsOf, Kind, OptionsOf, ResultOf } from '../protocol/capabilities';
import type { Problem } from '../protocol/problem';
import type { PathGuard } from '../storage/pathGuard';
import type { TaskRunner } from './threads/taskRunner';

/** Files that named files and folders mean, and what is wrong with the others. */
export interface Found {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
  /** False for one file that was named itself */
  readonly several?: boolean;
}

/** What a command line asks for. */
export interface Asked<K extends Kind> {
  readonly paths: readonly string[];
  readonly given: GivenOptionsOf<K>;
  /** By path as it was typed */
  readonly choices: ChoicesOf<K>;
  /** Entry of a list of files that was named in place of them */
  readonly task?: number;
  /** Fills in and checks options. @throws UsageError in the words of the command line */
  check(given: GivenOptionsOf<K>): OptionsOf<K>;
}

/** What is to be done with which files and folders. */
export interface Order<K extends Kind> {
  readonly kind: K;
  readonly inputs: readonly string[];
  readonly options: OptionsOf<K>;
  readonly choices?: ChoicesOf<K>;
}

/** What the work on one input is told, and tells. */
export interface InputWatch {
  readonly signal: AbortSignal;
  readonly guard: PathGuard;
  /** Told how many patterns are done, and how many bytes of the input there are in all, where they are read */
  onProgress(framesDone: number, frames: number, bytes?: number): void;
  /** Told what is found so far, a little of plain JSON that panels may show */
  onInterim?(found: unknown): void;
}

/** How an input is worked on: the options for all, and what was chosen for it in place of them. */
export interface InputRequest<K extends Kind> {
  readonly options: OptionsOf<K>;
  readonly choice?: ChoiceOf<K>;
  /** Absent: all of it is done */
  readonly share?: WorkShare;
}

/** What is done of one large input: one of its parts, or, without an index, what joins them. */
export interface WorkShare {
  readonly index?: number;
  readonly of: number;
  /** Where parts are kept until they are joined, see `Work.partsFolder` */
  readonly folder: string;
}

/** An input, or a share of it. */
export interface ShareOfInput {
  readonly input: string;
  readonly share?: WorkShare;
}

/**
 * Works on one input, or on all of them where the capability takes inputs together.
 *
 * @returns what became of it; undefined for a part
 * @throws InputError when it cannot be done; CancelledError
 */
export type RunInput<K extends Kind> = (
  inputs: readonly string[],
  request: InputRequest<K>,
  watch: InputWatch
) => Promise<ResultOf<K> | undefined>;

/** What a capability does. */
export interface Work<K extends Kind> {
  /** @throws nothing: what cannot be used is among the problems */
  find(paths: readonly string[], options: OptionsOf<K>, guard: PathGuard): Promise<Found>;
  /** More threads than these are no faster; absent: all help */
  readonly mostThreads?: number;
  /**
   * Path of the file that others take as input, which the result for an input will have. Nothing has to be there yet.
   *
   * @throws InputError where results of the input have no place
   */
  yields?(input: string, options: OptionsOf<K>): string;
  /**
   * Folder for the parts in which a large input is worked on; absent: it is never worked on in parts.
   *
   * @param key eight hexadecimal digits
   * @throws InputError `E_PARTS` where the options, or what was chosen for it, do not allow it; where results of the input have no place
   */
  partsFolder?(input: string, request: Pick<InputRequest<K>, 'options' | 'choice'>, key: string): string;
  /** Whether all of an input may have to be read before a part of it is begun: each part is given the time for that */
  readsAllFirst?(request: Pick<InputRequest<K>, 'options' | 'choice'>): boolean;
  /** Starts threads where what is asked for is worth it, while the program is still being read */
  warmUp?(paths: readonly string[], threads: TaskRunner): void;
  /** Ready for one input after another, which may share what is read of them */
  begin(threads: TaskRunner): RunInput<K>;
  /** Whether inputs are read from one end to the other, so that bytes say how far the work is */
  readonly countsBytes: boolean;
  readonly told: Telling<K>;
  /**
   * What a command line means, where a file may list inputs and options; absent: what it says.
   *
   * @throws UsageError; InputError when such a list cannot be used
   */
  ask?(asked: Asked<K>): Promise<Omit<Order<K>, 'kind'>>;
  /** What there is already below a folder, for the command alone: as it is printed, and as JSON */
  library?(folder: string, guard: PathGuard): Promise<{ readonly text: string; readonly report: object }>;
  /** Looks at what was found before any of it is worked on. @throws UsageError when the options do not go with it */
  accept?(found: Found, options: OptionsOf<K>): Promise<void>;
}

/** How commands and logs tell of results. */
export interface Telling<K extends Kind> {
  /** A result in words, several lines */
  text(result: ResultOf<K>): string;
  /** Said of a result beside its words: where something was written, or why not */
  note?(result: ResultOf<K>, options: OptionsOf<K>): string;
  /** What the words of several results are followed by */
  summary?(results: readonly ResultOf<K>[], errors: readonly Problem[]): string;
  /** Whether the result of a single file that was named is the whole JSON object */
  readonly alone?: boolean;
  /** Why a result is bad news, so that its command ends as failed and nothing begins that waits for it; undefined where it is none */
  badNews?(result: ResultOf<K>): string | undefined;
  /** Codes of errors that another option mends, so that the command was used in a wrong way */
  readonly mendable?: readonly string[];
}
