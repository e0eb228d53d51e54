import { Voicemail } from 'lucide-react';
import { useStore } from 'zustand';
import { lineDoor } from '../../phone/line/line-door';
import { teamDoor } from '../../phone/team/team-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui/icon';

/** Lit while messages wait; one press calls the mailbox. */
export const MailboxLamp = () => {
  const { team, line } = useDoors(teamDoor, lineDoor);
  const { t } = useWords();
  const mailbox = useStore(team.store, (state) => state.mailbox);
  const ready = useStore(line.store, ({ state }) => state.phase === 'ready');
  if (!mailbox?.waiting) return null;
  const label =
    mailbox.fresh > 0 ? t('team.messages', { count: mailbox.fresh }) : t('team.messagesWait');
  const name = mailbox.number ? `${label}, ${t('team.hearMessages')}` : label;
  return (
    <button
      type="button"
      className="ib lamp"
      title={name}
      aria-label={name}
      disabled={!mailbox.number || !ready}
      onClick={() => void team.callMailbox()}
    >
      <Icon of={Voicemail} />
      {mailbox.fresh > 0 && (
        <span className="count due" aria-hidden="true">
          {mailbox.fresh}
        </span>
      )}
    </button>
  );
};
