import { OnDiskModelFactory } from './viewerDocument';

describe('OnDiskModelFactory', () => {
  it('has JupyterLab leave the content of a file where it is: not loaded, not saved, not copied to a checkpoint', () => {
    const factory = new OnDiskModelFactory();
    // Context asks for content unless the format is null, and saves and copies unless the model is collaborative
    expect(factory.fileFormat).toBeNull();
    const model = factory.createNew();
    expect(model.collaborative).toBe(true);
    expect(model.readOnly).toBe(true);
    model.dispose();
  });
});
