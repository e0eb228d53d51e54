import {
  Ellipsis,
  Headphones,
  Keyboard,
  ListChecks,
  PhoneForwarded,
  Settings,
  UserPlus,
} from 'lucide-react';
import { AgentButton } from '../agent/view/agent-button';
import { newCustomer } from '../../platform/desk';
import { documentsDoor } from '../../platform/desk/documents';
import { useDoors } from '../../platform/doors';
import { SlotView } from '../../platform/feature';
import { useWords } from '../../platform/i18n';
import { LineButton } from '../line/line-button';
import { MailboxLamp } from '../team/mailbox-lamp';
import { IconButton } from '../../ui/button';
import { Menu, MenuItem } from '../../ui/overlays';
import { stripBar } from './slots';
import type { PanelControl } from './use-panel';

interface CallsBarProps {
  calling: boolean;
  panel: PanelControl;
  /** In the strip there is room for what otherwise stands in the Customer pane. */
  narrow: boolean;
}

/** Who I am, how the line stands, and the rest. */
export const CallsBar = ({ calling, panel, narrow }: CallsBarProps) => {
  const desk = useDoors(documentsDoor);
  const { t } = useWords();
  return (
    <header className="bar" data-region>
      <AgentButton
        calling={calling}
        panelOpen={panel.open === 'agent'}
        onPanel={() => panel.toggle('agent')}
      />
      <span className="grow" />
      <MailboxLamp />
      <LineButton />
      {narrow && <SlotView of={stripBar} with={{}} />}
      <Menu
        label={t('calls.menu')}
        trigger={<IconButton icon={Ellipsis} label={t('calls.menu')} />}
      >
        <MenuItem
          icon={Settings}
          onSelect={() => desk.documents.show({ kind: 'settings', section: 'line' })}
        >
          {t('calls.menuSettings')}
        </MenuItem>
        <MenuItem icon={UserPlus} onSelect={() => desk.documents.show(newCustomer)}>
          {t('customers.form.newTitle')}
        </MenuItem>
        {!calling && (
          <MenuItem icon={PhoneForwarded} onSelect={() => panel.show('forward')}>
            {t('team.forwardMenu')}
          </MenuItem>
        )}
        <MenuItem icon={ListChecks} onSelect={() => desk.documents.show({ kind: 'readiness' })}>
          {t('readiness.title')}
        </MenuItem>
        <MenuItem icon={Headphones} onSelect={() => panel.show('devices')}>
          {t('calls.menuDevices')}
        </MenuItem>
        <MenuItem
          icon={Keyboard}
          onSelect={() => desk.documents.show({ kind: 'settings', section: 'hotkeys' })}
        >
          {t('calls.menuShortcuts')}
        </MenuItem>
      </Menu>
    </header>
  );
};
