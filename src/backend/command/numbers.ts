import { InvalidArgumentError } from 'commander';

/** Option value as a whole number of at least 0. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) {
    throw new InvalidArgumentError('A whole number from 0 on is expected.');
  }
  return Number(text);
}

/** Option value as a number above 0: 0.0096, 9.6e-3. */
export function positiveNumber(text: string): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!(value > 0 && Number.isFinite(value))) {
    throw new InvalidArgumentError('A number above 0 is expected.');
  }
  return value;
}

/** Option value as any number. */
export function anyNumber(text: string): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(value)) {
    throw new InvalidArgumentError('A number is expected.');
  }
  return value;
}

/** Option value as numbers with commas between: 127.5,128. */
export function numberList(text: string): number[] {
  return text.split(',').map(anyNumber);
}
