import { nullTranslator } from '@jupyterlab/translation';

import { inspection } from '../../testing/fakeBackend';
import { headerTables } from './headerTables';

const trans = nullTranslator.load('');

describe('headerTables', () => {
  it('has a table for every source, with names and values as they stand there', () => {
    const header = { sequence: 1, pixelType: 'U16', cross: false, thresholds: [25, 511] };
    const hdr = { 'Frames in Acquisition (Number):': '256' };
    const metadata = { 'nominal_camera_length(m)': 0.2, set_scan_px: [256, 256] };
    expect(headerTables(inspection({ header, hdr, metadata }), trans)).toEqual([
      {
        title: 'First frame header',
        facts: [
          ['sequence', '1'],
          ['pixelType', 'U16'],
          ['cross', 'false'],
          ['thresholds', '25, 511']
        ]
      },
      { title: '.hdr file', facts: [['Frames in Acquisition (Number):', '256']] },
      {
        title: 'Microscope metadata',
        facts: [
          ['nominal_camera_length(m)', '0.2'],
          ['set_scan_px', '256, 256']
        ]
      }
    ]);
  });

  it('leaves out sources that are not there or say nothing', () => {
    expect(headerTables(inspection({ header: { sequence: 1 }, hdr: {} }), trans).map(({ title }) => title)).toEqual([
      'First frame header'
    ]);
  });
});
