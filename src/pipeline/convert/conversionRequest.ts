import { resolve } from 'node:path';

import type { ConversionInfo } from '../../core/conversionInfo';
import { parseConversionInfo } from '../../core/conversionInfo';
import type { ConvertOptions, ConvertRequestOptions } from '../../protocol/convert/convertOptions';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import type { ShapeChoices } from '../../protocol/convert/shapeChoice';
import { withShape } from '../../protocol/convert/shapeChoice';
import { naming } from '../../storage/fileErrors';
import { readText } from '../../storage/regularFile';
import { isMib } from '../../storage/session/findMib';
import { UsageError } from '../../protocol/usageError';
import type { Asked, Order } from '../work';

/** A line for each of some ten thousand files. */
const MOST_INFO_BYTES = 16 << 20;

const SHAPE_OPTIONS = ['reshape', 'scanX', 'scanY', 'lineSkip', 'firstFrame', 'repair'] as const;

/**
 * Paths and options of the command line, or of the conversion info file it names, over which options of the command line go. One
 * that says how to read the scan goes over the shapes of single files in the info file, too: it was typed for them all.
 *
 * @param task entry of the info file, from 0; all entries when absent
 * @throws UsageError when the options contradict each other or there is no such entry; InputError `E_INFO_FILE` or of the
 * file system when the info file cannot be used
 */
export async function conversionRequest({
  paths,
  given,
  choices: named,
  task,
  check
}: Asked<'convert'>): Promise<Omit<Order<'convert'>, 'kind'>> {
  const [path] = paths;
  const isInfo = paths.length === 1 && (task === undefined ? /\.txt$/i.test(path) : !isMib(path));
  if (!isInfo && task !== undefined) {
    throw new UsageError('--task needs one conversion info file (convert_info.txt) as PATH.', 'E_TASK');
  }
  const info = isInfo ? await readInfo(path) : undefined;
  if (info && task !== undefined && task >= info.paths.length) {
    throw new UsageError(
      `--task ${task}: ${path} lists ${info.paths.length} files, so tasks go from 0 to ${info.paths.length - 1}.`,
      'E_TASK'
    );
  }
  const options = check({ ...(info && optionsOf(info)), ...given });
  const listed = info ? info.paths : paths;
  const isTyped = SHAPE_OPTIONS.some(option => given[option] !== undefined);
  const choices = { ...(!isTyped && byFullPath(info?.shapes ?? {})), ...byFullPath(named) };
  checkShapes(choices, options);
  return { inputs: task === undefined ? listed : [listed[task]], options, choices };
}

/** Conversions name what they convert by its full path. */
function byFullPath(shapes: ShapeChoices): ShapeChoices {
  return Object.fromEntries(Object.entries(shapes).map(([path, shape]) => [resolve(path), shape]));
}

function checkShapes(shapes: ShapeChoices, options: ConvertOptions): void {
  for (const [path, shape] of Object.entries(shapes)) {
    const parsed = convertOptionsSchema.safeParse(withShape(options, shape));
    if (!parsed.success) {
      throw new UsageError(`The scan shape of ${path} is not possible: ${parsed.error.issues[0].message}`);
    }
  }
}

async function readInfo(path: string): Promise<ConversionInfo> {
  const text = await naming(resolve(path), 'read', () => readText(resolve(path), MOST_INFO_BYTES));
  return parseConversionInfo(text, path);
}

/** The existing pipeline passes over the scan binning of data without scan shape: its form leaves it at 2. */
function optionsOf({ paths: _paths, shapes: _shapes, ...wanted }: ConversionInfo): ConvertRequestOptions {
  return wanted.reshape === 'none' ? { ...wanted, binNav: 1 } : wanted;
}
