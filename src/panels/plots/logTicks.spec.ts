import fc from 'fast-check';

import { logTicks } from './logTicks';

describe('logTicks', () => {
  it('are whole decades, named by their value', () => {
    expect(logTicks(-2, 2)).toEqual({
      tickmode: 'array',
      tickvals: [-2, -1, 0, 1, 2],
      ticktext: ['0.01', '0.1', '1', '10', '100']
    });
  });

  it('stand at 1, 2 and 5 within a decade', () => {
    expect(logTicks(Math.log10(1.5), Math.log10(60)).ticktext).toEqual(['2', '5', '10', '20', '50']);
  });

  it('are at most seven over many decades, and short for large and small values', () => {
    const { tickvals, ticktext } = logTicks(-6, 8);
    expect(tickvals).toEqual([-6, -3, 0, 3, 6]);
    expect(ticktext).toEqual(['1e-6', '0.001', '1', '1000', '1e6']);
  });

  it('are four equal steps in a range within a digit', () => {
    expect(logTicks(Math.log10(15000), Math.log10(16000)).ticktext).toEqual(['15000', '15330', '15660', '16000']);
  });

  it('always lie in the range, at least two of them', () => {
    const position = fc.double({ min: -12, max: 12, noNaN: true });
    fc.assert(
      fc.property(position, fc.double({ min: 1e-3, max: 12, noNaN: true }), (low, width) => {
        const { tickvals } = logTicks(low, low + width);
        expect(tickvals.length).toBeGreaterThanOrEqual(2);
        tickvals.forEach(tick => {
          expect(tick).toBeGreaterThanOrEqual(low - 1e-6);
          expect(tick).toBeLessThanOrEqual(low + width + 1e-6);
        });
      })
    );
  });
});
