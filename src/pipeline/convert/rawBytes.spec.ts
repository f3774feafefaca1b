import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { rawBytesOf } from './rawBytes';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'raw-bytes-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('rawBytesOf', () => {
  it('adds up raw files and leaves complaints about others to whoever reads them', () => {
    const raw = join(folder, 'a.MIB');
    writeFileSync(raw, new Uint8Array(7));
    const nameTooLong = join(folder, `${'x'.repeat(300)}.mib`);
    expect(rawBytesOf([raw, raw, folder, join(folder, 'none.mib'), nameTooLong, 'bad\0name.mib'])).toBe(14);
  });
});
