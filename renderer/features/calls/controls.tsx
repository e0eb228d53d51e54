import { Grip, Mic, MicOff, Pause, PhoneForwarded, type LucideIcon } from 'lucide-react';
import { useStore } from 'zustand';
import { callsDoor } from '../../phone/calls/calls-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { useHotkeyLabel } from '../../ui/hotkey-label';
import { Icon } from '../../ui/icon';
import type { Call } from '../../model/call';
import { commandsFor } from '../../phone/calls/call-rules';
import type { PanelControl } from './use-panel';

interface TileProps {
  icon: LucideIcon;
  words: string;
  /** The accessible name; it contains the words. */
  name: string;
  /** On; the words say the way back, so it is for the eye alone. */
  on?: boolean;
  /** Wanted, but not confirmed by the far side yet. */
  wanted?: boolean;
  expanded?: boolean;
  disabled: boolean;
  /** The key that does the same, shown on the tile. */
  hint?: string | null;
  onClick: () => void;
}

const Tile = ({ icon, words, name, on, wanted, expanded, disabled, hint, onClick }: TileProps) => (
  <button
    type="button"
    className="tile"
    aria-label={name}
    data-on={on ? 'yes' : undefined}
    aria-expanded={expanded}
    aria-busy={wanted}
    data-wanted={wanted ? 'yes' : undefined}
    disabled={disabled}
    onClick={onClick}
  >
    <Icon of={icon} {...(hint ? {} : { size: 'l' as const })} />
    {words}
    {hint && <kbd aria-hidden="true">{hint}</kbd>}
  </button>
);

/** What can be done to the call. A pressed tile says the way back. */
export const Controls = ({ call, panel }: { call: Call; panel: PanelControl }) => {
  const desk = useDoors(callsDoor);
  const { t } = useWords();
  const calls = useStore(desk.calls.store, (state) => state.calls);
  const can = commandsFor(call, calls);
  const holdWay = call.hold.wanted ? 'resume' : 'hold';
  const digits = can.has('keypad');
  const muteKey = useHotkeyLabel('mute');
  const holdKey = useHotkeyLabel('hold');
  return (
    <div
      className="controls four"
      role="toolbar"
      data-region
      data-list
      aria-label={t('calls.controls')}
    >
      <Tile
        icon={call.muted ? MicOff : Mic}
        words={t(call.muted ? 'calls.unmute' : 'calls.mute')}
        name={t(call.muted ? 'calls.unmuteName' : 'calls.muteName')}
        on={call.muted}
        hint={muteKey}
        disabled={!can.has(call.muted ? 'unmute' : 'mute')}
        onClick={() => (call.muted ? desk.calls.unmute(call.id) : desk.calls.mute(call.id))}
      />
      <Tile
        icon={Pause}
        words={t(`calls.${holdWay}`)}
        name={t(`calls.${holdWay}Name`)}
        on={call.hold.wanted}
        hint={holdKey}
        wanted={call.hold.syncing}
        disabled={!can.has(holdWay)}
        onClick={() =>
          call.hold.wanted ? desk.calls.resume(call.id) : desk.calls.holdAll(call.id)
        }
      />
      <Tile
        icon={Grip}
        words={t('calls.keypad')}
        name={t('calls.keypad')}
        expanded={panel.open === 'keypad' && digits}
        disabled={!digits}
        onClick={() => panel.toggle('keypad')}
      />
      <Tile
        icon={PhoneForwarded}
        words={t('calls.transfer')}
        name={t('calls.transfer')}
        expanded={panel.open === 'transfer'}
        disabled={!can.has('transfer') && panel.open !== 'transfer'}
        onClick={() => panel.toggle('transfer')}
      />
    </div>
  );
};
