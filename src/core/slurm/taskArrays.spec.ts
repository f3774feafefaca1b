import { indexRanges, taskArrays, taskLogPattern } from './taskArrays';

/** As sbatch does: %a and %3a become the index, the latter with three digits at the least. */
function sbatchName(pattern: string, index: number): string {
  return pattern.replace(/%(\d*)a/, (_, digits) => String(index).padStart(Number(digits), '0'));
}

describe('taskArrays', () => {
  it.each([
    [1, 1001],
    [1001, 1001],
    [1002, 1001],
    [12_345, 1001],
    [25, 7],
    [101, 100]
  ])('covers each of %d tasks once, with indices below %d and its own log', (tasks, arraySize) => {
    const logs = taskArrays(tasks, 3, arraySize).flatMap(array => {
      expect(array.count).toBeLessThanOrEqual(arraySize);
      return Array.from({ length: array.count }, (_, index) => sbatchName(taskLogPattern(array), index));
    });
    expect(logs).toEqual(Array.from({ length: tasks }, (_, task) => `log-${task}.txt`));
  });
});

it.each([
  [[0], '0'],
  [[0, 1, 2, 7], '0-2,7'],
  [[3, 5, 6], '3,5-6']
])('indices %j are %s', (indices, text) => expect(indexRanges(indices)).toBe(text));
