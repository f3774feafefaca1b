import * as z from 'zod';

/** A page of a TIFF of several, counted from 1. */
export const tiffPageSchema = z.number().int().min(1).max(100_000);
