import type { Command } from 'commander';
import { Option } from 'commander';

import { ExitStatus } from './exitStatus';
import { interruptible } from './interruption';
import { wholeNumber } from './numbers';

interface Flags {
  size: 'small' | 'full';
  seed: number;
}

/** `jupyter 4dstem sample-session`: simulated data with known truth, to try things out and to test with. */
export function addSampleSession(program: Command, done: (status: ExitStatus) => void): void {
  program
    .command('sample-session')
    .description('Write a simulated session with known truth: a gold reference and a sample with EDX.')
    .argument('<DIR>', 'a new or empty folder')
    .addOption(
      new Option('--size <size>', 'small: under a minute, less than 200 MB; full: realistic sizes')
        .choices(['small', 'full'])
        .default('small')
    )
    .option('--seed <N>', 'another seed gives other noise and grains', wholeNumber, 1)
    .action(async (folder: string, { size, seed }: Flags) => {
      const { writeSampleSession } = await import('../../pipeline/sampleSession');
      const summary = await interruptible(signal => writeSampleSession(folder, { size, seed }, { signal }));
      process.stdout.write(`${JSON.stringify(summary, undefined, 2)}\n`);
      done(ExitStatus.Ok);
    });
}
