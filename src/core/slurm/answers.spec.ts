import { parseSacct } from './sacct';
import { parseSqueue } from './squeue';

// As Slurm 22.05 prints them
describe('parseSqueue', () => {
  it('reads tasks that wait, run and have ended, and leaves out other jobs', () => {
    const text = [
      '12|2|PENDING||20260101_convert|JobArrayTaskLimit',
      '12|0|RUNNING|cs04r-1|20260101_convert|None',
      '12|1|FAILED|cs04r-1|20260101_convert|NonZeroExitCode',
      '13|N/A|PENDING||mine|ReqNodeNotAvail, UnavailableNodes:cs04r-[1-4]',
      '14|0|PENDING||a|ReqNodeNotAvail, UnavailableNodes:cs04r-[1-4]',
      ''
    ];
    const name = '20260101_convert';
    expect(parseSqueue(text.join('\n'))).toEqual([
      { array: '12', index: 2, state: 'PENDING', name, reason: 'JobArrayTaskLimit' },
      { array: '12', index: 0, state: 'RUNNING', name, node: 'cs04r-1' },
      { array: '12', index: 1, state: 'FAILED', name, node: 'cs04r-1', reason: 'NonZeroExitCode' },
      { array: '14', index: 0, state: 'PENDING', name: 'a', reason: 'ReqNodeNotAvail, UnavailableNodes:cs04r-[1-4]' }
    ]);
    expect(parseSqueue('')).toEqual([]);
  });
});

describe('parseSacct', () => {
  it('joins a task with its steps, of which only they say how much memory they took', () => {
    const text = [
      '5_0|COMPLETED|0:0||100M|01:00:00|cs04r-1',
      '5_0.batch|COMPLETED|0:0|1500K|||cs04r-1',
      '5_1|CANCELLED by 1234|0:0||100M|01:00:00|None assigned',
      '5_2|FAILED|0:9||100Mn|1-00:00:00|cs04r-2',
      '5_2.batch|CANCELLED by 0|0:9|323676K|||cs04r-2',
      '5_2.0|COMPLETED|0:0|2M|||cs04r-2',
      '5_[3-9%2]|PENDING|0:0||100M|01:00:00|None assigned',
      '6|FAILED|1:0||100M|01:00:00|cs04r-1'
    ];
    expect(parseSacct(text.join('\n'))).toEqual([
      { array: '5', index: 0, state: 'COMPLETED', exit: '0:0', usedMB: 2, memoryMB: 100, minutes: 60, node: 'cs04r-1' },
      { array: '5', index: 1, state: 'CANCELLED', exit: '0:0', memoryMB: 100, minutes: 60 },
      {
        array: '5',
        index: 2,
        state: 'FAILED',
        exit: '0:9',
        usedMB: 317,
        memoryMB: 100,
        minutes: 1440,
        node: 'cs04r-2'
      },
      { array: '6', state: 'FAILED', exit: '1:0', memoryMB: 100, minutes: 60, node: 'cs04r-1' }
    ]);
  });
});
