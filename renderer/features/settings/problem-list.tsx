import type { SettingProblem } from '@contract';
import { useWords, type Words } from '../../platform/i18n';

/** The rule in words. A limit that says where something counts has words of its own. */
const ruleWords = (t: Words, { rule, limit = '' }: SettingProblem): string => {
  if (rule === 'json' && limit === '') return t('settings.problem.rule.jsonOther');
  if (rule !== 'noEffect') return t(`settings.problem.rule.${rule}`, { limit });
  const where = (['policyOnly', 'browser', 'fixedToo'] as const).find((one) => one === limit);
  return t(`settings.problem.rule.${where ?? 'fixedToo'}`);
};

/** What is wrong with a settings file or a policy: place, setting with its value, rule. */
export const ProblemList = ({ problems }: { problems: readonly SettingProblem[] }) => {
  const { t } = useWords();
  return (
    <ul className="problems">
      {problems.map((problem) => (
        <li key={`${problem.path} ${problem.rule}`}>
          {problem.path !== '' && (
            <code translate="no">
              {problem.path}
              {problem.value === undefined ? '' : ` = ${problem.value}`}
            </code>
          )}{' '}
          {ruleWords(t, problem)}
          {problem.line !== undefined && (
            <span className="muted">
              {' '}
              ({t('settings.problem.place', { line: problem.line, column: problem.column ?? 1 })})
            </span>
          )}
        </li>
      ))}
    </ul>
  );
};
