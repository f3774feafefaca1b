import { InputError } from './errors';
import type { InfoRepair, InfoShapes } from './infoShapes';
import { formatShapes, isShapeKey, parseShape } from './infoShapes';

const COMPRESSIONS = ['bitshuffle-lz4', 'gzip', 'none'] as const;

/** What a conversion info file asks for, in the words of the existing pipeline. */
export interface ConversionInfo {
  readonly paths: string[];
  readonly reshape: 'auto' | 'flyback' | 'known' | 'none';
  readonly scanX?: number;
  readonly scanY?: number;
  readonly binNav: number;
  readonly binSig: number;
  /** What the existing pipeline does not know; absent: as usual */
  readonly lineSkip?: number;
  readonly firstFrame?: number;
  readonly cross?: boolean;
  readonly compression?: (typeof COMPRESSIONS)[number];
  readonly repair?: InfoRepair;
  /** Whether radial profiles are made in the same pass */
  readonly radial?: boolean;
  readonly out?: string;
  readonly overwrite?: boolean;
  /** Scan shapes of single files, by path: they count in place of the one for all */
  readonly shapes?: InfoShapes;
}

/** Value of the key `made_by`, by which a file of this program is told from one of the existing form. */
export const INFO_MADE_BY = 'jupyterlab-4dstem';

type Value = string | number | boolean | string[];

const MADE_BY_LINE = `made_by = '${INFO_MADE_BY}'`;
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t' };
/** Names of the modes in the existing form. */
const RESHAPING = { auto: 'Auto_reshape', flyback: 'Flyback', known: 'Known_shape', none: 'No_reshaping' } as const;

/**
 * Reads a conversion info file (`convert_info.txt`): lines `key = value` with Python literals. Unlike the existing reader, values
 * may hold spaces; keys that mean nothing here are passed over.
 *
 * @param where file name for the sentences
 * @throws InputError `E_INFO_FILE`
 */
export function parseConversionInfo(text: string, where: string): ConversionInfo {
  const values = new Map<string, Value>();
  const shapes = new Map<string, InfoShapes[string]>();
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '' || line.trim().startsWith('#')) {
      return;
    }
    const parts = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(line);
    if (!parts) {
      throw malformed(where, `line ${index + 1} is not of the form "key = value"`);
    }
    if (isShapeKey(parts[1])) {
      const found = parseShape(parts[2]);
      if (typeof found === 'string') {
        throw malformed(where, `line ${index + 1} ${found}`);
      }
      shapes.set(found.path, found.shape);
    } else {
      values.set(parts[1], literal(parts[2], where, index + 1));
    }
  });
  const paths = values.get('to_convert_paths');
  if (!Array.isArray(paths) || paths.length === 0) {
    throw malformed(where, 'to_convert_paths, the list of files to convert, is missing or empty');
  }
  const reshape = reshapeOf(values);
  return {
    paths,
    reshape,
    ...(reshape === 'known' ? { scanX: count(values, 'Scan_X', where), scanY: count(values, 'Scan_Y', where) } : {}),
    binNav: values.get('bin_nav_flag') ? count(values, 'bin_nav_factor', where) : 1,
    binSig: values.get('bin_sig_flag') ? count(values, 'bin_sig_factor', where) : 1,
    ...ownOptions(values, where),
    ...(shapes.size > 0 && { shapes: Object.fromEntries(shapes) })
  };
}

/** Whether a conversion info file was written by this program. */
export function isOwnConversionInfo(text: string): boolean {
  return text.split(/\r?\n/).includes(MADE_BY_LINE);
}

/**
 * Writes what `parseConversionInfo` reads, with the keys the existing pipeline knows, in its order. Its reader takes the first
 * word of a line as the key and evaluates, as Python, what stands between the first and the second " = " for the list of files,
 * and the last word for every other line. So there are no comments, spaces of single values and beside "=" in a file name are
 * written as escapes, and options that only this program knows stand at the end.
 */
