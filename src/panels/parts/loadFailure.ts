import type { TranslationBundle } from '@jupyterlab/translation';

/** Whether a part of the program could not be fetched, as the bundler says it. */
export function isLoadFailure(error: unknown): boolean {
  return error instanceof Error && error.name === 'ChunkLoadError';
}

/** What to say and do where a part of the program could not be fetched, whatever the reason: the page cannot tell. */
export function loadFailureSentence(trans: TranslationBundle): string {
  return trans.__(
    'A part of 4D-STEM could not be loaded. Try again: the server may be away for a moment. If it stays so, reload the page: another version may have been installed since it was opened. Running conversions go on.'
  );
}
