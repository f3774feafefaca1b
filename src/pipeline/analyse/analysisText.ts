import type { AnalyseOutput } from '../../protocol/analyse/analyseResult';

/** An analysis in words. */
export function analysisText(output: AnalyseOutput): string {
  const { components, advised, files, q, error, loss, seed, seconds } = output;
  const method = output.meanProfile === undefined ? `${loss} loss, seed ${seed}` : 'principal';
  const number = advised === null ? `${components} components` : `${components} components, as advised`;
  return [
    output.folder,
    `  ${number}, ${method}; relative error ${(100 * error).toFixed(2)} %`,
    `  ${files.length} data ${files.length === 1 ? 'set' : 'sets'}, q from ${q.map(value => value.toPrecision(4)).join(' to ')} 1/Å, ${seconds.toFixed(1)} s`,
    ...files.map(({ stamp, maps }) => `  ${stamp} -> ${maps}`),
    `  Report: ${output.report}`,
    ''
  ].join('\n');
}

/** What the user should know of it: a line each. */
export function analysisNotes({ warnings }: AnalyseOutput): string {
  return warnings.map(warning => `Note: ${warning}\n`).join('');
}
