import { addTo, joinSums, orderlessSums, roundedSums } from './orderlessSums';
import { createRandom } from './random';

it('come out the same in any order, in any parts', () => {
  const random = createRandom(3);
  const numbers = Array.from({ length: 20000 }, () => random.uniform() * 10 ** (12 * random.uniform() - 6));
  const plain = numbers.reduce((sum, value) => sum + value, 0);
  const inOneWay = [...numbers].sort((a, b) => a - b).reduce((sum, value) => sum + value, 0);
  // It is no matter of course
  expect(plain).not.toBe(inOneWay);
  const found = new Set<number>();
  for (let way = 0; way < 20; way++) {
    const parts = Array.from({ length: 1 + (way % 4) }, () => orderlessSums(1));
    for (const value of [...numbers].sort(() => random.uniform() - 0.5)) {
      addTo(parts[random.uint32() % parts.length], 0, value);
    }
    const [first, ...others] = parts;
    others.forEach(part => joinSums(first, part));
    found.add(roundedSums(first)[0]);
  }
  expect([...found]).toHaveLength(1);
});
