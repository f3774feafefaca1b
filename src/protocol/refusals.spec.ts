import * as z from 'zod';

import { refuseInWords } from './refusals';

describe('refuseInWords', () => {
  beforeAll(refuseInWords);

  const number = z.number();
  it.each<[schema: z.ZodType, value: unknown, sentence: string]>([
    [z.tuple([number, number, number]), [1, 2], 'Give 3 values, no fewer.'],
    [z.tuple([number, number]), [1, 2, 3], 'Give 2 values, no more.'],
    [z.array(number).min(1), [], 'Give 1 value, no fewer.'],
    [number.positive(), 0, 'Give more than 0.'],
    [number.min(1), 0, 'Give 1 or more.'],
    [number.max(64), 65, 'Give 64 or less.'],
    [number.lt(1), 1, 'Give less than 1.'],
    [number.int(), 1.5, 'A whole number is expected.'],
    [number, 'a', 'A number is expected.'],
    [number, undefined, 'It is missing.'],
    [z.string().min(1), '', 'It is empty.'],
    [z.string().max(3), 'abcd', 'It has more than 3 characters.'],
    [z.boolean(), 1, 'true or false is expected.'],
    [z.array(number), 1, 'A list is expected.'],
    [z.enum(['auto', 'off']), 'on', 'It is auto or off.'],
    [number.min(1, 'One at least.'), 0, 'One at least.']
  ])('%# says what is wrong', (schema, value, sentence) => {
    expect(schema.safeParse(value).error?.issues[0].message).toBe(sentence);
  });
});
