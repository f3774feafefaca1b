import * as z from 'zod';

import type { BuiltInName } from '../../core/standards/builtIn';
import { BUILT_IN_NAMES, builtInNamed, builtInStandard } from '../../core/standards/builtIn';
import type { Standard } from '../../core/standards/standard';
import { indicesIn, indicesName, ringNamed } from '../../core/standards/standard';
import { words } from '../optionWords';
import { tiffPageSchema } from '../tiffPage';

const positive = z.number().positive();

const NAMED = BUILT_IN_NAMES.join(', ').replace(/, (\w+)$/, ' or $1');

/** A built-in standard, whatever the size of its letters, or a CIF file. */
const standardSchema = z
  .string()
  .transform(typed => builtInNamed(typed) ?? typed)
  .refine(typed => builtInNamed(typed) !== undefined || /\.cif$/i.test(typed), {
    message: `The standard is ${NAMED}, or the CIF file of a structure (a name that ends in .cif).`
  });

/** A ring by its Miller indices: 111, or 1 0 -2 with blanks. */
const ringSchema = z
  .string()
  .refine(name => indicesIn(name) !== undefined, {
    message: 'A ring is named by its three indices, such as 111 or 220, with commas between rings.'
  })
  .transform(name => indicesName(indicesIn(name) ?? []));

/** From 0 up to a turn, or counted backwards from it, degrees. */
const azimuth = z.number().min(-360).max(360);
const px = z.number();

const plainSchema = z.object({
  standard: standardSchema.optional().meta(
    words({
      flag: '--standard <NAME|CIF>',
      hint: `what the pattern is of: ${NAMED}, or the CIF file of a structure (default: Au)`,
      path: true,
      names: BUILT_IN_NAMES
    })
  ),
  pixelSize: positive
    .optional()
    .meta(
      words({ flag: '--pixel-size <P>', hint: 'expected pixel size, 1/Å per pixel along the minor axis', unit: '1/Å' })
    ),
  pixelSizeFactor: positive.optional().meta(
    words({
      flag: '--pixel-size-factor <F>',
      hint: 'search about F times the expected, or else the usual pixel size'
    })
  ),
  pixelSizeRange: z
    .tuple([positive, positive])
    .refine(([from, to]) => from < to, { message: 'The smaller pixel size comes first, the larger one second.' })
    .optional()
    .meta(
      words({
        flag: '--pixel-size-range <MIN MAX...>',
        hint: 'pixel sizes to choose among, 1/Å per pixel along the minor axis; goes over --pixel-size',
        unit: '1/Å'
      })
    ),
  centre: z
    .tuple([px, px])
    .optional()
    .meta(
      words({
        flag: '--centre <ROW COL...>',
        hint: 'row and column of the direct beam to begin with (default: found)',
        unit: 'px'
      })
    ),
  ellipse: z
    .tuple([z.number().min(1).max(1.3), azimuth])
    .optional()
    .meta(
      words({
        flag: '--ellipse <RATIO DEG...>',
        hint: 'a/b of the rings and tilt of the major axis from the rows to begin with, degrees (default: found)'
      })
    ),
  qRange: z
    .tuple([z.number().nonnegative(), positive])
    .refine(([from, to]) => from < to, { message: 'The smaller q comes first, the larger one second.' })
    .optional()
    .meta(words({ flag: '--q-range <MIN MAX...>', hint: 'smallest and largest q that is used, 1/Å', unit: '1/Å' })),
  rings: z
    .array(ringSchema)
    .min(1)
    .optional()
    .meta(
      words({ flag: '--rings <hkl,hkl>', hint: 'rings whose positions count, such as 111,220,311 (default: all)' })
    ),
  excludeDiscs: z
    .array(z.tuple([px, px, positive]))
    .optional()
    .meta(
      words({
        flag: '--exclude-disc <ROW,COL,R>',
        hint: 'leave out a disc of pixels: its centre and radius, px; may be given again',
        unit: 'px'
      })
    ),
  excludeSectors: z
    .array(z.tuple([azimuth, azimuth]))
    .optional()
    .meta(
      words({
        flag: '--exclude-sector <FROM,TO>',
        hint: 'leave out a wedge about the direct beam, degrees from the rows (down) to the columns (right); may be given again',
        unit: '°'
      })
    ),
  excludeArcs: z
    .array(z.tuple([z.union([z.string(), z.number().transform(String)]).pipe(ringSchema), azimuth, azimuth]))
    .optional()
    .meta(
      words({
        flag: '--exclude-arc <HKL,FROM,TO>',
        hint: 'leave out a piece of a ring, such as 220,30,50 for 220 from 30 to 50 degrees; may be given again',
        unit: '°'
      })
    ),
  latticeParameter: positive.optional().meta(
    words({
      flag: '--lattice-parameter <A>',
      hint: 'lattice parameter of a cubic standard, Å (default: at room temperature; gold 4.0782)',
      unit: 'Å'
    })
  ),
  voltage: z
    .number()
    .min(1000, { message: 'The voltage is given in V, for example 300000 for 300 kV.' })
    .max(3e6, { message: 'The voltage is given in V, for example 300000 for 300 kV.' })
    .optional()
    .meta(words({ flag: '--voltage <V>', hint: 'acceleration voltage in V (default: from the metadata)', unit: 'V' })),
  cameraLength: positive
    .max(20, { message: 'The camera length is given in m, for example 0.2 for 20 cm.' })
    .optional()
    .meta(
      words({ flag: '--camera-length <M>', hint: 'nominal camera length in m (default: from the metadata)', unit: 'm' })
    ),
  mask: z
    .string()
    .min(1)
    .optional()
    .meta(
      words({ flag: '--mask <FILE>', hint: 'bad pixels (other than 0) of a converted frame: HDF5 or TIFF', path: true })
    ),
  maskPage: tiffPageSchema
    .optional()
    .meta(words({ flag: '--mask-page <N>', hint: 'page of a mask that is a TIFF of several (default: 1)' })),
  page: tiffPageSchema
    .optional()
    .meta(words({ flag: '--page <N>', hint: 'page of a reference that is a TIFF of several (default: 1)' })),
  chipGap: z
    .enum(['none', '3px'])
    .optional()
    .meta(
      words({
        flag: '--chip-gap <none|3px>',
        hint: 'of 512 x 512 pixels: none for one detector, 3px for four chips whose gap was left out (default: found from the rings)'
      })
    )
});

