import { slurmTrouble } from './trouble';

const GONE = 'scancel: error: Kill job error on job id 13: Invalid job id specified\n';
const OVER = 'scancel: error: Kill job error on job id 14_2: Job/step already completing or completed\n';
const DENIED = 'scancel: error: Kill job error on job id 15: Access/permission denied\n';

describe('slurmTrouble', () => {
  it.each([
    [GONE, true],
    [GONE + OVER, true],
    [GONE + DENIED, false],
    ['scancel: error: Invalid user id\n', false],
    ['Unable to contact slurm controller (connect failure)', false]
  ])('of scancel: %j, all gone before: %s', (words, isOfGone) => {
    expect(slurmTrouble(words).isOfGone).toBe(isOfGone);
  });

  it('tells lines apart, each a sentence', () =>
    expect(slurmTrouble('sbatch: error: out of luck: x\nsbatch: error: Job submission failed').message).toBe(
      'Slurm says: out of luck: x. Job submission failed'
    ));

  it.each([
    ['invalid partition specified: none', 'Choose another partition'],
    ['Batch job submission failed: Invalid account or account/partition combination specified', 'Name an account'],
    ['Batch job submission failed: Requested node configuration is not available', 'Ask for less memory'],
    [
      'Batch job submission failed: Requested time limit is invalid (missing or exceeds some limit)',
      'Ask for less time'
    ]
  ])('what sbatch refuses comes with what helps: %s', (words, help) => {
    expect(slurmTrouble(`sbatch: error: ${words}\n`).message).toMatch(`Slurm says: ${words}. ${help}`);
  });

  it.each([
    ['sbatch: error: AssocMaxSubmitJobLimit\nsbatch: error: Batch job submission failed: Job violates policy', true],
    ['sbatch: error: QOSMaxSubmitJobPerUserLimit', true],
    ['sbatch: error: invalid partition specified: none', false]
  ])('of sbatch: %j, too many tasks: %s', (words, isOfTooMany) => {
    expect(slurmTrouble(words).isOfTooMany).toBe(isOfTooMany);
  });
});
