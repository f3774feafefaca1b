import { writeBatchFile } from '../../pipeline/batch/batchFile';
import { writeInfoFile } from '../../pipeline/batch/infoFile';
import { inspectPath } from '../../pipeline/inspect';
import type { SomeAnswers } from './answer';

/** What raw data hold, and files for the cluster. */
export const conversionAnswers: SomeAnswers<'inspect' | 'infoFile' | 'batchFile'> = {
  inspect: async ({ path, out }, { guard, signal }) => {
    await guard(path, 'read');
    if (out !== undefined) {
      await guard(out, 'write');
    }
    return inspectPath(path, { out, signal, guard });
  },
  infoFile: (request, { guard }) => writeInfoFile(request, guard),
  batchFile: (request, { guard }) => writeBatchFile(request, guard)
};
