import { withShape } from '../../protocol/convert/shapeChoice';
import { acquisitionStem } from '../../storage/session/acquisitionName';
import { dataFile, outputFolder } from '../../storage/session/sessionPaths';
import type { Work } from '../work';
import type { Companion } from './companion';
import { convertPartsFolder } from './convertPartsFolder';
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
    async ([input], { options, choice, share }, { onProgress, ...around }) => {
      const shaped = withShape(options, choice);
      const watch = { ...around, onFrames: onProgress };
      if (share) {
        const { convertPart, joinConversion } = await import('./convertParts');
        const { index } = share;
        return index === undefined
          ? joinConversion(input, shaped, share, threads, watch)
          : convertPart(input, shaped, { ...share, index }, threads, watch);
      }
      const { convertFile } = await import('./convertFile');
      const companion = options.radial ? await profiles() : undefined;
      return convertFile(input, shaped, threads, watch, companion);
    },
  partsFolder: convertPartsFolder,
  readsAllFirst: ({ options, choice }) => withShape(options, choice).repair?.spikes === true,
  yields: (input, { out }) => {
    const stem = acquisitionStem(input);
    return dataFile(outputFolder(input, stem, out), stem);
  },
  countsBytes: true,
  told: { text: outputText },
  ask: async asked => (await import('./conversionRequest')).conversionRequest(asked)
});
