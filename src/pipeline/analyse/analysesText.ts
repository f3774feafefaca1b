import { basename } from 'node:path';

import type { EarlierAnalysis } from '../../protocol/analyse/analysisRequests';
import type { Problem } from '../../protocol/problem';

/** The analyses of a folder in words, a few lines each. */
export function analysesText(
  folder: string,
  { analyses, problems }: { readonly analyses: readonly EarlierAnalysis[]; readonly problems: readonly Problem[] }
): string {
  const lines = analyses.flatMap(({ record, created, components, inputs, profile, outdated }) => [
    `${created.slice(0, 16).replace('T', ' ')}  ${components} ${components === 1 ? 'component' : 'components'} of ${inputs.length} data ${inputs.length === 1 ? 'set' : 'sets'}, ${profile}`,
    `  ${record}`,
    ...(outdated.length > 0
      ? [`  Stale, for these profiles were made again since: ${outdated.map(path => basename(path)).join(', ')}`]
      : [])
  ]);
  const none = analyses.length === 0 && problems.length === 0 ? [`${folder} holds no analysis.`] : [];
  return `${[...none, ...lines, ...problems.map(({ message }) => message)].join('\n')}\n`;
}
