import { narrowedBy, ruleWords } from './verdictWords';

describe('ruleWords', () => {
  const todo = (rule: Parameters<typeof ruleWords>[0], options: Parameters<typeof narrowedBy>[0]): string | undefined =>
    ruleWords(rule, { narrowed: narrowedBy(options) })?.todo;

  it('asks to take back what was narrowed before anything is recorded again', () => {
    expect(todo('not-rings', {})).toMatch(/^Scan a larger area/);
    expect(todo('not-rings', { qRange: [0.3, 0.4] })).toMatch(/wider q range/);
    expect(todo('few-rings', { rings: ['111', '200'] })).toMatch(/more rings ticked/);
    expect(todo('no-rings', { pixelSize: 0.003, qRange: [0.3, 0.9] })).toMatch(/search all of them first/);
  });

  it('does so only for rules that it may lift', () => {
    expect(todo('saturated', { pixelSize: 0.003, qRange: [0.3, 0.9] })).toBe(ruleWords('saturated').todo);
    expect(todo('few-rings', { pixelSize: 0.003 })).toBe(ruleWords('few-rings').todo);
  });
});
