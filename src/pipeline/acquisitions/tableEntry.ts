import { dirname, relative, sep } from 'node:path';

import { InputError } from '../../core/errors';
import type { AcquisitionRow } from '../../protocol/acquisitions';
import type { Problem } from '../../protocol/problem';
import { panelProblem, problemOf } from '../../protocol/problem';
import { acquisitionStem, isTimeStampFolder } from '../../storage/session/acquisitionName';
import { outputFolder, sessionOf } from '../../storage/session/sessionPaths';
import type { Details } from './details';
import type { RawSeries } from './seriesOfFiles';

/** One acquisition of a table. */
export interface TableEntry {
  readonly path: string;
  readonly stem: string;
  readonly sample: string;
  files: RawSeries;
  /** Text that changes with anything in its folder of results */
  trace: string;
  /** When its size was seen to change */
  grewAt?: number;
  /** Whether it was being written when its row was last made */
  growing: boolean;
  /** Other acquisitions whose results would have the same name */
  twins: readonly string[];
  details?: Details;
  /** Why it cannot be read */
  problem?: Problem;
  /** The state of the disk that details or problem speak of, and the one they are being read for */
  known?: string;
  wanted?: string;
}

/** A file that changed as lately as this is still being written. */
const FRESH_MS = 3000;
/** One that is to have more frames may wait so long for the next. */
const PATIENCE_MS = 15_000;

/** @param root the watched folder, from which samples outside a session are named */
export function newEntry(files: RawSeries, root: string): TableEntry {
  const { path } = files[0];
  return {
    path,
    stem: acquisitionStem(path),
    sample: sampleOf(path, root),
    files,
    trace: '',
    growing: false,
    twins: []
  };
}

export function bytesOf(files: RawSeries): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

function modifiedOf(files: RawSeries): number {
  return files.reduce((latest, { modified }) => Math.max(latest, modified), 0);
}

/** The files of an acquisition as they are: a text that changes with any of them. */
export function filesKey({ files }: TableEntry): string {
  return `${files[0].path}|${files.length}|${bytesOf(files)}|${modifiedOf(files)}`;
}

/** All on the disk that its details depend on. */
export function diskKey(entry: TableEntry): string {
  return `${filesKey(entry)}|${entry.files[0].sideFiles}|${entry.trace}`;
}

/** Where results of an acquisition are, with the name of its folder; undefined outside a session without `out`. */
export function resultFolder({ path, stem, details }: TableEntry, out: string | undefined): string | undefined {
  if (details?.row.output !== undefined) {
    return dirname(details.row.output);
  }
  try {
    return outputFolder(path, stem, out);
  } catch (cause) {
    if (cause instanceof InputError) {
      return undefined;
    }
    throw cause;
  }
}

/** Whether an acquisition is being written. @param now milliseconds since 1970 */
export function isGrowing({ files, grewAt, details, problem }: TableEntry, now: number): boolean {
  const since = Math.min(now - (grewAt ?? 0), Math.abs(now - modifiedOf(files)));
  const unfinished = details?.unfinished || problem?.code === 'E_EMPTY' || problem?.code === 'E_NO_FRAME';
  return since < (unfinished ? PATIENCE_MS : FRESH_MS);
}

/** The row of an acquisition as far as it is known. */
export function rowOf({ path, stem, sample, files, details, problem, growing, twins }: TableEntry): AcquisitionRow {
  const row: AcquisitionRow = {
    path,
    stem,
    sample,
    bytes: bytesOf(files),
    modified: modifiedOf(files),
    ...(files.length > 1 && { files: files.length }),
    ...(problem ? failedRow(panelProblem(problem)) : details?.row)
  };
  if (twins.length > 0 && row.problem === undefined) {
    row.problem = sameStamp(path, twins);
  }
  if (growing && row.state !== undefined && row.state !== 'converting') {
    delete row.problem;
    return { ...row, state: 'growing', stateReason: 'Still being written. It can be converted when it has ended.' };
  }
  return row;
}

function failedRow(problem: Problem): Pick<AcquisitionRow, 'state' | 'stateReason' | 'problem'> {
  return { state: 'failed', stateReason: problem.message, problem };
}

function sameStamp(path: string, twins: readonly string[]): Problem {
  const message = `${path} has the same time stamp as ${twins.join(', ')}: both would become ${acquisitionStem(path)}_data.hdf5 in the same folder. Convert them one at a time into different folders.`;
  return problemOf(new InputError('E_SAME_STAMP', message), path);
}

function sampleOf(path: string, root: string): string {
  const session = sessionOf(path);
  if (session) {
    return session.subfolder;
  }
  const folders = relative(root, dirname(path)).split(sep);
  if (isTimeStampFolder(folders[folders.length - 1])) {
    folders.pop();
  }
  return folders.filter(name => name !== '' && name !== '..').join('/');
}
