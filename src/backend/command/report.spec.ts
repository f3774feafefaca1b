import { errorLines, reportJson } from './report';

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
