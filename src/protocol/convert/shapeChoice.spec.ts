import { convertOptionsSchema } from './convertOptions';
import { withShape } from './shapeChoice';

const form = convertOptionsSchema.parse({ reshape: 'known', scanX: 4, scanY: 2, binNav: 2, binSig: 4 });

describe('withShape', () => {
  it('leaves the options of the form where nothing was chosen by hand', () => {
    expect(withShape(form, undefined)).toBe(form);
  });

  it('replaces the scan shape of the form as a whole and keeps everything else', () => {
    const options = withShape(form, { reshape: 'flyback' });
    expect(convertOptionsSchema.parse(options)).toMatchObject({ reshape: 'flyback', binNav: 2, binSig: 4 });
    expect(options.scanX).toBeUndefined();
  });

  it('bins no scan positions of a stack, which has none', () => {
    expect(convertOptionsSchema.safeParse(withShape(form, { reshape: 'none' })).success).toBe(true);
  });
});
