import { Zap } from 'lucide-react';
import { useStore } from 'zustand';
import { useDesk } from '../../desk';
import { useWords } from '../../i18n';
import { Icon } from '../../ui/icon';

/** That a call is, or was, answered without a hand. */
export const AutoAnswerMark = ({ call }: { call: string }) => {
  const { team } = useDesk();
  const { t } = useWords();
  const state = useStore(team.store, ({ autoAnswers }) => autoAnswers[call]);
  if (!state) return null;
  return (
    <span className="chip info" role="status">
      <Icon of={Zap} size="s" />
      {t(state === 'announcing' ? 'team.autoAnswering' : 'team.autoAnswered')}
    </span>
  );
};
