/**
 * A request that the backend, or the way to it, could not fulfil. `message` is a sentence for the user, `code` is for
 * programs (`E_...`), `details` is what was underneath, for the details button.
 */
export class BackendError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details?: string
  ) {
    super(message);
    this.name = 'BackendError';
  }
}
