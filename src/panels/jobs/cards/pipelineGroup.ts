import type { TranslationBundle } from '@jupyterlab/translation';

import { capabilities } from '../../../protocol/capabilities';
import type { Job, Standing } from '../../../protocol/jobs';
import { isOpen } from '../../../protocol/jobs';
import { STEPS } from '../../../protocol/pipeline';
import { firstProblem, fractionOf } from './jobWords';

/** A job by itself, or the steps of a submission in their order. */
export interface JobGroup {
  /** Unlike that of any other */
  readonly id: string;
  readonly steps: readonly [Job, ...Job[]];
  /** Whether it is a submission of several steps */
  readonly isPipeline: boolean;
}

/** Jobs with those of one submission together, at the place of the latest of them. @param jobs latest first */
export function grouped(jobs: readonly Job[]): JobGroup[] {
  const groups = new Map<string, [Job, ...Job[]]>();
  for (const job of jobs) {
    // Somebody else can give their jobs any id
    const id = [job.pipeline?.id ?? job.id, ...(job.owner === undefined ? [] : [job.owner])].join(' ');
    const known = groups.get(id);
    if (known) {
      known.push(job);
    } else {
      groups.set(id, [job]);
    }
  }
  const stepOf = ({ pipeline }: Job): number => pipeline?.step ?? 0;
  return [...groups].map(([id, steps]) => ({
    id,
    steps: steps.sort((a, b) => stepOf(a) - stepOf(b)),
    isPipeline: steps[0].pipeline !== undefined
  }));
}

/** "Conversion, calibration, radial transform" */
export function pipelineNouns(steps: readonly Job[]): string {
  const nouns = [...new Set(steps.map(({ kind }) => capabilities[kind].noun))];
  const first = nouns[0].charAt(0).toUpperCase() + nouns[0].slice(1);
  return [first, ...nouns.slice(1)].join(', ');
}

/** "2 data sets" */
export function pipelineSize(steps: readonly Job[], trans: TranslationBundle): string {
  const last = steps.at(-1);
  const isEach = last !== undefined && capabilities[last.kind].inputs === 'each';
  const count = (isEach ? last : steps.at(-2))?.items.length ?? 0;
  return trans._n('%1 data set', '%1 data sets', count);
}

/** "Conversion, calibration, radial transform of 3 data sets" */
export function pipelineTitle(steps: readonly Job[], trans: TranslationBundle): string {
  return trans.__('%1 of %2', pipelineNouns(steps), pipelineSize(steps, trans));
}

/** What only gold goes through. */
const OF_GOLD = new Set(
  STEPS.flatMap(({ kind, of }) =>
    of === 'samples' || STEPS.some(step => step.of === 'samples' && step.kind === kind) ? [] : kind
  )
);

/** "Conversion of gold", "Radial transform" */
export function stepName(steps: readonly Job[], at: number, trans: TranslationBundle): string {
  const { noun } = capabilities[steps[at].kind];
  const name = noun.charAt(0).toUpperCase() + noun.slice(1);
  return steps.slice(at).some(({ kind }) => OF_GOLD.has(kind)) ? trans.__('%1 of gold', name) : name;
}

/** It runs until its last step has ended; then the first step that did not go well speaks for all. */
export function pipelineStanding(steps: readonly Job[]): Standing {
  const open = steps.filter(isOpen);
  if (open.length > 0) {
    return (
      open.find(({ status }) => status !== 'waiting')?.status ?? (open.length < steps.length ? 'running' : 'waiting')
    );
  }
  return steps.find(({ status }) => status !== 'done')?.status ?? 'done';
}

/** Why it waits or did not go well: the first step that has something to say, for later ones follow from it. */
export function pipelineReason(steps: readonly Job[]): string | undefined {
  const telling = steps.filter(job => !isOpen(job) && job.status !== 'done');
  const [first = steps.find(({ status, reason }) => status === 'running' && reason !== undefined)] = telling;
  return (first && firstProblem(first.items)) ?? first?.reason;
}

/** 0 to 1, each step counting the same, each of its data sets too. */
export function pipelineFraction(steps: readonly Job[]): number {
  const parts = steps.map(({ items }) => {
    const done = items.map(item => (isOpen(item) ? (fractionOf(item) ?? 0) : 1));
    return done.length === 0 ? 0 : done.reduce((sum, part) => sum + part, 0) / done.length;
  });
  return parts.reduce((sum, part) => sum + part, 0) / Math.max(1, parts.length);
}
