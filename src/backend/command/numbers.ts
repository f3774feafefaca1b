import { InvalidArgumentError } from 'commander';

/** Option value as a whole number of at least 0. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) {
    throw new InvalidArgumentError('A whole number is expected.');
  }
  return Number(text);
}
