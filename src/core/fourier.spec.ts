import { complexField, transform } from './fourier';

describe('transform', () => {
  it('agrees with the sum that defines it', () => {
    const field = complexField(8);
    field.real.forEach((_, at) => {
      field.real[at] = Math.sin(3 * at + 1);
      field.imaginary[at] = Math.cos(at * at);
    });
    const [real, imaginary] = [field.real.slice(), field.imaginary.slice()];
    transform(field);
    let [sumReal, sumImaginary] = [0, 0];
    for (let row = 0; row < 8; row++) {
      for (let column = 0; column < 8; column++) {
        const angle = (-2 * Math.PI * (3 * row + 5 * column)) / 8;
        const at = row * 8 + column;
        sumReal += real[at] * Math.cos(angle) - imaginary[at] * Math.sin(angle);
        sumImaginary += real[at] * Math.sin(angle) + imaginary[at] * Math.cos(angle);
      }
    }
    expect(field.real[3 * 8 + 5]).toBeCloseTo(sumReal, 10);
    expect(field.imaginary[3 * 8 + 5]).toBeCloseTo(sumImaginary, 10);
    transform(field, true);
    field.real.forEach((value, at) => expect(value / 64).toBeCloseTo(real[at], 12));
  });
});
