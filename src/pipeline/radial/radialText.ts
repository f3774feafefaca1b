import { basename } from 'node:path';

import type { RadialResult } from '../../protocol/radial/radialResult';

/** What the user should know of a result: a line each. */
export function radialNotes({ input, warnings }: RadialResult): string {
  return warnings.map(warning => `Note: ${basename(input)}: ${warning}\n`).join('');
}

/** A result in words. */
export function radialText({ input, mean, calibration, origin, ...rest }: RadialResult): string {
  const { patterns, seconds, skipped } = rest;
  const lines = skipped
    ? [`${input}: transformed before in the same way (${mean}).`]
    : [
        `${input}: ${patterns} patterns in ${seconds.toFixed(1)} s -> ${mean}`,
        `  calibration ${calibration.path}: ${calibration.reason}`,
        `  direct beam at row ${origin.mean[0].toFixed(2)}, column ${origin.mean[1].toFixed(2)} (${beamText(origin)})`
      ];
  return lines.map(line => `${line}\n`).join('');
}

function beamText({ method, found, looked, residual }: RadialResult['origin']): string {
  return method === 'given'
    ? 'given'
    : `${method}: found in ${found} of ${looked} patterns, ${residual.toFixed(2)} px from the plane`;
}
