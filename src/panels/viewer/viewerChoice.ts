import * as z from 'zod';

import { colourMapNames } from '../plots/colourMaps';
import type { ImageDisplay } from '../plots/imagePlot';

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
}

export const initialChoice: ViewerChoice = {
  displays: {
    sum: { scale: 'linear', colourMap: 'gray', percentiles: [0.5, 99.5] },
    virtual: { scale: 'linear', colourMap: 'gray', percentiles: [0.5, 99.5] },
    pattern: { scale: 'log', colourMap: 'inferno', percentiles: [1, 99.99] }
  },
  scanShown: 'sum',
  patternShown: 'mean'
};

const percent = z.number().min(0).max(100);
const displaySchema = z.object({
  scale: z.enum(['linear', 'log']),
  colourMap: z.enum(colourMapNames),
  percentiles: z.tuple([percent, percent]),
  range: z.tuple([z.number(), z.number()]).optional()
});
const choiceSchema = z.object({
  displays: z.object({ sum: displaySchema, virtual: displaySchema, pattern: displaySchema }),
  scanShown: z.enum(['sum', 'virtual']),
  patternShown: z.enum(['mean', 'maximum', 'position', 'region'])
});

/** A choice that was kept, perhaps by another version: what is not understood as a whole begins afresh. */
export function readChoice(kept: unknown): ViewerChoice {
  const read = choiceSchema.safeParse(kept);
  return read.success ? read.data : initialChoice;
}
