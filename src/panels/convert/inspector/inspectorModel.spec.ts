import type { AcquisitionRow } from '../../../protocol/acquisitions';
import { InspectorModel } from './inspectorModel';

const [A, B] = ['a', 'b'].map((stem): AcquisitionRow => ({
  path: `/raw/${stem}_data.mib`,
  stem,
  sample: 'Au',
  bytes: 1,
  modified: 0
}));
const RESULT = '/out/data.hdf5';

describe('InspectorModel', () => {
  it('shows how a new acquisition would be read, and the result of a converted one', () => {
    const model = new InspectorModel();
    model.look(A, undefined);
    expect(model.state.shown).toBe('shape');
    model.look(B, RESULT);
    expect(model.state.shown).toBe('result');
  });

  it('shows a result that comes while the user looks', () => {
    const model = new InspectorModel();
    model.look(A, undefined);
    model.show('details');
    model.look({ ...A, state: 'converting' }, undefined);
    expect(model.state.shown).toBe('details');
    model.look({ ...A, state: 'complete' }, RESULT);
    expect(model.state.shown).toBe('result');
  });

  it('keeps what the user chose while other acquisitions are looked at', () => {
    const model = new InspectorModel();
    model.look({ ...A, state: 'complete' }, RESULT);
    model.show('details');
    model.look(B, RESULT);
    expect(model.state.shown).toBe('details');
  });

  it('shows the scan shape where the result that was chosen to be seen is not there', () => {
    const model = new InspectorModel();
    model.look({ ...A, state: 'complete' }, RESULT);
    model.show('result');
    model.look(B, undefined);
    expect(model.state.shown).toBe('shape');
  });
});
