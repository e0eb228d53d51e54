import { CircleAlert, GraduationCap, RefreshCw, ShieldCheck, Unplug } from 'lucide-react';
import { useStore } from 'zustand';
import { lineDoor } from '../../phone/line/line-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Icon } from '../../ui/icon';
import { useStrip } from '../../ui/media';
import { Popover } from '../../ui/overlays';
import { LineActs } from './line-acts';
import { useLineFacts } from './line-facts';
import { lineMark, lineWord } from './line-words';

const icons = {
  ready: ShieldCheck,
  practice: GraduationCap,
  retry: RefreshCw,
  refused: CircleAlert,
  off: Unplug,
};

const Explanation = () => {
  const { title, facts } = useLineFacts();
  return (
    <>
      <b>{title}</b>
      {facts.map((fact, place) => (
        <p key={place} className="muted">
          {fact}
        </p>
      ))}
      <LineActs />
    </>
  );
};

/** The state of the line: always visible, by colour, shape and word; explains itself when pressed. */
export const LineButton = () => {
  const desk = useDoors(lineDoor, settingsDoor);
  const { t } = useWords();
  const strip = useStrip();
  const line = useStore(desk.line.store);
  const practice = useStore(
    desk.settings.store,
    (all) => all.settings['desk.line'].value === 'practice',
  );
  const mark = lineMark(line.state, practice);
  return (
    <Popover
      label={t('line.status')}
      trigger={
        <button type="button" className="linest" data-s={mark} title={t('line.status')}>
          <Icon of={icons[mark]} size="s" />
          {lineWord(t, line, practice, strip)}
        </button>
      }
    >
      <Explanation />
    </Popover>
  );
};
