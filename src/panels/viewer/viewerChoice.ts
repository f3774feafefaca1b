import * as z from 'zod';

import { colourMapNames } from '../plots/colourMaps';
import type { ImageDisplay } from '../plots/imageColours';

/** How each kind of image is shown. */
export interface Displays {
  readonly sum: ImageDisplay;
  readonly virtual: ImageDisplay;
  readonly pattern: ImageDisplay;
}

/** How a viewer shows things, whatever the file. */
export interface ViewerChoice {
  readonly displays: Displays;
  readonly scanShown: 'sum' | 'virtual';
  readonly patternShown: 'mean' | 'maximum' | 'position' | 'region';
  /** Of the axes of patterns, where a calibration is known: pixels otherwise */
  readonly patternUnit: PatternUnit;
}

export const patternUnits = ['px', '1/Å', 'mrad'] as const;

export type PatternUnit = (typeof patternUnits)[number];

export const initialChoice: ViewerChoice = {
  displays: {
    sum: { scale: 'linear', colourMap: 'gray', percentiles: [0.5, 99.5] },
    virtual: { scale: 'linear', colourMap: 'gray', percentiles: [0.5, 99.5] },
    pattern: { scale: 'log', colourMap: 'inferno', percentiles: [1, 99.99] }
  },
  scanShown: 'sum',
  patternShown: 'mean',
  patternUnit: '1/Å'
};

const percent = z.number().min(0).max(100);
const displaySchema = z.object({
  scale: z.enum(['linear', 'log']),
  colourMap: z.enum(colourMapNames),
  percentiles: z.tuple([percent, percent]),
  range: z.tuple([z.number(), z.number()]).optional(),
  gamma: z.number().positive().optional()
});
const choiceSchema = z.object({
  displays: z.object({ sum: displaySchema, virtual: displaySchema, pattern: displaySchema }),
  scanShown: z.enum(['sum', 'virtual']),
  patternShown: z.enum(['mean', 'maximum', 'position', 'region']),
  patternUnit: z.enum(patternUnits).default('1/Å')
});

/** A choice that was kept, perhaps by another version: what is not understood as a whole begins afresh. */
export function readChoice(kept: unknown): ViewerChoice {
  const read = choiceSchema.safeParse(kept);
  return read.success ? read.data : initialChoice;
}
