import type { ConvertOutput } from '../../protocol/convert/convertResult';

/** What became of one acquisition, in words. */
export function outputText(output: ConvertOutput): string {
  const { input, skipped, reshape, shape, dtype, frames, dropped, lost, radial, warnings } = output;
  return [
    input,
    `  -> ${output.output}`,
    `  ${shape.join(' x ')} ${dtype}, ${skipped ? 'already complete, left as it is' : speedText(output)}`,
    `  scan shape (${reshape.mode}${reshape.guess ? ', a guess' : ''}): ${reshape.evidence}`,
    `  ${frames} frames, ${dropped} left out by the reshape, ${lost} lost`,
    ...(radial ? [`  profiles ${radial.skipped ? 'were there already: ' : '-> '}${radial.mean}`] : []),
    ...warnings.map(warning => `  Note: ${warning}`),
    ''
  ].join('\n');
}

function speedText({ seconds, bytes_in, bytes_out }: ConvertOutput): string {
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  const rate = Math.round(bytes_in / 1e6 / seconds);
  return `${megabytes(bytes_in)} in ${seconds.toFixed(2)} s (${rate} MB/s), ${megabytes(bytes_out)} written`;
}
