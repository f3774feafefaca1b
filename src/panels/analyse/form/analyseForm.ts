import type { TranslationBundle } from '@jupyterlab/translation';

import type { AnalyseOptions } from '../../../protocol/analyse/analyseOptions';
import { analyseOptionsSchema } from '../../../protocol/analyse/analyseOptions';
import type { FormProblems, FormReading, FormRules } from '../../form/formModel';
import { numberIn } from '../../form/numberIn';

/** The form as the user leaves it: boxes hold text until it is read. */
export interface AnalyseForm {
  readonly profile: AnalyseOptions['profile'];
  /** Texts of which a path holds one, or none, with commas between */
  readonly include: string;
  readonly exclude: string;
  /** 1/Å; both empty: all behind the direct beam */
  readonly qFrom: string;
  readonly qTo: string;
  /** A number; empty: advised */
  readonly components: string;
  readonly maxComponents: string;
  readonly method: AnalyseOptions['method'];
  /** auto: by the kind of profile */
  readonly loss: 'auto' | 'poisson' | 'frobenius';
  readonly normalise: AnalyseOptions['normalise'];
  readonly log: boolean;
  readonly restarts: string;
  readonly seed: string;
  readonly classify: 'usual' | 'present' | 'argmax' | 'percentile';
  readonly percentile: string;
  readonly areas: AnalyseOptions['areas'];
  /** Scan positions */
  readonly areaReach: string;
  readonly areaLeast: string;
  /** Mean pattern of each class, for which all corrected patterns are read */
  readonly patterns: boolean;
  /** CIF files with commas between */
  readonly structures: string;
  readonly edx: 'auto' | 'off' | 'named';
  /** Spectrum map, or a folder of them */
  readonly edxPath: string;
  /** Symbols with commas between */
  readonly elements: string;
  /** keV a channel, and of the first channel; empty: as the files say */
  readonly energyScale: string;
  readonly energyOffset: string;
  /** Folder for results; empty: analysis/<time> beside the data sets */
  readonly out: string;
}

export const emptyForm: AnalyseForm = {
  profile: 'mean',
  include: '',
  exclude: '',
  qFrom: '',
  qTo: '',
  components: '',
  maxComponents: '',
  method: 'nmf',
  loss: 'auto',
  normalise: 'none',
  log: false,
  restarts: '',
  seed: '',
  classify: 'usual',
  percentile: '90',
  areas: 'dbscan',
  areaReach: '',
  areaLeast: '',
  patterns: true,
  structures: '',
  edx: 'auto',
  edxPath: '',
  elements: '',
  energyScale: '',
  energyOffset: '',
  out: ''
};

const USUAL = analyseOptionsSchema.parse({});

type Reading = FormReading<AnalyseForm, AnalyseOptions>;

export function analyseRules(trans: TranslationBundle): FormRules<AnalyseForm, AnalyseOptions> {
  return { empty: emptyForm, demands: {}, unused, read: form => readForm(form, trans) };
}

/** Texts with commas between. */
export function textsIn(text: string): string[] {
  return text
    .split(',')
    .map(part => part.trim())
    .filter(Boolean);
}

/** What does not count beside what is chosen. */
function unused({ method, components, classify, areas, edx }: AnalyseForm): (keyof AnalyseForm)[] {
  return [
    ...(components.trim() === '' ? [] : (['maxComponents'] as const)),
    ...(method === 'pca' ? (['loss', 'restarts', 'seed'] as const) : []),
    ...(classify === 'percentile' ? [] : (['percentile'] as const)),
    ...(areas === 'off' ? (['areaReach', 'areaLeast'] as const) : []),
    ...(edx === 'named' ? [] : (['edxPath'] as const)),
    ...(edx === 'off' ? (['elements', 'energyScale', 'energyOffset'] as const) : [])
  ];
}

