import type { Markup } from './html';
import { html } from './html';
import type { ReportInput } from './reportInput';
import { headline, narrowedBy, ruleWords } from '../../../core/calibration/display/verdictWords';

const SIGNS = { pass: '✓', check: '!', fail: '✕' } as const;

/** What one reads first: the verdict in words, why, and what to do. */
export function verdictPart({ calibration, facts }: ReportInput): Markup {
  const { verdict, rule, reason } = calibration;
  const standard = facts.standard.name;
  const { name, todo } = ruleWords(rule, { standard, narrowed: narrowedBy(facts.options ?? {}) });
  return html`<header class="verdict ${verdict}">
    <div class="sign" aria-hidden="true">${SIGNS[verdict]}</div>
    <div>
      <p class="subject">Calibration with ${standard} · ${facts.title}</p>
      <h1>${headline(calibration)}</h1>
      <p class="reason">${reason}</p>
      <p class="todo">${todo}</p>
      <p class="rule">
        ${verdict === 'pass' ? 'No rule objects' : html`Decided by the rule <b>${name}</b>`} (<code>${rule}</code>).
      </p>
    </div>
  </header>`;
}
