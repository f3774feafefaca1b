import * as z from 'zod';

/** Repairs of scans that were taken together with EDX; all off unless asked for, and recorded in the file. */
export const repairSchema = z.object({
  /** Columns that every scan line is rolled to the left, which closes a vertical seam; 0: none */
  roll: z.number().int().nonnegative().max(65535).default(0),
  /** Leave out the last scan column (after rolling), which holds the fly-back */
  cropLastColumn: z.boolean().default(false),
  /** Frames far brighter than all around become the median of the neighbouring frames */
  spikes: z.boolean().default(false)
});

/** Options of a conversion: the panel's form, the command line and the backend validate with this one schema. */
export const convertOptionsSchema = z
  .object({
    /** How frames become scan rows and columns */
    reshape: z.enum(['auto', 'flyback', 'known', 'none']).default('auto'),
    /** Scan columns, known shape only */
    scanX: z.number().int().positive().optional(),
    /** Scan rows, known shape only */
    scanY: z.number().int().positive().optional(),
    /** Stored frame with which the scan begins, counted from 0 */
    firstFrame: z.number().int().nonnegative().optional(),
    /** Scan positions summed per direction for the additional scan-binned file; 1 writes none */
    binNav: z.number().int().min(1).max(64).default(1),
    /** Detector pixels summed per direction for the additional detector-binned file; 1 writes none */
    binSig: z.number().int().min(1).max(64).default(1),
    /** Insert the gap between the chips of a quad detector (512 -> 515 pixels) */
    cross: z.boolean().default(true),
    compression: z.enum(['bitshuffle-lz4', 'gzip', 'none']).default('bitshuffle-lz4'),
    /** Scans only; absent: none */
    repair: repairSchema.optional(),
    /** Folder for the results of data outside a session; `<out>/<T1>/<T1>_data.hdf5` */
    out: z.string().min(1).optional(),
    /** Convert again what is already complete */
    overwrite: z.boolean().default(false),
    /** Worker threads; absent: as many as the machine gives */
    workers: z.number().int().min(1).max(64).optional()
  })
  .superRefine((options, context) => {
    if (options.reshape === 'known' && (options.scanX === undefined || options.scanY === undefined)) {
      context.addIssue({
        code: 'custom',
        path: [options.scanX === undefined ? 'scanX' : 'scanY'],
        message: 'Known shape needs both Scan_X (columns) and Scan_Y (rows).'
      });
    }
    if (options.reshape !== 'known' && (options.scanX !== undefined || options.scanY !== undefined)) {
      context.addIssue({
        code: 'custom',
        path: ['reshape'],
        message: 'Scan_X and Scan_Y are used with the reshaping option "known" only.'
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
