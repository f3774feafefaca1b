import type { AnalyseOptions } from '../../../protocol/analyse/analyseOptions';
import { analyseOptionsSchema } from '../../../protocol/analyse/analyseOptions';
import type { Holding } from '../../form/holding';
import { apart, choice, emptyOf, number, text, texts, tick } from '../../form/holding';

/** The form as the user leaves it: boxes hold text until it is read. */
export interface AnalyseForm {
  readonly profile: AnalyseOptions['profile'];
  /** Texts of which a path holds one, or none, with commas between */
  readonly include: string;
  readonly exclude: string;
  /** 1/Å; both empty: all behind the direct beam */
  readonly qFrom: string;
  readonly qTo: string;
  readonly log: boolean;
  readonly normalise: AnalyseOptions['normalise'];
  /** A number; empty: advised */
  readonly components: string;
  readonly maxComponents: string;
  readonly method: AnalyseOptions['method'];
  /** auto: by the kind of profile */
  readonly loss: 'auto' | 'poisson' | 'frobenius';
  /** Of the Poisson loss */
  readonly mixtures: AnalyseOptions['mixtures'];
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

const usual = analyseOptionsSchema.parse({});

export const analyseHolding: Holding<AnalyseForm> = {
  profile: choice('mean'),
  include: texts(),
  exclude: texts(),
  qFrom: apart(''),
  qTo: apart('', ['qRange']),
  log: tick(false),
  normalise: choice('none'),
  components: number({ usual: usual.components }),
  maxComponents: number({ usual: usual.maxComponents }),
  method: choice('nmf'),
  loss: choice('auto', 'auto'),
  mixtures: choice('auto'),
  restarts: number({ usual: usual.restarts }),
  seed: number({ usual: usual.seed }),
  classify: apart('usual'),
  percentile: apart('90'),
  areas: choice('dbscan'),
  areaReach: number({ usual: usual.areaReach }),
  areaLeast: number({ usual: usual.areaLeast }),
  patterns: tick(true),
  structures: texts(),
  edx: apart('auto'),
  edxPath: apart(''),
  elements: texts(),
  energyScale: number(),
  energyOffset: number(),
  out: text()
};

export const emptyForm = emptyOf(analyseHolding);
