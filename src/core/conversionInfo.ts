import { InputError } from './errors';

/** What a conversion info file asks for, in the words of the existing pipeline. */
export interface ConversionInfo {
  readonly paths: string[];
  readonly reshape: 'auto' | 'flyback' | 'known' | 'none';
  readonly scanX?: number;
  readonly scanY?: number;
  readonly binNav: number;
  readonly binSig: number;
}

type Value = string | number | boolean | string[];

/**
 * Reads a conversion info file (`convert_info.txt`): lines `key = value` with Python literals. Unlike the existing reader, values
 * may hold spaces; keys that mean nothing here are passed over.
 *
 * @param where file name for the sentences
 * @throws InputError `E_INFO_FILE`
 */
export function parseConversionInfo(text: string, where: string): ConversionInfo {
  const values = new Map<string, Value>();
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '' || line.trim().startsWith('#')) {
      return;
    }
    const parts = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(line);
    if (!parts) {
      throw malformed(where, `line ${index + 1} is not of the form "key = value"`);
    }
    values.set(parts[1], literal(parts[2], where, index + 1));
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
    binSig: values.get('bin_sig_flag') ? count(values, 'bin_sig_factor', where) : 1
  };
}

/** Writes what `parseConversionInfo` reads, with the keys the existing pipeline knows. */
export function formatConversionInfo(info: ConversionInfo): string {
  const flag = (value: boolean): string => (value ? 'True' : 'False');
  return [
    `to_convert_paths = [${info.paths.map(quoted).join(', ')}]`,
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
    found.push((match[1] ?? match[2]).replace(/\\(.)/g, '$1'));
    if (match[3] === ']' || /^\s*\]$/.test(text.slice(item.lastIndex))) {
      return found;
    }
  }
}

function quoted(path: string): string {
  return `'${path.replace(/[\\']/g, '\\$&')}'`;
}

function malformed(where: string, reason: string): InputError {
  return new InputError(
    'E_INFO_FILE',
    `${where} is not a conversion info file that can be used: ${reason}. Create it again with the Convert panel, or correct this line.`
  );
}
