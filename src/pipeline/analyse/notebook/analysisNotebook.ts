import { analyseOptionsSchema } from '../../../protocol/analyse/analyseOptions';
import type { AnalysisRecord } from '../../../protocol/analyse/analysisRecord';
import { optionArguments } from './optionArguments';
import { AGAIN, BY_HAND, CLASSES, COMPARE, ERROR, MATRIX, MORE, READ, SHOW } from './cells';

export const ANALYSIS_NOTEBOOK = 'analysis.ipynb';

/** Options that say how the work is done, or where to, and nothing of its result. */
const OF_THE_RUN = ['out', 'workers', 'include', 'exclude'];

/**
 * An analysis as a Jupyter notebook (nbformat 4.5): its results read and drawn, made again from the profiles by the command and by numpy,
 * and compared with what was written. Python needs numpy and HyperSpy, and the command.
 *
 * @param folder of the record, where the notebook is not beside it
 */
export function analysisNotebook(record: AnalysisRecord, folder: string): string {
  const { result, inputs, created = '' } = record;
  const options = Object.fromEntries(
    Object.entries(record.options ?? {}).filter(([name]) => !OF_THE_RUN.includes(name))
  );
  // The number that was advised is the same again, and is found much faster
  const flags = optionArguments(analyseOptionsSchema, { ...options, components: result.components });
  const files = inputs.map(({ path }) => path);
  const title = `${result.components} components of ${files.length} data ${files.length === 1 ? 'set' : 'sets'}`;
  const cells = [
    markdown(
      `# ${title}`,
      '',
      `Analysed ${created.slice(0, 16).replace('T', ' ')} by \`jupyter 4dstem analyse\`. This notebook reads what was found, draws it, and makes it again from the profiles: by the command, and by numpy. How each step is done: \`docs/analysis.md\` of jupyterlab-4dstem.`
    ),
    code(READ(folder)),
    markdown('## What was found'),
    code(SHOW),
    markdown(
      '## Made again by the command',
      '',
      'The same profiles and options with the same seed give the same numbers to the last bit.'
    ),
    code(AGAIN(files, flags)),
    code(COMPARE),
    markdown('## Made again by numpy', '', 'The matrix that was decomposed, step by step as the record has them.'),
    code(MATRIX),
    code(ERROR),
    code(BY_HAND),
    code(CLASSES),
    markdown('## Further', '', 'Areas, rings, structures and elements are tables (CSV) beside the record.'),
    code(MORE)
  ];
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' },
      language_info: { name: 'python' }
    },
    cells: cells.map((cell, at) => ({ id: `analysis-${at + 1}`, ...cell }))
  };
  return `${JSON.stringify(notebook, undefined, 1)}\n`;
}

function markdown(...lines: readonly string[]): object {
  return { cell_type: 'markdown', metadata: {}, source: lines.join('\n') };
}

function code(source: string): object {
  return { cell_type: 'code', metadata: {}, execution_count: null, outputs: [], source };
}
