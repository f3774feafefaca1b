import type { Judgement, Verdict, VerdictRule } from '../calibration';

export function verdictBy(kind: Verdict, rule: VerdictRule, reason: string): Judgement {
  return { verdict: kind, rule, reason };
}
