import { execFileSync } from 'node:child_process';

import * as fc from 'fast-check';

import { loadingCell } from './loadingCell';

/** What Python takes the path of a cell for. */
function pathsInPython(cells: string[]): string[] {
  const program = [
    'import ast, json, sys',
    'cells = json.load(sys.stdin)',
    'trees = [ast.parse(cell) for cell in cells]',
    'print(json.dumps([next(node.value.value for node in tree.body if isinstance(node, ast.Assign)) for tree in trees]))'
  ].join('\n');
  return JSON.parse(execFileSync('python3', ['-c', program], { input: JSON.stringify(cells), encoding: 'utf8' }));
}

describe('loadingCell', () => {
  it('is Python in which the path is what it was', () => {
    const odd = ['/data/a b.hdf5', '/d/"x\'\\n{y}.hspy', '/d/\n"""\u2028\u0000\u007f.hspy', '/d/Å/😀.hdf5'];
    const paths = [...odd, ...fc.sample(fc.string({ unit: 'grapheme', minLength: 1 }), 200)];
    expect(pathsInPython(paths.map(loadingCell))).toEqual(paths);
  });

  it('loads with h5py and lazily with HyperSpy, the filters at hand', () => {
    const cell = loadingCell('/d/x.hdf5');
    expect(cell.indexOf('import hdf5plugin')).toBeLessThan(cell.indexOf('h5py.File(path, "r")'));
    expect(cell).toContain('hs.load(path, file_format="HSPY", lazy=True)');
  });
});
