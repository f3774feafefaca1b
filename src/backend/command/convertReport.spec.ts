import type { ConvertOutput } from '../../protocol/convert/convertResult';
import { errorLines, reportJson, reportText } from './convertReport';

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

test('reportText says what became of a file', () => {
  expect(reportText({ outputs: [OUTPUT], errors: [] })).toBe(
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
  expect(reportText({ outputs: [{ ...OUTPUT, skipped: true }], errors: [] })).toContain('already complete');
});

test('reportJson is one line, with what was underneath only for faults of the program', () => {
  const errors = [
    { input: 'a', code: 'E_EMPTY', message: 'a is empty.', details: 'Error: stack' },
    { input: 'b', code: 'E_INTERNAL', message: 'b: oops', details: 'Error: stack' }
  ];
  const text = reportJson({ outputs: [], errors } as Parameters<typeof reportJson>[0]);
  expect(text.indexOf('\n')).toBe(text.length - 1);
  expect(JSON.parse(text)).toEqual({
    outputs: [],
    errors: [{ input: 'a', code: 'E_EMPTY', message: 'a is empty.' }, errors[1]]
  });
});

test('errorLines has a line for every error', () => {
  expect(errorLines([{ input: 'a', code: 'E_EMPTY', message: 'a is empty.' }])).toBe('E_EMPTY: a is empty.\n');
  expect(errorLines([])).toBe('');
});
