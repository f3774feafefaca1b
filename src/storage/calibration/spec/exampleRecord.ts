import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';

/** A record such as a calibration gives, for tests. */
export function exampleRecord(changes: Partial<CalibrationRecord> = {}): CalibrationRecord {
  return {
    'reciprocal_space_pix(1/A)': 0.0096,
    p_ellipse: [290.25, 305.6, 46.41, 44.21, -2.39],
    'nominal_camera_length(m)': 0.2,
    'acceleration_voltage(V)': 300e3,
    verdict: 'pass',
    rule: 'all-good',
    reason: '6 rings or groups of rings agree on one pixel size within 0.031 %.',
    'reciprocal_space_pix_geometric_mean(1/A)': 0.00937,
    axis_ratio: 1.05,
    distortion: {
      matrix: [
        [1.0267, 0.0249],
        [0.0249, 1.0233]
      ],
      convention: 'rows and columns'
    },
    higher_distortion: null,
    standard_errors: {
      'reciprocal_space_pix(1/A)': 1.4e-6,
      'reciprocal_space_pix_geometric_mean(1/A)': 1e-6,
      axis_ratio: 4.7e-4,
      'theta(rad)': 0.01,
      'centre_row(px)': 0.03,
      'centre_column(px)': 0.03
    },
    rings: [
      {
        name: '111',
        used: true,
        sectors: 36,
        residual: 1e-4,
        residual_error: 1e-4,
        signal_to_noise: 200,
        strength: 1,
        'radii(px)': [45.3]
      },
      {
        name: '200',
        used: false,
        sectors: 0,
        residual: null,
        residual_error: null,
        signal_to_noise: 0,
        strength: 0.5,
        'radii(px)': [52.3]
      }
    ],
    chi_square: 1.1,
    indexing: { score: 0.9, margin: 0.6, 'second_best_reciprocal_space_pix(1/A)': 0.0083 },
    pixels: { total: 265225, masked: 3081, dead: 0, hot: 1, saturated: 0 },
    options: {},
    input: {
      path: '/data/20260317_101204_data.hdf5',
      kind: 'stored sums',
      frames: 225,
      voltage_from: '/data/20260317_101204.hdf',
      camera_length_from: 'option'
    },
    detector_shape: [515, 515],
    warnings: [],
    created: '2026-03-17T10:12:04.000Z',
    software: 'jupyterlab-4dstem',
    version: '0.1.0',
    ...changes
  };
}
