import { curvesCsv } from './curvesCsv';
import type { Curve } from './curveView';

const axes = { x: { title: 'q', unit: '1/Å' }, y: { title: 'counts' } };
const csv = (...curves: Curve[]) => curvesCsv({ curves, axes, scale: 'linear' }).split('\n');

describe('curvesCsv', () => {
  it('has a column for each curve and its error over a shared x, and leaves hidden ones out', () => {
    const x = [0.1, 0.2];
    expect(
      csv(
        { name: 'sample, 20 cm', x, y: [1, NaN], error: [0.5, 0.25] },
        { name: 'gold', x: [...x], y: [3, 4] },
        { name: 'hidden', x, y: [0, 0], hidden: true }
      )
    ).toEqual(['q (1/Å),"sample, 20 cm","sample, 20 cm, standard error",gold', '0.1,1,0.5,3', '0.2,nan,0.25,4', '']);
  });

  it('gives a curve over another x a column of its own, and leaves cells empty where it is shorter', () => {
    expect(csv({ name: 'a', x: [1, 2], y: [3, 4] }, { name: 'b', x: [9], y: [8] })).toEqual([
      'q (1/Å),a,q (1/Å),b',
      '1,3,9,8',
      '2,4,,',
      ''
    ]);
  });
});
