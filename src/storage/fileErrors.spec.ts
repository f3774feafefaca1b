import { InputError } from '../core/errors';
import { fileError, isMissing, naming } from './fileErrors';

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('fileError', () => {
  it.each([
    ['ENOENT', 'E_NOT_FOUND'],
    ['EACCES', 'E_PERMISSION'],
    ['EPERM', 'E_PERMISSION'],
    ['EROFS', 'E_READ_ONLY'],
    ['EMFILE', 'E_TOO_MANY_OPEN'],
    ['ENFILE', 'E_TOO_MANY_OPEN'],
    ['ENOSPC', 'E_DISK_FULL'],
    ['EDQUOT', 'E_DISK_FULL'],
    ['ENAMETOOLONG', 'E_NAME_TOO_LONG'],
    ['ELOOP', 'E_PATH'],
    ['EISDIR', 'E_IS_FOLDER'],
    ['ENOTDIR', 'E_NOT_FOLDER']
  ])('turns %s into a sentence that names the file', (reason, code) => {
    const cause = failure(reason);
    expect(fileError(cause, '/data/x', 'write')).toMatchObject({
      code,
      cause,
      message: expect.stringContaining('/data/x')
    });
  });

  it('names the file that is taken for a folder', () => {
    const { message } = fileError(failure('ENOTDIR'), `${__filename}/stamp/data.hdf5`, 'write') as InputError;
    expect(message).toBe(`${__filename} is not a folder. Check the path.`);
  });

  it('passes on what it does not know, and what is a sentence already', () => {
    const unknown = failure('EWHATEVER');
    const sentence = new InputError('E_HDR', 'Said before.');
    expect(fileError(unknown, '/data/x', 'read')).toBe(unknown);
    expect(fileError(sentence, '/data/x', 'read')).toBe(sentence);
  });
});

describe('naming', () => {
  it('names the file in what the work throws', async () => {
    const work = naming('/data/x', 'read', () => Promise.reject(failure('ENOENT')));
    await expect(work).rejects.toMatchObject({ code: 'E_NOT_FOUND', message: expect.stringContaining('/data/x') });
  });
});

describe('isMissing', () => {
  it('knows a missing file from other failures', () => {
    expect([failure('ENOENT'), failure('EACCES'), undefined, 'ENOENT'].map(isMissing)).toEqual([
      true,
      false,
      false,
      false
    ]);
  });
});
