import { longestIn, parseSinfo } from './sinfo';

it('names partitions that take jobs once, with graphics cards where any of their nodes has them', () => {
  const answer = [
    'cs04r|up|(null)|7-00:00:00',
    'mixed|up|(null)|infinite',
    'mixed|up|gpu:a100:2(S:0)|infinite',
    'old|down|(null)|1:00:00',
    ''
  ];
  expect(parseSinfo(answer.join('\n'))).toEqual([
    { name: 'cs04r', gpu: false, description: 'at most 7-00:00:00', minutes: 10_080 },
    { name: 'mixed', gpu: true }
  ]);
});

it('knows the longest time of a partition, or of the one of several that gives most', () => {
  const partitions = parseSinfo('short|up|(null)|1:00:00\nlong|up|(null)|2-00:00:00\nany|up|(null)|infinite\n');
  const longest = ['short', 'long,short', 'any', 'short,any', 'none'].map(names => longestIn(partitions, names));
  expect(longest).toEqual([60, 2880, undefined, undefined, undefined]);
});
