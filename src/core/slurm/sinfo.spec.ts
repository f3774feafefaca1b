import { parseSinfo } from './sinfo';

it('names partitions that take jobs once, with graphics cards where any of their nodes has them', () => {
  const answer = [
    'cs04r|up|(null)|7-00:00:00',
    'mixed|up|(null)|infinite',
    'mixed|up|gpu:a100:2(S:0)|infinite',
    'old|down|(null)|1:00:00',
    ''
  ];
  expect(parseSinfo(answer.join('\n'))).toEqual([
    { name: 'cs04r', gpu: false, description: 'at most 7-00:00:00' },
    { name: 'mixed', gpu: true }
  ]);
});
