import * as z from 'zod';

import type { ChoicesOf, Kind, OptionsOf } from './capabilities';
import { capabilities, choicesSchema, KINDS } from './capabilities';
import type { SubmissionWish } from './cluster';
import { formWishSchema } from './cluster';
import { plannedFileSchema } from './clusterRequests';
import { inputsSchema, jobSchema, kindSchema, launcherSchema } from './jobs';
import { problemSchema } from './problem';

/** One step of a pipeline: a capability, and what it is done to. */
export interface Step {
  readonly kind: Kind;
  /** Gold, or everything else. The first step of either begins with raw data, the others with what the step before makes */
  readonly of: 'references' | 'samples';
  /** Whether it also needs the last step of the reference that was recorded under the same conditions */
  readonly needsReference?: true;
}

/** What becomes of a session, in this order. */
export const STEPS: readonly Step[] = [
  { kind: 'convert', of: 'references' },
  { kind: 'calibrate', of: 'references' },
  { kind: 'convert', of: 'samples' },
  { kind: 'radial', of: 'samples', needsReference: true },
  { kind: 'analyse', of: 'samples' }
];

/** Kinds that a pipeline may end with. */
export const ENDS: readonly Kind[] = [...new Set(STEPS.flatMap(({ kind, of }) => (of === 'samples' ? kind : [])))];

export const USUAL_END: Kind = 'radial';

/** Options of some capabilities; what is missing is as usual. */
export type OptionsByKind = { readonly [K in Kind]?: OptionsOf<K> };

/** What was chosen for single data sets, by path, in place of the options; see ChoicesOf. */
export type ChoicesByKind = { readonly [K in Kind]?: ChoicesOf<K> };

const choicesByKind = z.strictObject(
  Object.fromEntries(KINDS.map(kind => [kind, choicesSchema(kind).optional()]))
) as unknown as z.ZodType<ChoicesByKind>;

const optionsByKind = z.strictObject(
  Object.fromEntries(KINDS.map(kind => [kind, capabilities[kind].options.optional()]))
) as unknown as z.ZodType<OptionsByKind>;

/** Several steps with one submission: later ones begin when those that they need have been done well. */
export const startPipeline = {
  params: z.object({
    /** Raw gold files, and folders of them; none: calibrations that are there already are used */
    references: z.array(z.string().max(4096)),
    /** Raw files, and folders of them; references among them are left out */
    samples: inputsSchema,
    /** Last step */
    until: kindSchema.default(USUAL_END),
    options: optionsByKind.default({}),
    /** By path of the raw file, or of the file that a step makes of it */
    choices: choicesByKind.default({}),
    launcher: launcherSchema.default('local'),
    cluster: formWishSchema.optional()
  }),
  result: z.object({
    id: z.string(),
    /** One for each step, in their order */
    jobs: z.array(jobSchema),
    /** What was left out */
    problems: z.array(problemSchema)
  })
} as const;

const plannedStepSchema = z.object({
  kind: kindSchema,
  of: z.enum(['references', 'samples']),
  items: z.array(
    z.object({
      /** Raw file that it begins with */
      source: z.string(),
      /** File that the step makes of it, where its name is known */
      output: z.string().optional(),
      /** Raw file of the gold whose calibration it waits for or has, or the calibration that was picked for it */
      reference: z.string().optional()
    })
  ),
  /** Whether the calibration of each item is looked for among those that are there, if it waits for none */
  needsReference: z.boolean(),
  /** Large files that one task does as a whole, with the reason */
  whole: z.array(problemSchema),
  /** What is asked of the cluster for each task */
  cluster: z.object({ time: z.string(), memory: z.string() }).optional()
});
export type PipelineStepPlan = z.output<typeof plannedStepSchema>;

/** What a pipeline would do; nothing is written, and nothing begins. */
export const planPipeline = {
  params: startPipeline.params,
  result: z.object({
    steps: z.array(plannedStepSchema),
    /** What is left out, and why */
    problems: z.array(problemSchema),
    /** Raw files of gold that is calibrated already, and stays so */
    kept: z.array(z.string()),
    /** The jobs, and on the cluster their batch scripts, as they would be written */
    files: z.array(plannedFileSchema)
  })
} as const;
export type PipelinePlan = z.output<typeof planPipeline.result>;

/** What a page, which may say no more than a form, or a command asks for. */
export type PipelineRequest = Omit<z.output<typeof startPipeline.params>, 'cluster'> & {
  /** What to ask of the cluster; what is not named is as the site has it */
  readonly cluster?: SubmissionWish;
};
