import type { ConvertOutput } from '../../protocol/convert/convertResult';
import { outputText } from './outputText';

const OUTPUT: ConvertOutput = {
  input: '/raw/x_data.mib',
  output: '/out/x/x_data.hdf5',
  shape: [31, 31, 256, 256],
  dtype: 'uint16',
  reshape: { mode: 'flyback', evidence: 'Long exposures show the fly-back.' },
  frames: 1024,
  dropped: 63,
  lost: 0,
  skipped: false,
  seconds: 0.5,
  bytes_in: 134e6,
  bytes_out: 50e6,
  warnings: ['Something to know.']
};

test('outputText says what became of a file', () => {
  expect(outputText(OUTPUT)).toBe(
    [
      '/raw/x_data.mib',
      '  -> /out/x/x_data.hdf5',
      '  31 x 31 x 256 x 256 uint16, 134.0 MB in 0.50 s (268 MB/s), 50.0 MB written',
      '  scan shape (flyback): Long exposures show the fly-back.',
      '  1024 frames, 63 left out by the reshape, 0 lost',
      '  Note: Something to know.',
      ''
    ].join('\n')
  );
  expect(outputText({ ...OUTPUT, skipped: true })).toContain('already complete');
});
