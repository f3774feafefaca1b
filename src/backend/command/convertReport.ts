import type { ConvertOutput, ConvertReport, Problem } from '../../protocol/convert/convertResult';

/** The JSON object of a run, one line: what was underneath an error only where that is all there is to tell. */
export function reportJson(report: { errors: readonly Problem[] }): string {
  const errors = report.errors.map(({ details, ...problem }) =>
    problem.code === 'E_INTERNAL' ? { ...problem, details } : problem
  );
  return `${JSON.stringify({ ...report, errors })}\n`;
}

/** Outputs in words, for standard output. */
export function reportText({ outputs }: ConvertReport): string {
  return outputs.map(output => `${outputText(output)}\n`).join('');
}

/** Errors in words, one line each, for standard error. */
export function errorLines(errors: readonly Problem[]): string {
  return errors.map(({ code, message }) => `${code}: ${message}\n`).join('');
}

function outputText(output: ConvertOutput): string {
  const { input, skipped, reshape, shape, dtype, frames, dropped, lost, warnings } = output;
  return [
    input,
    `  -> ${output.output}`,
    `  ${shape.join(' x ')} ${dtype}, ${skipped ? 'already complete, left as it is' : speedText(output)}`,
    `  scan shape (${reshape.mode}): ${reshape.evidence}`,
    `  ${frames} frames, ${dropped} left out by the reshape, ${lost} lost`,
    ...warnings.map(warning => `  Note: ${warning}`)
  ].join('\n');
}

function speedText({ seconds, bytes_in, bytes_out }: ConvertOutput): string {
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  const rate = Math.round(bytes_in / 1e6 / seconds);
  return `${megabytes(bytes_in)} in ${seconds.toFixed(2)} s (${rate} MB/s), ${megabytes(bytes_out)} written`;
}
