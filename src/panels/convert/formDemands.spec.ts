import { exampleRow } from '../testing/tableExamples';
import type { ChosenData } from './formDemands';
import { formDemands } from './formDemands';
import { inspection } from '../testing/fakeBackend';

const FOLDER = { folder: '/home/me/scans' };
const SESSION = { base: '/data', year: '2026', session: 'cm1-1', subfolder: '' };
const homeless = exampleRow(0, { output: undefined });

const demands = (part: Partial<ChosenData>) =>
  formDemands({ rows: [], candidates: [], needed: false, ownOut: false, ...part });

describe('formDemands', () => {
  it('needs a folder for results where data outside a session have none', () => {
    expect(demands({ place: FOLDER, rows: [exampleRow(), homeless] }).needsOut).toBe(true);
    expect(demands({ place: FOLDER, rows: [exampleRow()] }).needsOut).toBe(false);
  });

  it('still needs it once it is given, but never inside a session or before a place is chosen', () => {
    expect(demands({ place: FOLDER, rows: [exampleRow()], needed: true }).needsOut).toBe(true);
    expect(demands({ place: SESSION, rows: [homeless], needed: true }).needsOut).toBe(false);
    expect(demands({ rows: [homeless], needed: true }).needsOut).toBe(false);
  });

  it('asks for none on account of data whose headers were not read, or cannot be', () => {
    const unread = [undefined, 'failed' as const].map(state => exampleRow(0, { state, output: undefined }));
    expect(demands({ place: FOLDER, rows: unread }).needsOut).toBe(false);
  });

  it('names frames and shapes of a single acquisition, columns first and the likeliest first', () => {
    const { candidates } = inspection();
    const stack = { ...candidates[0], mode: 'none' as const, shape: [256], score: 0.1 };
    const less = { ...candidates[1], shape: [8, 32], score: 0.3 };
    expect(demands({ only: exampleRow(), candidates: [less, stack, ...candidates] })).toMatchObject({
      frames: 256,
      shapes: ['15 x 15', '16 x 16', '32 x 8']
    });
    expect(demands({ only: exampleRow(0, { frames: undefined }) })).not.toHaveProperty('frames');
  });
});
