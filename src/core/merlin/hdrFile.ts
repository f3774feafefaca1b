import { InputError } from '../errors';
import { located } from './where';
import { quoted } from './quoted';

/** What a Merlin `.hdr` side file says; a typed entry is absent where the file does not carry it. */
export interface HdrFile {
  /** Every entry under its key without colon, in the order of the file */
  readonly values: ReadonlyMap<string, string>;
  readonly scanX?: number;
  readonly scanY?: number;
  /** 0 means that Merlin ran until it was stopped */
  readonly framesInAcquisition?: number;
  readonly framesPerTrigger?: number;
  /** Bits */
  readonly counterDepth?: number;
  /** Counter 0 or Alternating */
  readonly activeCounters?: string;
  /** None or Distribute: how Merlin treated the pixels next to the gap between chips */
  readonly gapFillMode?: string;
  readonly softwareVersion?: string;
  /** What could not be read, a sentence each; the rest counts */
  readonly problems: readonly string[];
}

/** Merlin writes about 2,048. */
export const MAX_HDR_BYTES = 1 << 16;

/**
 * Reads a `.hdr` file: latin-1 text, first line `HDR,`, then `key:` tab `value` in every line, last line `End`.
 * Option lists in brackets stay part of the keys in `values`. A line or value that cannot be read, and a missing end, leave the
 * others as they are.
 *
 * @param where file name, put in front of every sentence
 * @throws InputError `E_HDR` for what is no such file
 */
export function parseHdr(bytes: Uint8Array, where?: string): HdrFile {
  if (bytes.length > MAX_HDR_BYTES) {
    throw malformed(where, `it has more than ${MAX_HDR_BYTES} bytes where Merlin writes about 2,048`);
  }
  // Editors put a byte order mark before it, and other ends of lines in it
  const lines = latin1(bytes)
    .replace(/^\xef\xbb\xbf/, '')
    .split(/\r\n?|\n/);
  if (!/^HDR,\s*$/.test(lines[0])) {
    throw malformed(where, `its first line should be "HDR," but is ${quoted(lines[0].slice(0, 20))}`);
  }
  const problems: string[] = [];
  const leftOut = (reason: string): void => {
    problems.push(located(where, `${reason}. The other lines of this .hdr file are used.`));
  };
  const end = lines.findIndex(line => /^End\s*$/.test(line));
  if (end < 0) {
    leftOut('its last line "End" is missing, so the file is cut');
  }
  const entries = lines.slice(1, end < 0 ? undefined : end);
  const values = new Map(entries.flatMap((line, index) => entry(line, index + 2, leftOut)));
  const count = (name: string): number | undefined => wholeNumber(values, name, leftOut);
  return {
    problems,
    values,
    scanX: count('ScanX'),
    scanY: count('ScanY'),
    framesInAcquisition: count('Frames in Acquisition'),
    framesPerTrigger: count('Frames per Trigger'),
    counterDepth: count('Counter Depth'),
    activeCounters: valueOf(values, 'Active Counters'),
    gapFillMode: valueOf(values, 'Gap Fill Mode'),
    softwareVersion: valueOf(values, 'Software Version')
  };
}

function entry(line: string, number: number, leftOut: (reason: string) => void): [string, string][] {
  if (line.trim() === '') {
    return [];
  }
  // Blanks where an editor has put them in place of the tab
  const [, key, value] = /^([^\t]+)\t(.*)$/.exec(line) ?? /^([^:]+:) +(.*)$/.exec(line) ?? [];
  if (key === undefined) {
    leftOut(`line ${number} has no tab between key and value: ${quoted(line.slice(0, 40))}`);
    return [];
  }
  return [[key.trim().replace(/\s*:$/, ''), value.trim()]];
}

/** Keys carry their options in brackets, which changed between versions: only what stands before them counts. */
function valueOf(values: ReadonlyMap<string, string>, name: string): string | undefined {
  for (const [key, value] of values) {
    if (key.replace(/\s*\(.*$/, '').toLowerCase() === name.toLowerCase()) {
      return value === '' ? undefined : value;
    }
  }
  return undefined;
}

function wholeNumber(
  values: ReadonlyMap<string, string>,
  name: string,
  leftOut: (reason: string) => void
): number | undefined {
  const text = valueOf(values, name);
  if (text === undefined) {
    return undefined;
  }
  if (!/^\d{1,12}([.,]0+)?$/.test(text)) {
    leftOut(`"${name}" should be a whole number but is ${quoted(text.slice(0, 40))}`);
    return undefined;
  }
  return Number.parseInt(text, 10);
}

function malformed(where: string | undefined, reason: string): InputError {
  return new InputError(
    'E_HDR',
    located(where, `this .hdr file cannot be read: ${reason}. The .mib file can be converted without it.`)
  );
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    text += String.fromCharCode(byte);
  }
  return text;
}
