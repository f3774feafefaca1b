import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

import type { Command } from 'commander';

import type { ConversionInfo } from '../../core/conversionInfo';
import { parseConversionInfo } from '../../core/conversionInfo';
import { ThreadRunner } from '../../pipeline/frames/frameRunner';
import { convertPaths } from '../../pipeline/convert/convertPaths';
import type { ConvertOptions, ConvertRequestOptions } from '../../protocol/convertOptions';
import { convertOptionsSchema } from '../../protocol/convertOptions';
import type { ConvertOutput, ConvertReport } from '../../protocol/convertResult';
import { unguarded } from '../../storage/pathGuard';
import { ExitStatus } from './exitStatus';
import { interruptible } from './interruption';
import { wholeNumber } from './numbers';
import { ProgressLine } from './progressLine';
import { UsageError } from './usageError';

interface Flags {
  reshape?: ConvertOptions['reshape'];
  scanX?: number;
  scanY?: number;
  firstFrame?: number;
  binNav?: number;
  binSig?: number;
  cross: boolean;
  compression?: ConvertOptions['compression'];
  out?: string;
  overwrite?: boolean;
  workers?: number;
  task?: number;
  json?: boolean;
}

/** `jupyter 4dstem convert`: raw Merlin data to HDF5. @param script file that starts the worker threads */
export function addConvert(program: Command, script: URL, done: (status: ExitStatus) => void): void {
  program
    .command('convert')
    .description('Convert raw Merlin .mib data to HDF5 (HyperSpy layout).')
    .argument('<PATH...>', '.mib files, folders to search for them, or a conversion info file')
    .option('--reshape <mode>', 'auto, flyback, known or none: how frames become scan rows and columns (default: auto)')
    .option('--scan-x <N>', 'scan columns, with --reshape known', wholeNumber)
    .option('--scan-y <N>', 'scan rows, with --reshape known', wholeNumber)
    .option('--first-frame <N>', 'frame with which the scan begins, counted from 0', wholeNumber)
    .option('--bin-nav <F>', 'write a second file with F x F scan positions summed', wholeNumber)
    .option('--bin-sig <F>', 'write a second file with F x F detector pixels summed', wholeNumber)
    .option('--no-cross', 'do not insert the gap between the chips of a quad detector (512 stays 512, not 515)')
    .option('--compression <kind>', 'bitshuffle-lz4, gzip (readable without plugins) or none (default: bitshuffle-lz4)')
    .option('--out <DIR>', 'folder for results: DIR/<stamp>/<stamp>_data.hdf5 (default: processing/ of the session)')
    .option('--overwrite', 'convert again what is complete')
    .option('--workers <N>', 'worker threads (default: one per core)', wholeNumber)
    .option(
      '--task <I>',
      'convert only entry I (from 0) of a conversion info file, as a Slurm array task does',
      wholeNumber
    )
    .option('--json', 'print one JSON object with outputs and errors')
    .action(async (paths: string[], flags: Flags) => done(await convert(paths, flags, script)));
}

async function convert(paths: string[], flags: Flags, script: URL): Promise<ExitStatus> {
  const request = await conversionRequest(paths, flags);
  const parsed = convertOptionsSchema.safeParse(request.options);
  if (!parsed.success) {
    throw UsageError.fromZod(parsed.error);
  }
  const runner = new ThreadRunner(script, parsed.data.workers ?? availableParallelism());
  const line = new ProgressLine(process.stderr);
  const seen: string[] = [];
  return interruptible(async signal => {
    try {
      const report = await convertPaths(request.paths, parsed.data, runner, {
        signal,
        guard: unguarded,
        onItem: item => {
          if (!seen.includes(item.input)) {
            seen.push(item.input);
          }
          line.show(item, seen.indexOf(item.input), seen.length);
        }
      });
      line.clear();
      print(report, flags.json === true, signal.aborted);
      return signal.aborted ? ExitStatus.Cancelled : report.errors.length > 0 ? ExitStatus.Failed : ExitStatus.Ok;
    } finally {
      await runner.close();
    }
  });
}

/** Paths and options of the command line, or of the conversion info file it names. */
async function conversionRequest(
  paths: string[],
  { task, json: _json, ...options }: Flags
): Promise<{ paths: string[]; options: ConvertRequestOptions }> {
  const isInfo = paths.length === 1 && /\.txt$/i.test(paths[0]);
  if (!isInfo) {
    if (task !== undefined) {
      throw new UsageError('--task needs a conversion info file (.txt) as PATH.');
    }
    return { paths, options };
  }
  const info = await readInfo(paths[0]);
  if (task !== undefined && task >= info.paths.length) {
    throw new UsageError(`--task ${task}: ${paths[0]} lists ${info.paths.length} files, numbered from 0.`);
  }
  const { paths: listed, ...wanted } = info;
  return { paths: task === undefined ? listed : [listed[task]], options: { ...wanted, ...options } };
}

async function readInfo(path: string): Promise<ConversionInfo> {
  try {
    return parseConversionInfo(await readFile(resolve(path), 'utf8'), path);
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause));
  }
}

function print(report: ConvertReport, json: boolean, cancelled: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
  } else {
    report.outputs.forEach(output => process.stdout.write(`${outputText(output)}\n`));
  }
  report.errors.forEach(({ code, message }) => process.stderr.write(`${code}: ${message}\n`));
  if (cancelled) {
    process.stderr.write('Cancelled. Files that were complete are kept, unfinished ones were removed.\n');
  }
}

function outputText(output: ConvertOutput): string {
  const { input, skipped, reshape, shape, dtype, seconds, bytes_in, bytes_out } = output;
  const speed = `${(bytes_in / 1e6).toFixed(1)} MB in ${seconds.toFixed(2)} s (${Math.round(bytes_in / 1e6 / seconds)} MB/s)`;
  return [
    `${input}`,
    `  -> ${output.output}`,
    `  ${shape.join(' x ')} ${dtype}, ${skipped ? 'already complete, left as it is' : `${speed}, ${(bytes_out / 1e6).toFixed(1)} MB written`}`,
    `  scan shape (${reshape.mode}): ${reshape.evidence}`,
    `  ${output.frames} frames, ${output.dropped} left out by the reshape, ${output.lost} lost`,
    ...output.warnings.map(warning => `  Note: ${warning}`)
  ].join('\n');
}
