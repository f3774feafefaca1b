import { realpath } from 'node:fs/promises';

import { InputError } from '../../core/errors';
import { Limited } from '../../core/limited';
import type { ChoicesOf, Kind, OptionsOf } from '../../protocol/capabilities';
import { capabilities } from '../../protocol/capabilities';
import type { PipelineRequest, Step } from '../../protocol/pipeline';
import { STEPS } from '../../protocol/pipeline';
import type { Problem } from '../../protocol/problem';
import { workOf } from '../works';
import { keptReferences } from './keptReferences';
import type { RecordedFile, RecordedWatch } from './referenceFor';
import { AT_ONCE, recordedFile, referenceFor } from './referenceFor';

/** An input of a step before. */
export interface StepNeed {
  readonly step: number;
  readonly input: string;
}

/** A step with its inputs, which need not be there yet. */
export interface PlannedStep<K extends Kind = Kind> {
  readonly kind: K;
  readonly of: Step['of'];
  /** Whether calibrations are looked for where nothing is waited for */
  readonly needsReference: boolean;
  readonly options: OptionsOf<K>;
  /** What was chosen for single inputs in place of the options, by path */
  readonly choices: ChoicesOf<K>;
  readonly inputs: readonly string[];
  /** The raw file that each input comes from */
  readonly sources: readonly string[];
  /** For each input */
  readonly needs: readonly (readonly StepNeed[])[];
  /** For each input the raw file of its gold, whether its calibration is waited for or there; undefined for none */
  readonly references: readonly (string | undefined)[];
}

/** What will be done. */
export interface PlannedSteps {
  readonly steps: PlannedStep[];
  readonly problems: readonly Problem[];
  /** Raw files of gold whose calibrations stay as they are */
  readonly kept: readonly string[];
}

type Wish = Pick<PipelineRequest, 'references' | 'samples' | 'until' | 'options' | 'choices'>;
type Raw = Readonly<Record<Step['of'], readonly string[]>>;

/**
 * Finds the raw files of a pipeline, and what each of its steps will be given: the names of files that are yet to be made follow from those of the
 * raw ones.
 *
 * @returns steps in their order, and what cannot be used
 * @throws InputError `E_NOTHING_TO_DO`, `E_STEP`, and where results have no place; CancelledError
 */
export async function planSteps(
  { references, samples, until, options, choices }: Wish,
  watch: RecordedWatch
): Promise<PlannedSteps> {
  const last = STEPS.map(({ kind, of }) => kind === until && of === 'samples').lastIndexOf(true);
  if (last < 0) {
    throw new InputError('E_STEP', `A pipeline cannot end with "${until}".`);
  }
  const optionsOf = (kind: Kind): OptionsOf<Kind> => options[kind] ?? capabilities[kind].options.parse({});
  const find = async (
    of: Step['of'],
    paths: readonly string[]
  ): Promise<{ files: readonly string[]; problems: readonly Problem[] }> => {
    const first = STEPS.find(step => step.of === of);
    return first && paths.length > 0
      ? (await workOf(first.kind)).find(paths, optionsOf(first.kind) as never, watch.guard)
      : { files: [], problems: [] };
  };
  const [gold, others] = [await find('references', references), await find('samples', samples)];
  const known = new Set(await Promise.all(gold.files.map(file => realpath(file))));
  const real = await Promise.all(others.files.map(file => realpath(file)));
  const raw = { references: gold.files, samples: others.files.filter((_, index) => !known.has(real[index])) };
  const problems = [...gold.problems, ...others.problems];
  if (raw.samples.length === 0) {
    const why = problems.map(({ message }) => message).join(' ');
    throw new InputError(
      'E_NOTHING_TO_DO',
      why || 'There is nothing but references: name the data that are to be transformed.'
    );
  }
  const kept = await keptReferences(raw.references, { options, choices }, watch.guard);
  const sourcesOf = ({ kind, of }: Step): readonly string[] =>
    kind === 'calibrate' ? raw[of].filter(source => !kept.has(source)) : raw[of];
  const wanted = STEPS.slice(0, last + 1).filter(step => sourcesOf(step).length > 0);
  const matched = wanted.some(({ needsReference }) => needsReference) ? await matchedReferences(raw, watch) : new Map();
  const steps: PlannedStep[] = [];
  for (const step of wanted) {
    const before = (of: Step['of']): number => steps.map(each => each.of).lastIndexOf(of);
    steps.push(await plannedStep(step, sourcesOf(step), { steps, before, matched, kept, choices, optionsOf }));
  }
  return { steps, problems, kept: [...kept] };
}

interface Planning {
  /** Those before, as far as they are wanted */
  readonly steps: readonly PlannedStep[];
  /** The last of them; -1 for none */
  before(of: Step['of']): number;
  /** The reference of each sample that has one */
  readonly matched: ReadonlyMap<string, string>;
  /** See keptReferences */
  readonly kept: ReadonlySet<string>;
  readonly choices: Wish['choices'];
  optionsOf(kind: Kind): OptionsOf<Kind>;
}

async function plannedStep(
  { kind, of, needsReference }: Step,
  sources: readonly string[],
  { steps, before, matched, kept, choices, optionsOf }: Planning
): Promise<PlannedStep> {
  const [former, reference] = [before(of), before('references')];
  const made = former < 0 ? undefined : new Map(await yieldsOf(steps[former]));
  const inputs = sources.map(source => made?.get(source) ?? source);
  const needOf = (step: number, source: string): StepNeed[] => {
    const index = step < 0 ? -1 : steps[step].sources.indexOf(source);
    return index < 0 ? [] : [{ step, input: steps[step].inputs[index] }];
  };
  const references = sources.map(source => (needsReference ? matched.get(source) : undefined));
  const needs = sources.map((source, index) => {
    const gold = references[index];
    const awaited = gold === undefined || kept.has(gold) ? [] : needOf(reference, gold);
    return [...needOf(former, source), ...awaited];
  });
  // What a step makes may be there from an earlier run, and have been looked at under its own name
  const chosen = inputs.flatMap((input, index) => {
    const choice = choices[kind]?.[input] ?? choices[kind]?.[sources[index]];
    return choice ? [[input, choice] as const] : [];
  });
  return {
    ...{ kind, of, needsReference: needsReference ?? false, options: optionsOf(kind) },
    ...{ choices: Object.fromEntries(chosen), inputs, sources, needs, references }
  };
}

/** What a step makes of each raw file. */
async function yieldsOf({ kind, inputs, sources, options }: PlannedStep): Promise<(readonly [string, string])[]> {
  const work = await workOf(kind);
  return inputs.map((input, index) => {
    const path = work.yields?.(input, options as never);
    if (path === undefined) {
      throw new InputError('E_STEP', `Nothing can follow a ${capabilities[kind].noun}.`);
    }
    return [sources[index], path] as const;
  });
}

/** Which reference each sample needs, by the path of the sample. */
async function matchedReferences({ references, samples }: Raw, watch: RecordedWatch): Promise<Map<string, string>> {
  const turns = new Limited(AT_ONCE);
  const recorded = (paths: readonly string[]): Promise<RecordedFile[]> =>
    Promise.all(paths.map(path => turns.run(() => recordedFile(path, watch))));
  const gold = await recorded(references);
  const found = gold.length > 0 ? await recorded(samples) : [];
  return new Map(
    found.flatMap(sample => {
      const reference = referenceFor(sample, gold);
      return reference ? [[sample.path, reference.path] as const] : [];
    })
  );
}
