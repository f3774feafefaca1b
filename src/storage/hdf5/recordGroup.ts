/** Group of a converted file that holds what this program knows about it. */
export const RECORD_GROUP = 'jupyterlab_4dstem';
