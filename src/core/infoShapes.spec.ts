import { execFileSync } from 'node:child_process';

import fc from 'fast-check';

import type { InfoShapes } from './infoShapes';
import { formatShapes, isShapeKey, parseShape } from './infoShapes';

const SHAPES: InfoShapes = {
  '/a b\'s = "c"\u00a0\u2028\n/1.mib': { reshape: 'known', scanX: 128, scanY: 127, firstFrame: 3 },
  '/é/😀/2.mib': { reshape: 'flyback', repair: { roll: 90, cropLastColumn: true, spikes: false } },
  '/3.mib': { reshape: 'none' }
};

function read(lines: readonly string[]): InfoShapes {
  return Object.fromEntries(
    lines.map(line => {
      const [, text] = /^scan_shape_\d+ = (.*)$/.exec(line) ?? [];
      const found = parseShape(text);
      if (typeof found === 'string') {
        throw new Error(found);
      }
      return [found.path, found.shape];
    })
  );
}

describe('formatShapes', () => {
  it('is read back, and each line is three words to a reader that cuts at blanks', () => {
    const lines = formatShapes(SHAPES);
    expect(read(lines)).toEqual(SHAPES);
    lines.forEach(line => expect(line.split(/[\s\x7f\x85]/)).toHaveLength(3));
    expect(lines.map(line => line.split(' ')[0])).toEqual(['scan_shape_1', 'scan_shape_2', 'scan_shape_3']);
    expect(lines.every(line => isShapeKey(line.split(' ')[0]))).toBe(true);
  });

  it('is a Python dictionary with the same values, for readers that evaluate each line', () => {
    const script =
      'import ast, json, sys; print(json.dumps([ast.literal_eval(l.split(" = ")[1]) for l in json.load(sys.stdin)]))';
    const lines = formatShapes(SHAPES);
    const printed = execFileSync('python3', ['-c', script], { input: JSON.stringify(lines), encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual(lines.map(line => JSON.parse(line.split(' ')[2])));
  });

  it('keeps any path', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), path => {
        expect(read(formatShapes({ [`/${path}`]: { reshape: 'none' } }))).toEqual({
          [`/${path}`]: { reshape: 'none' }
        });
      })
    );
  });
});

describe('parseShape', () => {
  it.each([
    ['known', /does not hold/],
    ['[1]', /does not hold/],
    ['{"reshape":"none"}', /needs a path/],
    ['{"path":"/a","reshape":"auto"}', /one of flyback, known, none/],
    ['{"path":"/a","reshape":"known","Scan_X":4}', /Scan_X and Scan_Y/],
    ['{"path":"/a","reshape":"known","Scan_X":4,"Scan_Y":0.5}', /Scan_X and Scan_Y/],
    ['{"path":"/a","reshape":"none","Scan_X":4,"Scan_Y":4}', /neither otherwise/],
    ['{"path":"/a","reshape":"flyback","first_frame":-1}', /first_frame/],
    ['{"path":"/a","reshape":"flyback","roll_lines":"9"}', /roll_lines/]
  ])('says what is wrong with %s', (text, sentence) => expect(parseShape(text)).toMatch(sentence));

  it('takes a repair of which only a part is said', () => {
    expect(parseShape('{"path":"/a","reshape":"flyback","crop_last_column":1}')).toEqual({
      path: '/a',
      shape: { reshape: 'flyback', repair: { roll: 0, cropLastColumn: true, spikes: false } }
    });
  });
});