export function formatConversionInfo(info: ConversionInfo): string {
  const flag = (value: boolean): string => (value ? 'True' : 'False');
  return [
    `to_convert_paths = [${info.paths.map(path => quoted(path, / (?==)|(?<==) /g)).join(', ')}]`,
    `auto_reshape = ${flag(info.reshape === 'auto')}`,
    `no_reshaping = ${flag(info.reshape === 'none')}`,
    `use_fly_back = ${flag(info.reshape === 'flyback')}`,
    `known_shape = ${flag(info.reshape === 'known')}`,
    `Scan_X = ${info.scanX ?? 0}`,
    `Scan_Y = ${info.scanY ?? 0}`,
    'iBF = True',
    `bin_sig_flag = ${info.binSig > 1 ? 1 : 0}`,
    `bin_sig_factor = ${info.binSig}`,
    `bin_nav_flag = ${info.binNav > 1 ? 1 : 0}`,
    `bin_nav_factor = ${info.binNav}`,
    `reshaping = ${RESHAPING[info.reshape]}`,
    'create_virtual_image = False',
    "mask_path = ''",
    'disk_lower_thresh = 0.01',
    'disk_upper_thresh = 0.15',
    'DPC = False',
    'parallax = False',
    MADE_BY_LINE,
    ...(info.lineSkip === undefined ? [] : [`line_skip = ${info.lineSkip}`]),
    ...(info.firstFrame === undefined ? [] : [`first_frame = ${info.firstFrame}`]),
    ...(info.cross === undefined ? [] : [`insert_cross = ${flag(info.cross)}`]),
    ...(info.compression === undefined ? [] : [`compression = ${quoted(info.compression)}`]),
    ...(info.repair === undefined
      ? []
      : [
          `roll_lines = ${info.repair.roll}`,
          `crop_last_column = ${flag(info.repair.cropLastColumn)}`,
          `replace_spikes = ${flag(info.repair.spikes)}`
        ]),
    ...(info.radial === undefined ? [] : [`radial_profiles = ${flag(info.radial)}`]),
    ...(info.out === undefined ? [] : [`output_folder = ${quoted(info.out)}`]),
    ...(info.overwrite === undefined ? [] : [`overwrite = ${flag(info.overwrite)}`]),
    ...formatShapes(info.shapes ?? {}),
    ''
  ].join('\n');
}

function reshapeOf(values: Map<string, Value>): ConversionInfo['reshape'] {
  if (values.get('known_shape') === true) {
    return 'known';
  }
  if (values.get('use_fly_back') === true) {
    return 'flyback';
  }
  return values.get('no_reshaping') === true ? 'none' : 'auto';
}

function ownOptions(values: Map<string, Value>, where: string): Partial<ConversionInfo> {
  const packing = values.get('compression');
  const compression = COMPRESSIONS.find(known => known === packing);
  if (packing !== undefined && compression === undefined) {
    throw malformed(
      where,
      `compression should be one of ${COMPRESSIONS.join(', ')}, but is ${JSON.stringify(packing)}`
    );
  }
  const [lineSkip, firstFrame, cross, radial, out, overwrite] = [
    values.get('line_skip'),
    values.get('first_frame'),
    values.get('insert_cross'),
    values.get('radial_profiles'),
    values.get('output_folder'),
    values.get('overwrite')
  ];
  return {
    ...(typeof lineSkip === 'number' && { lineSkip }),
    ...(typeof firstFrame === 'number' && { firstFrame }),
    ...(typeof cross === 'boolean' && { cross }),
    ...(compression && { compression }),
    ...(values.has('roll_lines') && { repair: repairOf(values) }),
    ...(typeof radial === 'boolean' && { radial }),
    ...(typeof out === 'string' && { out }),
    ...(typeof overwrite === 'boolean' && { overwrite })
  };
}

function repairOf(values: Map<string, Value>): InfoRepair {
  return {
    roll: Number(values.get('roll_lines')),
    cropLastColumn: values.get('crop_last_column') === true,
    spikes: values.get('replace_spikes') === true
  };
}

function count(values: Map<string, Value>, key: string, where: string): number {
  const value = values.get(key);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    throw malformed(where, `${key} should be a whole number of at least 1, but is ${JSON.stringify(value)}`);
  }
  return value;
}

function literal(text: string, where: string, line: number): Value {
  if (text === 'True' || text === 'False') {
    return text === 'True';
  }
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
    return Number(text);
  }
  if (text.startsWith('[')) {
    return strings(text, where, line);
  }
  return /^(['"])/.test(text) ? strings(`[${text}]`, where, line)[0] : text;
}

/** A Python list of strings. */
function strings(text: string, where: string, line: number): string[] {
  const item = /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*(,|\]$)/y;
  const found: string[] = [];
  if (/^\[\s*\]$/.test(text)) {
    return found;
  }
  item.lastIndex = 1;
  for (;;) {
    const match = item.exec(text);
    if (!match) {
      throw malformed(where, `line ${line} does not hold a list of quoted file names`);
    }
    found.push(unescaped(match[1] ?? match[2]));
    if (match[3] === ']' || /^\s*\]$/.test(text.slice(item.lastIndex))) {
      return found;
    }
  }
}

/** A Python string in one line. @param spaces which spaces to write as escapes, too */
function quoted(text: string, spaces = / /g): string {
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replace(spaces, '\\x20')
    .replace(/(?! )\s|[\x00-\x1f\x7f\x85]/g, character => {
      const code = character.charCodeAt(0).toString(16);
      return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
    });
  return `'${escaped}'`;
}

/** Python's escapes for the characters that `quoted` escapes, and for itself any other character. */
function unescaped(text: string): string {
  return text.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|([^]))/gi, (_, byte, unit, character: string) =>
    byte || unit ? String.fromCharCode(parseInt((byte ?? unit) as string, 16)) : (ESCAPES[character] ?? character)
  );
}

function malformed(where: string, reason: string): InputError {
  return new InputError(
    'E_INFO_FILE',
    `${where} is not a conversion info file that can be used: ${reason}. Create it again with the Convert panel, or correct this line.`
  );
}
