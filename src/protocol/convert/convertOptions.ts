import * as z from 'zod';

import { words } from '../optionWords';
import { outSchema, workersSchema } from '../sharedOptions';

/** Repairs of scans that were taken together with EDX; all off unless asked for, and recorded in the file. */
export const repairSchema = z.object({
  roll: z
    .number()
    .int()
    .nonnegative()
    .max(65535)
    .default(0)
    .meta(
      words({
        flag: '--roll <N>',
        hint: 'roll every scan line N columns to the left (closes the seam of some scans with EDX)'
      })
    ),
  cropLastColumn: z
    .boolean()
    .default(false)
    .meta(
      words({
        flag: '--crop-last-column',
        hint: 'leave out the last scan column, after rolling (the fly-back in scans with EDX)'
      })
    ),
  spikes: z
    .boolean()
    .default(false)
    .meta(
      words({
        flag: '--replace-spikes',
        hint: 'replace frames far brighter than all around by the median of their neighbours'
      })
    )
});

/** Options of a conversion: the panel's form, the command line and the backend validate with this one schema. */
export const convertOptionsSchema = z
  .object({
    reshape: z
      .enum(['auto', 'flyback', 'known', 'none'])
      .default('auto')
      .meta(
        words({
          flag: '--reshape <mode>',
          title: 'Reshape',
          hint: 'auto, flyback, known or none: how frames become scan rows and columns (default: auto)'
        })
      ),
    scanX: z
      .number()
      .int()
      .positive()
      .optional()
      .meta(words({ flag: '--scan-x <N>', title: 'Scan_X', hint: 'scan columns, with --reshape known' })),
    scanY: z
      .number()
      .int()
      .positive()
      .optional()
      .meta(words({ flag: '--scan-y <N>', title: 'Scan_Y', hint: 'scan rows, with --reshape known' })),
    firstFrame: z
      .number()
      .int()
      .nonnegative()
      .optional()
      .meta(words({ flag: '--first-frame <N>', hint: 'frame with which the scan begins, counted from 0' })),
    /** Absent: none */
    lineSkip: z
      .number()
      .int()
      .nonnegative()
      .max(65535)
      .optional()
      .meta(
        words({
          flag: '--line-skip <N>',
          hint: 'frames at the end of every line that are left out, with --reshape known (default: 0)'
        })
      ),
    binNav: z
      .number()
      .int()
      .min(1)
      .max(64)
      .default(1)
      .meta(
        words({
          flag: '--bin-nav <F>',
          title: 'Bin scan',
          hint: 'write a second file with F x F scan positions summed'
        })
      ),
    binSig: z
      .number()
      .int()
      .min(1)
      .max(64)
      .default(1)
      .meta(
        words({
          flag: '--bin-sig <F>',
          title: 'Bin diffraction',
          hint: 'write a second file with F x F detector pixels summed'
        })
      ),
    cross: z
      .boolean()
      .default(true)
      .meta(
        words({
          flag: '--no-cross',
          title: 'Insert chip gap',
          hint: 'do not insert the gap between the chips of a quad detector (512 stays 512, not 515)'
        })
      ),
    compression: z
      .enum(['bitshuffle-lz4', 'gzip', 'none'])
      .default('bitshuffle-lz4')
      .meta(
        words({
          flag: '--compression <kind>',
          title: 'Compression',
          hint: 'bitshuffle-lz4, gzip (readable without plugins) or none (default: bitshuffle-lz4)'
        })
      ),
    /** Scans only; absent: none */
    repair: repairSchema.optional(),
    radial: z
      .boolean()
      .default(false)
      .meta(
        words({
          flag: '--radial',
          title: 'Radial transform',
          hint: 'transform to radial profiles in the same pass, with the calibration of the same voltage and camera length'
        })
      ),
    out: outSchema('folder for results: DIR/<stamp>/<stamp>_data.hdf5 (default: processing/ of the session)'),
    overwrite: z
      .boolean()
      .default(false)
      .meta(words({ flag: '--overwrite', hint: 'convert again what is complete' })),
    workers: workersSchema
  })
  .superRefine((options, context) => {
    if (options.reshape === 'known' && (options.scanX === undefined || options.scanY === undefined)) {
      context.addIssue({
        code: 'custom',
        path: [options.scanX === undefined ? 'scanX' : 'scanY'],
        message: 'Known shape needs both Scan_X (columns) and Scan_Y (rows).'
      });
    }
    const { scanX, scanY, lineSkip = 0 } = options;
    if (options.reshape !== 'known' && (scanX !== undefined || scanY !== undefined || lineSkip > 0)) {
      context.addIssue({
        code: 'custom',
        path: ['reshape'],
        message: 'Scan_X, Scan_Y and the line skip are used with the reshaping option "known" only.'
      });
    }
    if (options.reshape === 'none' && options.binNav > 1) {
      context.addIssue({
        code: 'custom',
        path: ['binNav'],
        message: 'A stack without scan shape has no scan positions to bin: set scan binning to 1.'
      });
    }
    const { roll = 0, cropLastColumn, spikes } = options.repair ?? {};
    const asked = roll > 0 ? 'roll' : cropLastColumn ? 'cropLastColumn' : spikes ? 'spikes' : undefined;
    if (options.reshape === 'none' && asked) {
      context.addIssue({
        code: 'custom',
        path: ['repair', asked],
        message: 'A stack has no scan lines and no neighbours to repair with: choose a scan shape, or no repair.'
      });
    }
  });

export type Repair = z.infer<typeof repairSchema>;
export type ConvertOptions = z.infer<typeof convertOptionsSchema>;

/** What a form or a command line gives: defaults not yet filled in. */
export type ConvertRequestOptions = z.input<typeof convertOptionsSchema>;
