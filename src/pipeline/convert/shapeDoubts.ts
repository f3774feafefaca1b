import type { ScanCandidate } from '../../core/scan/scanPlan';

/** Why the shape of a scan may be another, for the user; nothing for a stack. */
export function shapeDoubts(path: string, { plan, guess, contradictions }: ScanCandidate): string[] {
  if (plan.kind === 'stack') {
    return [];
  }
  const shape = `the scan shape ${plan.rows} rows of ${plan.columns} columns`;
  const remedy = 'Look at the image, and choose another under Scan shape (--reshape known) if it is sheared.';
  return [
    ...(guess ? [`${path}: ${shape} is a guess from the number of frames alone. ${remedy}`] : []),
    ...(contradictions.length > 0
      ? [`${path}: this speaks against ${shape}: ${contradictions.join(' ')} ${remedy}`]
      : [])
  ];
}
