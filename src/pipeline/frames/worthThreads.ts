/** With less raw data than this, in bytes, the work is done before threads have started. */
export const WORTH_THREADS = 16 << 20;