/** Options of an analysis, or for every field that stands in the way a sentence. The backend's own schema decides. */
export function readForm(form: AnalyseForm, trans: TranslationBundle): Reading {
  const [from, to] = [numberIn(form.qFrom), numberIn(form.qTo)];
  if ((from === undefined) !== (to === undefined)) {
    const sentence = trans.__('A q range has both ends: give the other one too.');
    return { problems: from === undefined ? { qFrom: sentence } : { qTo: sentence } };
  }
  const left = unused(form);
  const counted = (field: keyof AnalyseForm): number | undefined =>
    left.includes(field) ? undefined : numberIn(String(form[field]));
  const [include, exclude] = [textsIn(form.include), textsIn(form.exclude)];
  const structures = textsIn(form.structures);
  const elements = form.edx === 'off' ? [] : textsIn(form.elements);
  const read = analyseOptionsSchema.safeParse({
    profile: form.profile,
    qRange: from === undefined ? undefined : [from, to],
    components: numberIn(form.components) ?? 'auto',
    maxComponents: counted('maxComponents'),
    method: form.method,
    loss: form.loss === 'auto' || form.method === 'pca' ? undefined : form.loss,
    normalise: form.normalise,
    log: form.log,
    restarts: counted('restarts'),
    seed: counted('seed'),
    classify: classRuleOf(form),
    areas: form.areas,
    areaReach: counted('areaReach'),
    areaLeast: counted('areaLeast'),
    patterns: form.patterns,
    structures: structures.length > 0 ? structures : undefined,
    edx: form.edx === 'named' ? form.edxPath.trim() : form.edx,
    elements: elements.length > 0 ? elements : undefined,
    energyScale: counted('energyScale'),
    energyOffset: counted('energyOffset'),
    include: include.length > 0 ? include : undefined,
    exclude: exclude.length > 0 ? exclude : undefined,
    out: form.out.trim() || undefined
  });
  return read.success ? { options: read.data } : { problems: sentences(read.error.issues, trans) };
}

/** The rule in the words of the options; undefined for the usual one. */
function classRuleOf({ classify, percentile }: AnalyseForm): string | undefined {
  if (classify === 'percentile') {
    return `percentile:${numberIn(percentile) ?? ''}`;
  }
  return classify === 'usual' ? undefined : classify;
}

/** The form that would give these options. */
export function formOf(options: AnalyseOptions): AnalyseForm {
  const { profile, qRange, components, method, loss, normalise, log, classify, areas, include, exclude, out } = options;
  const { patterns, structures, edx, elements, energyScale, energyOffset } = options;
  const text = (name: 'maxComponents' | 'restarts' | 'seed' | 'areaReach' | 'areaLeast'): string =>
    options[name] === USUAL[name] ? '' : String(options[name]);
  const percentile = classify?.startsWith('percentile:') ? classify.slice('percentile:'.length) : undefined;
  const rule = classify === 'present' || classify === 'argmax' ? classify : 'usual';
  return {
    profile,
    include: include?.join(', ') ?? '',
    exclude: exclude?.join(', ') ?? '',
    qFrom: qRange ? String(qRange[0]) : '',
    qTo: qRange ? String(qRange[1]) : '',
    components: components === 'auto' ? '' : String(components),
    maxComponents: text('maxComponents'),
    method,
    loss: loss ?? 'auto',
    normalise,
    log,
    restarts: text('restarts'),
    seed: text('seed'),
    classify: percentile === undefined ? rule : 'percentile',
    percentile: percentile ?? emptyForm.percentile,
    areas,
    areaReach: text('areaReach'),
    areaLeast: text('areaLeast'),
    patterns,
    structures: structures?.join(', ') ?? '',
    edx: edx === 'auto' || edx === 'off' ? edx : 'named',
    edxPath: edx === 'auto' || edx === 'off' ? '' : edx,
    elements: elements?.join(', ') ?? '',
    energyScale: energyScale === undefined ? '' : String(energyScale),
    energyOffset: energyOffset === undefined ? '' : String(energyOffset),
    out: out ?? ''
  };
}

function sentences(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  trans: TranslationBundle
): FormProblems<AnalyseForm> {
  const words: Record<string, readonly [keyof AnalyseForm, string]> = {
    qRange: ['qTo', trans.__('The smaller q comes first, the larger one second, in 1/Å.')],
    components: ['components', trans.__('A whole number from 1 to 64, or nothing to be advised.')],
    maxComponents: ['maxComponents', trans.__('A whole number from 1 to 32.')],
    restarts: ['restarts', trans.__('A whole number from 1 to 100.')],
    seed: ['seed', trans.__('A whole number from 0 on.')],
    classify: ['percentile', trans.__('A percentile from 0 to below 100.')],
    areaReach: ['areaReach', trans.__('A number of scan positions from 1 to 50.')],
    areaLeast: ['areaLeast', trans.__('A whole number of scan positions.')],
    edx: ['edxPath', trans.__('Name a spectrum map (.rpl, .h5oina), or a folder of them.')],
    elements: ['elements', trans.__('Symbols such as Au, Cu, Si.')],
    energyScale: ['energyScale', trans.__('A number above 0, in keV.')],
    energyOffset: ['energyOffset', trans.__('A number, in keV.')]
  };
  return Object.fromEntries(
    issues.map(({ path, message }) => words[String(path[0])] ?? [String(path[0]), message])
  ) as FormProblems<AnalyseForm>;
}
