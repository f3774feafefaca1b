import { withShape } from '../../protocol/convert/shapeChoice';
import type { Work } from '../work';
import { warmUpFor } from './convertThreads';
import { outputText } from './outputText';
import { rawBytesOf } from './rawBytes';

/** Raw data become HDF5. What that takes is loaded while its threads start. */
export const convertWork: Work<'convert'> = {
  find: async (paths, { out }, guard) => (await import('./inputs')).findInputs(paths, out, guard),
  warmUp: (paths, threads) => warmUpFor(rawBytesOf(paths), threads),
  begin:
    threads =>
    async ([input], { options, choice }, { onProgress, ...watch }) => {
      const { convertFile } = await import('./convertFile');
      return convertFile(input, withShape(options, choice), threads, { ...watch, onFrames: onProgress });
    },
  countsBytes: true,
  told: { entry: output => output, text: outputText },
  ask: async asked => (await import('./conversionRequest')).conversionRequest(asked)
};
