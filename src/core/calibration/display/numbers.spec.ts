import { linearScale, roundLength, ticks } from './scale';
import { spreadApart } from './spreadApart';
import { percent, uncertainNumber } from './uncertainNumber';

describe('uncertainNumber', () => {
  it.each([
    [0.0101146, 0.00001798, '0.010115(18)'],
    [1.03276718, 0.00003803, '1.032767(38)'],
    [127.9524, 0.0522, '127.952(52)'],
    [0.00580078, 1.32e-7, '0.00580078(13)'],
    [-55.298, 1.411, '\u221255.3(1.4)'],
    [45.26, 0.997, '45.3(1.0)'],
    [0.5, 0.0996, '0.50(10)'],
    [12, 52.1, '12(52)'],
    [1234, 123, '1230(120)'],
    [1234, 99.6, '1230(100)'],
    [-0.00004, 0.001, '\u22120.0000(10)'],
    [2, NaN, '2.0000'],
    [NaN, 1, 'not known']
  ])('writes %p with an error of %p as %s', (value, error, text) => {
    expect(uncertainNumber(value, error)).toBe(text);
  });
});

test.each([
  [0.00178, '0.18 %'],
  [-0.0123, '\u22121.2 %'],
  [0.5, '50 %'],
  [0, '0 %'],
  [NaN, 'not known']
])('a part of %p is %s', (part, text) => {
  expect(percent(part)).toBe(text);
});

describe('ticks', () => {
  it('are round numbers inside the range', () => {
    expect(ticks([0.305, 1.51], 7).map(({ label }) => label)).toEqual(['0.4', '0.6', '0.8', '1.0', '1.2', '1.4']);
    expect(ticks([-0.02, 0.02], 4).map(({ label }) => label)).toEqual([
      '\u22120.02',
      '\u22120.01',
      '0.00',
      '0.01',
      '0.02'
    ]);
    expect(ticks([0, 256], 5).map(({ value }) => value)).toEqual([0, 100, 200]);
  });

  it('lie where a scale puts them', () => {
    const scale = linearScale([0.4, 1.4], [100, 900]);
    [0.4, 0.9, 1.4].forEach((value, at) => expect(scale(value)).toBeCloseTo([100, 500, 900][at], 9));
  });
});

test.each([
  [0.72, 0.5],
  [0.49, 0.2],
  [1.3, 1],
  [5, 5]
])('a scale bar of at most %p is %p long', (limit, length) => {
  expect(roundLength(limit)).toBeCloseTo(length, 10);
});

describe('spreadApart', () => {
  it('leaves places alone that are far enough apart', () => {
    expect(spreadApart([10, 40, 90], 25, [0, 100])).toEqual([10, 40, 90]);
  });

  it('moves close ones about their mean, in order, inside the range', () => {
    expect(spreadApart([50, 52], 10, [0, 100])).toEqual([46, 56]);
    expect(spreadApart([50, 52, 62], 10, [0, 100]).map(Math.round)).toEqual([45, 55, 65]);
    expect(spreadApart([98, 99], 10, [0, 100])).toEqual([90, 100]);
  });
});
