import type { ClassesFound } from './classes/findClasses';
import type { Dense } from '../../core/analysis/dense';
import type { AnalyseOptions } from '../../protocol/analyse/analyseOptions';
import type { Advice } from './advise/advise';
import type { EdxAnalysis } from './edx/correlateEdx';
import type { Factors } from './decompose/decompose';
import type { PrincipalFactors } from './decompose/principal';
import type { ClassPatterns } from './load/classPatterns';
import type { DataSet } from './load/dataSet';
import type { RingFits } from './match/ringFits';
import type { WindowVariances } from './match/windowVariances';
import type { LoadedProfiles } from './load/loadProfiles';
import type { Neighbours, Overlap } from './write/areaRelations';
import type { ClassArea } from './write/areas';
import type { StructureMatches } from './write/matches';
import type { ClassPeak } from './write/peaks';

/** All that was found of some data sets, before it is written. */
export interface Analysis {
  readonly options: AnalyseOptions;
  readonly loss: 'poisson' | 'frobenius';
  /** What the user should know although it was analysed */
  readonly warnings: readonly string[];
  readonly profiles: LoadedProfiles;
  /** Absent where the number of components was given */
  readonly advice?: Advice;
  /** Mean number of counts that say as much as one, because they come in spots; absent: not known, or no counts */
  readonly clustering?: number;
  readonly factors: Factors;
  /** Standard errors of the components, as these; absent for principal components, whose errors are not told */
  readonly errors?: Dense;
  /** The same, where they are principal components */
  readonly principal?: PrincipalFactors;
  /** Of each row of the matrix, 0 in none */
  readonly classes: Uint8Array;
  readonly classRule: ClassesFound['rule'];
  /** The component that lies under all others, from 0, where classes are of what is present and there is one */
  readonly support?: number;
  /** Pixels of a spot, where it is known how far counts come in spots and classes are by it */
  readonly spotArea?: number;
  readonly areas: readonly ClassArea[];
  /** Which class is next to which, and which overlap */
  readonly neighbours: readonly Neighbours[];
  readonly overlaps: readonly Overlap[];
  /** Mean profile of each class, and last of all positions */
  readonly classProfiles: Dense;
  /** Mean pattern of each class; absent where no data set has corrected patterns, or they were not wanted */
  readonly patterns?: ClassPatterns;
  /** The rings of each class */
  readonly peaks: readonly ClassPeak[];
  /** Structures for them */
  readonly matches: StructureMatches;
  /** How structures fit single positions, of each data set */
  readonly fits: ReadonlyMap<DataSet, RingFits>;
  /** Variance in the windows of rings; absent where no data set has variance profiles */
  readonly variances?: WindowVariances;
  /** Absent where there are no spectrum maps */
  readonly edx?: EdxAnalysis;
}
