import { nextPart } from '../../threads/jobCounters';
import { withKernels } from '../../threads/kernelPool';
import { ClassSums } from './classSums';
import { Effects } from './effects';
import { FillRows } from './fillRows';
import { LookAtBins } from './lookAtBins';
import type { Reading, ReadingJob, ReadingOf } from './reading';
import { sumsOfReading } from './reading';
import { FitRings, ringBytes } from './fitRings';
import type { SlabSink } from './slabs';
import { slabParts } from './slabs';
import { SlabReader } from './slabReader';
import { Spots } from './spots';
import { WindowMeans } from './windowMeans';

/** One thread's share of a reading. */
export async function readSlabs(job: ReadingJob, giveWay?: () => Promise<void>): Promise<void> {
  const { sources, reading } = job;
  const parts = slabParts(sources);
  const length = sumsOfReading(reading);
  const reader = new SlabReader(sources);
  const work = async (sink: SlabSink): Promise<void> => {
    for (let part = nextPart(job, parts.length); part !== undefined; part = nextPart(job, parts.length)) {
      const sums = new Float64Array(job.sums, 8 * part * length, length);
      for (const place of parts[part]) {
        sink.take(await reader.read(place), sums);
        await giveWay?.();
      }
    }
  };
  await (reading.kind === 'rings'
    ? withKernels(ringBytes(reading), kernels => work(new FitRings(reading, kernels)))
    : work(sinkOf(reading)));
}

function sinkOf(reading: Exclude<Reading, ReadingOf<'rings'>>): SlabSink {
  switch (reading.kind) {
    case 'look':
      return new LookAtBins(reading);
    case 'fill':
      return new FillRows(reading);
    case 'classes':
      return new ClassSums(reading);
    case 'windows':
      return new WindowMeans(reading);
    case 'effects':
      return new Effects(reading);
    case 'spots':
      return new Spots(reading);
  }
}
