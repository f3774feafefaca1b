/** How the files of radial profiles end, after the T1 of the data they lie beside. */
export const PROFILE_ENDING = { mean: '_azimuthal_mean.hspy', variance: '_azimuthal_var.hspy' } as const;
