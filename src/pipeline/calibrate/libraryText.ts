import { libraryGrid } from '../../core/calibration/display/libraryGrid';
import type { Library, LibraryEntry } from '../../protocol/calibrate/libraryRequests';

/** The newest calibration of every voltage and camera length, as a table for a terminal. */
export function libraryText({ folder, records }: Library): string {
  if (records.length === 0) {
    return `${folder} holds no calibration.\n`;
  }
  const { voltages, lengths, at } = libraryGrid(records);
  const rows = [
    ['', ...lengths.map(length => `${length} cm`)],
    ...voltages.map(voltage => [
      voltage === undefined ? 'no voltage' : `${voltage} kV`,
      ...lengths.map(length => cellText(at(voltage, length)))
    ])
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)));
  const lines = rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('   ')
      .trimEnd()
  );
  return `${folder}: ${records.length} ${records.length === 1 ? 'calibration' : 'calibrations'}\n${lines.join('\n')}\n`;
}

function cellText(records: readonly LibraryEntry[]): string {
  const newest = records.at(-1);
  if (!newest) {
    return '-';
  }
  const { verdict = 'no verdict', pixelSizeInvAng, axisRatio } = newest;
  const others = records.length > 1 ? `, newest of ${records.length}` : '';
  return `${verdict}: ${pixelSizeInvAng.toPrecision(5)} 1/Å, a/b ${axisRatio.toFixed(4)}${others}`;
}
