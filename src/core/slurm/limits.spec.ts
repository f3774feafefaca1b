import { memoryText, parseMemory, parseTime, timeText } from './limits';

describe('parseMemory', () => {
  it.each([
    ['64G', 65_536],
    ['1.5G', 1536],
    ['317336K', 310],
    ['100Mn', 100],
    ['2T', 2_097_152],
    ['512', 512],
    ['0.1M', 1],
    ['', undefined],
    ['lots', undefined],
    ['-4G', undefined]
  ])('%s', (text, megabytes) => expect(parseMemory(text)).toBe(megabytes));
});

describe('parseTime', () => {
  it.each([
    ['90', 90],
    ['1:30', 2],
    ['05:00:00', 300],
    ['1-2', 1560],
    ['7-00:00:00', 10_080],
    ['0-0:20', 20],
    ['00:00:05', 1],
    ['5h', undefined],
    ['', undefined]
  ])('%s', (text, minutes) => expect(parseTime(text)).toBe(minutes));
});

it('says limits as people do', () => {
  expect([memoryText(316.4), memoryText(3994), memoryText(65_536)]).toEqual(['316 MB', '3.9 GB', '64 GB']);
  expect([timeText(45), timeText(120), timeText(90)]).toEqual(['45 min', '2 h', '1 h 30 min']);
});
