import type * as z from 'zod';

/** Options that mean the same wherever a capability has them. */
export interface SharedOptions {
  /** Folder for results that have no place of their own */
  readonly out?: string;
  /** Worker threads; absent: as many as the machine gives */
  readonly workers?: number;
}

/**
 * What a capability (convert, calibrate, ...) is to all parts of the program that serve every capability: jobs, requests,
 * commands, panels and widgets. What it does is said in `pipeline/works.ts`.
 */
export interface Capability<
  Kind extends string = string,
  Options extends z.ZodType<SharedOptions> = z.ZodType<SharedOptions>,
  Result extends z.ZodType<object> = z.ZodType<object>,
  Choice extends z.ZodType = z.ZodType
> {
  /** Its command, and its name in `job.json` */
  readonly kind: Kind;
  /** A job of it in the words of the user: "conversion" */
  readonly noun: string;
  readonly options: Options;
  /** What may be chosen for single inputs in place of the options; absent: nothing */
  readonly choice?: Choice;
  /** What became of one input; `skipped: true` in it means that it was there already and nothing had to be done */
  readonly result: Result;
  /** Whether inputs are worked on one by one, or all of them together give one result, which goes by the first of them */
  readonly inputs: 'each' | 'together';
  /** What the JSON object of its command calls the list of results */
  readonly report: string;
  /** A result as that list has it; absent: as it is */
  entry?(result: z.output<Result>): object;
  readonly command: CommandWords;
  /** What choices for single inputs are called beside the options, in JSON and in Python; absent where they are made in the panel alone */
  readonly choicesAs?: string;
}

/** What the command says of itself. */
export interface CommandWords {
  readonly description: string;
  /** [FILE...] or <PATH...>: in brackets where an option takes several values, whose last may be files */
  readonly argument: string;
  readonly about: string;
  /** Said where a file is missing, for an argument in brackets */
  readonly missing?: string;
  /** What --json prints */
  readonly json: string;
  /** What --task I chooses, where a list of files can be named in place of them */
  readonly task?: string;
  /** What --library DIR prints, where results of it can be listed */
  readonly library?: string;
}

/** Where the results of options of any kind go; undefined: to their usual place. */
export function outOf({ out }: SharedOptions): string | undefined {
  return out;
}

/** What is the same of most: results are called outputs. */
interface Described<
  Kind extends string,
  Options extends z.ZodType<SharedOptions>,
  Result extends z.ZodType<object>,
  Choice extends z.ZodType
> extends Omit<Capability<Kind, Options, Result, Choice>, 'report' | 'command'> {
  readonly report?: string;
  readonly command: Omit<CommandWords, 'json'> & Partial<Pick<CommandWords, 'json'>>;
}

/** A capability with the types of its schemas. */
export function capability<
  const Kind extends string,
  Options extends z.ZodType<SharedOptions>,
  Result extends z.ZodType<object>,
  Choice extends z.ZodType = z.ZodNever
>({
  report = 'outputs',
  command,
  ...described
}: Described<Kind, Options, Result, Choice>): Capability<Kind, Options, Result, Choice> {
  const json = `print one JSON object with ${report} and errors`;
  return { ...described, report, command: { json, ...command } };
}