/**
 * How a pattern of a standard is calibrated: the panel's form, the command line and the backend validate with this one schema.
 * Rings of a built-in standard get the names that it has for them; those of a CIF file are looked at when it is read.
 */
export const calibrationOptionsSchema = plainSchema
  .superRefine(({ standard, rings = [], excludeArcs = [] }, context) => {
    const name = builtInNamed(standard ?? 'Au');
    const named: [path: (string | number)[], ring: string][] = [
      ...rings.map((ring, at): [(string | number)[], string] => [['rings', at], ring]),
      ...excludeArcs.map(([ring], at): [(string | number)[], string] => [['excludeArcs', at, 0], ring])
    ];
    for (const [path, ring] of name ? named : []) {
      if (name && ringNamed(builtInStandard(name), ring) === undefined) {
        context.addIssue({ code: 'custom', path, message: noSuchRing(name) });
      }
    }
  })
  .overwrite(options => {
    const name = builtInNamed(options.standard ?? 'Au');
    return name ? withRingsNamed(options, builtInStandard(name)) : options;
  });

export type CalibrationOptions = z.output<typeof plainSchema>;

/** What of the options says which pattern of a file is meant, and in which frame. */
export const frameChoiceSchema = plainSchema.pick({ page: true, chipGap: true });

export type FrameChoice = z.output<typeof frameChoiceSchema>;

/** The same options with rings called as the standard calls them: 002 of a cubic one is 200. Others stay as they are. */
export function withRingsNamed<O extends Pick<CalibrationOptions, 'rings' | 'excludeArcs'>>(
  options: O,
  standard: Standard
): O {
  const called = (ring: string): string => ringNamed(standard, ring) ?? ring;
  const { rings, excludeArcs } = options;
  return {
    ...options,
    ...(rings && { rings: rings.map(called) }),
    ...(excludeArcs && { excludeArcs: excludeArcs.map(([ring, from, to]) => [called(ring), from, to]) })
  };
}

function noSuchRing(name: BuiltInName): string {
  if (name === 'Au') {
    return 'Gold has no such ring: give three digits, all odd or all even, such as 111, 200, 220 or 311, with commas between rings.';
  }
  const { name: called, rings } = builtInStandard(name);
  return `There is no such ring of ${called}: give those that it has, such as ${rings
    .slice(0, 4)
    .map(ring => ring.name.split('/')[0])
    .join(', ')}, with commas between rings.`;
}
