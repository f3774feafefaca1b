import * as z from 'zod';

import type { Kind, OptionsOf } from './capabilities';
import { capabilities, KINDS } from './capabilities';
import type { SubmissionWish } from './cluster';
import { formWishSchema } from './cluster';
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

/** What a page, which may say no more than a form, or a command asks for. */
export type PipelineRequest = Omit<z.output<typeof startPipeline.params>, 'cluster'> & {
  /** What to ask of the cluster; what is not named is as the site has it */
  readonly cluster?: SubmissionWish;
};
