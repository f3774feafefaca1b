import * as z from 'zod';

/** What was written for one data set. */
export const analysedFileSchema = z.object({
  /** The profile file */
  input: z.string(),
  stamp: z.string(),
  /** Coefficients: (component, scan row, scan column) */
  maps: z.string(),
  /** 0 in no class, 1..K */
  classes: z.string(),
  /** Maps of elements, where there is EDX */
  elements: z.string().nullable(),
  edx: z.string().nullable(),
  /** How structures fit each position and by how much they are shifted, 1/Å: (structure, scan row, scan column) */
  fits: z.string().nullish(),
  shifts: z.string().nullish(),
  /** Mean variance in the windows of rings: (window, scan row, scan column) */
  windows: z.string().nullish()
});

export const correlationSchema = z.object({
  /** From 1 */
  component: z.number(),
  element: z.string(),
  r: z.number().nullable(),
  /** What 95 % of such noise leave possible, and 0 where that is not excluded */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** What unrelated maps as smooth as these stay below in 19 of 20 cases; absent in analyses of earlier versions */
  chance: z.number().nullish(),
  pixels: z.number()
});

/** What became of an analysis. */
export const analyseOutputSchema = z.object({
  folder: z.string(),
  record: z.string(),
  report: z.string(),
  components: z.number(),
  advised: z.number().nullable(),
  /** |X - W H| / |X| of the matrix that was decomposed; |X - mean - W H| / |X| of principal components */
  error: z.number(),
  loss: z.enum(['poisson', 'frobenius']),
  seed: z.number(),
  /** 1/Å */
  q: z.tuple([z.number(), z.number()]),
  files: z.array(analysedFileSchema),
  profiles: z.string(),
  correlations: z.array(correlationSchema),
  /** `component_errors.hspy`: standard errors, as the components; absent for principal components */
  componentErrors: z.string().optional(),
  /** `mean_profile.hspy`, to which principal components are added; absent for others */
  meanProfile: z.string().optional(),
  /** `class_profiles.hspy`: (class, q) */
  classProfiles: z.string().optional(),
  /** `class_patterns.hspy`: (class, row, column); absent where no pattern was found */
  classPatterns: z.string().optional(),
  /** `class_maximum_patterns.hspy`, likewise */
  classMaxima: z.string().optional(),
  /** `class_spectra.hspy`: (class, energy); absent without EDX */
  classSpectra: z.string().optional(),
  /** `correlations.csv` */
  correlationTable: z.string().optional(),
  /** `peaks.csv`: the rings of each class */
  peaks: z.string().optional(),
  /** `matches.csv`: structures for the rings of each class */
  matches: z.string().optional(),
  /** `windows.csv`: windows about the rings of all classes; absent where no data set has variance profiles */
  windows: z.string().optional(),
  /** `analysis.ipynb`: the analysis in Python */
  notebook: z.string().optional(),
  /** Folder of maps as PNG and curves as SVG */
  pictures: z.string().optional(),
  seconds: z.number(),
  /** What the user should know although it was analysed */
  warnings: z.array(z.string())
});

export type AnalysedFile = z.output<typeof analysedFileSchema>;
export type AnalyseOutput = z.output<typeof analyseOutputSchema>;

/** An analysis as the command's JSON object lists it; all other files are in its folder by their names. */
export function analyseEntry(output: AnalyseOutput): object {
  const { folder, record, report, components, advised, error, loss, seed, q, files } = output;
  return {
    folder,
    record,
    report,
    components,
    advised,
    error,
    loss,
    seed,
    q,
    files: files.map(({ input, stamp, maps, classes, elements, edx }) => ({
      input,
      stamp,
      maps,
      classes,
      elements,
      edx
    })),
    profiles: output.profiles,
    correlations: output.correlations.map(({ component, element, r, low, high, pixels }) => ({
      component,
      element,
      r,
      low,
      high,
      pixels
    })),
    seconds: output.seconds
  };
}
