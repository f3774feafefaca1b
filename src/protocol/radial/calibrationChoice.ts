import * as z from 'zod';

/** The calibration of one scan, picked by hand: a record, whatever its verdict and the conditions it was made under. */
export const calibrationChoiceSchema = z.object({ calibration: z.string().min(1) });

/** Calibrations of several scans, by path. */
export const calibrationChoicesSchema = z.record(z.string(), calibrationChoiceSchema);

export type CalibrationChoice = Readonly<z.output<typeof calibrationChoiceSchema>>;
export type CalibrationChoices = Readonly<Record<string, CalibrationChoice>>;
