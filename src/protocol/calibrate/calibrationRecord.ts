import * as z from 'zod';

import { provenanceSchema } from '../provenance';
import { calibrationOptionsSchema } from './calibrationOptions';

/** A number, or null where there is none to give: JSON knows no NaN. */
const maybe = z.number().nullable();

/** The three keys of the records that ePSIC's tools write and read, units in their names. */
export const knownKeysSchema = z.object({
  /** Along the minor axis of the rings */
  'reciprocal_space_pix(1/A)': z.number().positive(),
  /**
   * Row and column of the direct beam; major and minor half axis of a ring, px; tilt of the major axis from the row axis (down)
   * towards the columns (right), rad. Written by this program: of the ring 111, tilt in (-π, 0]
   */
  p_ellipse: z.tuple([z.number(), z.number(), z.number().positive(), z.number().positive(), z.number()]),
  'nominal_camera_length(m)': z.number().positive()
});

const ringSchema = z.object({
  /** 220, or 111+200 where they overlap */
  name: z.string(),
  used: z.boolean(),
  /** Sectors of 36 in which its position was measured */
  sectors: z.number(),
  /** Measured by expected radius, less 1, with its standard error */
  residual: maybe,
  residual_error: maybe,
  signal_to_noise: maybe,
  /** Counts relative to kinematic ones, 1 for the strongest group */
  strength: maybe,
  /** Geometric mean of both half axes of each of its rings */
  'radii(px)': z.array(z.number()),
  /** Its pieces of 10 degrees; absent in records from before 0.2 */
  positions: z
    .array(
      z.object({
        /** Of the middle, in reciprocal space, from the row axis (down) towards the columns (right) */
        'azimuth(deg)': z.number(),
        residual: z.number(),
        residual_error: maybe,
        /** outlier: the fit gave it no weight; removed: by hand */
        state: z.enum(['used', 'outlier', 'removed'])
      })
    )
    .optional()
});

const standardSchema = z.object({
  /** As it stands in a sentence */
  name: z.string(),
  /** Of a cubic one */
  'lattice_parameter(A)': z.number().positive().optional(),
  /** All rings that were looked for, in order of g = 1/d */
  rings: z.array(
    z.object({
      name: z.string(),
      'g(1/A)': z.number().positive(),
      /** Counts of the whole ring relative to the others, kinematic powder */
      strength: z.number().positive()
    })
  )
});

/** Where the counts came from. */
export const patternKindSchema = z.enum(['stored sums', 'frames', 'raw frames', 'single pattern']);

/** What one calibration found and how. The keys of the geometry are null where none was found. */
export const calibrationRecordSchema = z.object({
  'reciprocal_space_pix(1/A)': knownKeysSchema.shape['reciprocal_space_pix(1/A)'].nullable(),
  p_ellipse: knownKeysSchema.shape.p_ellipse.nullable(),
  'nominal_camera_length(m)': knownKeysSchema.shape['nominal_camera_length(m)'],
  'acceleration_voltage(V)': z.number().positive(),
  verdict: z.enum(['pass', 'check', 'fail']),
  /** The rule that decided, and what it says */
  rule: z.string(),
  reason: z.string(),
  /** For the geometric mean of both axes */
  'reciprocal_space_pix_geometric_mean(1/A)': maybe,
  axis_ratio: maybe,
  distortion: z
    .object({
      matrix: z.tuple([z.tuple([z.number(), z.number()]), z.tuple([z.number(), z.number()])]),
      convention: z.string()
    })
    .nullable(),
  /** Distortions that no 2 x 2 matrix describes; null where one does */
  higher_distortion: z
    .object({
      'coma_row(A)': z.number(),
      'coma_column(A)': z.number(),
      'threefold_cos(A)': z.number(),
      'threefold_sin(A)': z.number(),
      'radial(A^2)': z.number(),
      'radial_error(A^2)': maybe,
      'reference_q(1/A)': z.number(),
      convention: z.string()
    })
    .nullable(),
  /** One standard error of each number */
  standard_errors: z
    .object({
      'reciprocal_space_pix(1/A)': maybe,
      'reciprocal_space_pix_geometric_mean(1/A)': maybe,
      axis_ratio: maybe,
      'theta(rad)': maybe,
      'centre_row(px)': maybe,
      'centre_column(px)': maybe
    })
    .nullable(),
  rings: z.array(ringSchema),
  chi_square: maybe,
  indexing: z.object({
    /** Correlation of the profile with the rings of the standard */
    score: maybe,
    /** How far the next different indexing is below */
    margin: maybe,
    /** Pixel size of that next one, geometric mean of both axes */
    'second_best_reciprocal_space_pix(1/A)': maybe
  }),
  pixels: z.object({
    total: z.number(),
    masked: z.number(),
    dead: z.number(),
    hot: z.number(),
    saturated: z.number()
  }),
  /** Row and column about which excludeSectors of the options were taken out; absent where there are none */
  'excluded_sectors_about(px)': z.tuple([z.number(), z.number()]).optional(),
  /** What it was measured against; absent where that is gold, with the lattice parameter of the options */
  standard: standardSchema.optional(),
  /** As they were given; what the metadata said instead is in the keys above */
  options: calibrationOptionsSchema,
  input: z.object({
    path: z.string(),
    kind: patternKindSchema,
    /** Frames in the sum; null where it is not known */
    frames: maybe,
    /** Where voltage and camera length come from: a file, or the option */
    voltage_from: z.string(),
    camera_length_from: z.string()
  }),
  /** Rows and columns; rows and columns of p_ellipse are counted in it */
  detector_shape: z.tuple([z.number(), z.number()]),
  /** What the user should know */
  warnings: z.array(z.string()),
  ...provenanceSchema.shape
});

export type KnownKeys = z.infer<typeof knownKeysSchema>;
export type CalibrationRecord = z.infer<typeof calibrationRecordSchema>;
export type PatternKind = z.infer<typeof patternKindSchema>;
