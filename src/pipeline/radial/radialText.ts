import type { RadialResult } from '../../protocol/radial/radialResult';

/** A result in words. */
export function radialText({ input, mean, calibration, origin, ...rest }: RadialResult): string {
  const { patterns, seconds, skipped, warnings } = rest;
  const lines = skipped
    ? [`${input}: transformed before in the same way (${mean}).`]
    : [
        `${input}: ${patterns} patterns in ${seconds.toFixed(1)} s -> ${mean}`,
        `  calibration ${calibration.path}: ${calibration.reason}`,
        `  direct beam at row ${origin.mean[0].toFixed(2)}, column ${origin.mean[1].toFixed(2)} (${beamText(origin)})`
      ];
  return [...lines, ...warnings.map(warning => `  ${warning}`)].map(line => `${line}\n`).join('');
}

function beamText({ method, found, looked, residual }: RadialResult['origin']): string {
  return method === 'given'
    ? 'given'
    : `${method}: found in ${found} of ${looked} patterns, ${residual.toFixed(2)} px from the plane`;
}
