import { withShape } from '../../protocol/convert/shapeChoice';
import { acquisitionStem } from '../../storage/session/acquisitionName';
import { dataFile, outputFolder } from '../../storage/session/sessionPaths';
import type { Work } from '../work';
import type { Companion } from './companion';
import { warmUpFor } from './convertThreads';
import { outputText } from './outputText';
import { rawBytesOf } from './rawBytes';

/**
 * Raw data become HDF5. What that takes is loaded while its threads start.
 *
 * @param profiles makes radial profiles in the same pass, loaded when they are asked for
 */
export const convertWork = (profiles: () => Promise<Companion>): Work<'convert'> => ({
  find: async (paths, { out }, guard) => (await import('./inputs')).findInputs(paths, out, guard),
  warmUp: (paths, threads) => warmUpFor(rawBytesOf(paths), threads),
  begin:
    threads =>
    async ([input], { options, choice }, { onProgress, ...watch }) => {
      const { convertFile } = await import('./convertFile');
      const companion = options.radial ? await profiles() : undefined;
      return convertFile(input, withShape(options, choice), threads, { ...watch, onFrames: onProgress }, companion);
    },
  yields: (input, { out }) => {
    const stem = acquisitionStem(input);
    return dataFile(outputFolder(input, stem, out), stem);
  },
  countsBytes: true,
  told: { text: outputText },
  ask: async asked => (await import('./conversionRequest')).conversionRequest(asked)
});
