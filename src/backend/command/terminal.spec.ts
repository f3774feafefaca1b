import { CLEAR_LINE, jsonLine, keepPrintable, printable } from './terminal';

const HOSTILE = 'a\u001b]0;owned\u0007\u001b[2J\r\u009b31m\u007f\u202eb';
const SHOWN = 'a\ufffd]0;owned\ufffd\ufffd[2J\ufffd\ufffd31m\ufffd\ufffdb';

describe('printable', () => {
  it('leaves nothing that a terminal obeys, and all other text as it is', () => {
    expect(printable(HOSTILE)).toBe(SHOWN);
    expect(printable('Ångström 日本 \u{1f52c}\tone\ntwo\n')).toBe('Ångström 日本 \u{1f52c}\tone\ntwo\n');
  });

  it('lets a line begin again at its start, and nowhere else', () => {
    expect(printable(`${CLEAR_LINE}12 %${CLEAR_LINE}x`)).toBe(`${CLEAR_LINE}12 %\ufffd\ufffd[2Kx`);
  });
});

describe('keepPrintable', () => {
  it('holds for whatever is written, and hands on the rest', () => {
    const written: unknown[][] = [];
    const stream = { write: (...all: unknown[]) => written.push(all) > 0 } as unknown as NodeJS.WriteStream;
    keepPrintable(stream);
    const done = (): void => undefined;
    stream.write(HOSTILE, done);
    stream.write(Buffer.from('é\u001b\t\n'));
    expect(written).toEqual([[SHOWN, done], [Uint8Array.from(Buffer.from('é?\t\n'))]]);
  });
});

describe('jsonLine', () => {
  it('shows nothing that a terminal obeys, and is read as what it was', () => {
    const line = jsonLine({ name: HOSTILE });
    expect(printable(line)).toBe(line);
    expect(JSON.parse(line)).toEqual({ name: HOSTILE });
  });
});
