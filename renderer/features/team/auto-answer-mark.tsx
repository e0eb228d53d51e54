import { Zap } from 'lucide-react';
import { useStore } from 'zustand';
import { teamDoor } from '../../phone/team/team-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui/icon';

/** That a call is, or was, answered without a hand. */
export const AutoAnswerMark = ({ call }: { call: string }) => {
  const { team } = useDoors(teamDoor);
  const { t } = useWords();
  const state = useStore(team.store, ({ autoAnswers }) => autoAnswers[call]);
  if (!state) return null;
  const words = t(state === 'announcing' ? 'team.autoAnswering' : 'team.autoAnswered');
  return (
    <span className="chip info" role="status" title={words}>
      <Icon of={Zap} size="s" />
      {state === 'announcing' ? (
        words
      ) : (
        // Beside the queue and the quality there is room for one word.
        <>
          <span className="sr">{words}</span>
          <span aria-hidden="true">{t('team.autoAnsweredShort')}</span>
        </>
      )}
    </span>
  );
};
