import { Delete } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { callsDoor } from '../../phone/calls/calls-door';
import { documentsDoor } from '../../platform/desk/documents';
import { useOneAtATime } from '../../ui/one-at-a-time';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { IconButton } from '../../ui/button';
import { useAnnounce } from '../../ui/announce';
import { Panel } from '../../ui/panel';
import type { Call } from '../../model/call';
import { commandsFor } from '../../phone/calls/call-rules';
import { conferenceOf } from '../../phone/calls/conversation-rules';
import { useCaller } from './caller';

const keys: readonly [string, string][] = [
  ['1', '\u00A0'],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', '\u00A0'],
  ['0', '+'],
  ['#', '\u00A0'],
];

interface KeypadProps {
  onDigit: (digit: string) => void;
  onPaste: (text: string) => void;
  onErase?: () => void;
  onEnter?: () => void;
  onClose: () => void;
  head: ReactNode;
  /** Above the keys. */
  before?: ReactNode;
}

const Keypad = ({ onDigit, onPaste, onErase, onEnter, onClose, head, before }: KeypadProps) => {
  const { t } = useWords();
  const pad = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const panelInUse = () => {
      const panel = pad.current?.closest('section');
      return panel?.contains(document.activeElement) ? panel : null;
    };
    const onPasted = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!panelInUse() || text === '') return;
      event.preventDefault();
      onPaste(text);
    };
    const onKey = (event: KeyboardEvent) => {
      const panel = panelInUse();
      if (!panel) return;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (/^[0-9*#+,;]$/.test(event.key)) onDigit(event.key);
      else if (event.key === 'Backspace' && onErase) onErase();
      else if (event.key === 'Enter' && onEnter && document.activeElement === panel) onEnter();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('paste', onPasted);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('paste', onPasted);
    };
  }, [onDigit, onEnter, onErase, onPaste]);
  return (
    <Panel label={t('calls.keypad')} onClose={onClose} head={head} className="keypad" takesFocus>
      {before}
      <div className="pad" data-list="3" ref={pad}>
        {keys.map(([digit, letters]) => (
          <button key={digit} type="button" aria-label={digit} onClick={() => onDigit(digit)}>
            {digit}
            <small aria-hidden="true">{letters}</small>
          </button>
        ))}
      </div>
    </Panel>
  );
};

interface ListenerProps {
  call: Call;
  all: Call[];
  chosen: boolean;
  onChoose: () => void;
}

const Listener = ({ call, all, chosen, onChoose }: ListenerProps) => {
  const { name } = useCaller(call);
  return (
    <label className="tab" data-on={chosen ? 'yes' : undefined}>
      <input
        type="radio"
        name="keypad-listener"
        checked={chosen}
        disabled={!commandsFor(call, all).has('keypad')}
        onChange={onChoose}
      />
      <span className="cut">{name}</span>
    </label>
  );
};

/**
 * In a call: every key is sent as a digit to the far end. In a conference to one party, whom the agent sees and
 * chooses: what is keyed may be a secret of one of them, and is noise to the other.
 */
export const CallKeypad = ({ call: stage, onClose }: { call: Call; onClose: () => void }) => {
  const desk = useDoors(callsDoor);
  const { t } = useWords();
  const [refused, setRefused] = useState(false);
  const [wanted, setWanted] = useState(stage.id);
  const all = useStore(desk.calls.store, (state) => state.calls);
  const parties = stage.conference ? conferenceOf(all) : [];
  const call = parties.find((one) => one.id === wanted) ?? stage;
  const send = async (digits: string) =>
    setRefused(!(await desk.calls.sendDigits(call.id, digits)).ok);
  return (
    <Keypad
      before={
        parties.length > 1 && (
          <div className="listeners" role="radiogroup" aria-label={t('calls.keysGoTo')}>
            {parties.map((one) => (
              <Listener
                key={one.id}
                call={one}
                all={all}
                chosen={one.id === call.id}
                onChoose={() => setWanted(one.id)}
              />
            ))}
          </div>
        )
      }
      onDigit={(digit) => {
        if (digit !== '+') void send(digit);
      }}
      onPaste={(digits) => void send(digits)}
      onClose={onClose}
      head={
        <>
          {refused ? (
            <span className="err grow" role="alert">
              {t('calls.digitsRefused')}
            </span>
          ) : (
            <b className={call.digits ? 'num sent grow cut' : 'grow'}>
              {call.digits || (parties.length > 1 && t('calls.keysGoTo'))}
            </b>
          )}
          {!refused && call.digits && <span className="faint">{t('calls.digitsSent')}</span>}
        </>
      }
    />
  );
};

/** Before a call: the keys write into the dial field. */
export const DialKeypad = ({ onClose }: { onClose: () => void }) => {
  const desk = useDoors(callsDoor, documentsDoor);
  const { t } = useWords();
  const typed = useStore(desk.documents.store, (state) => state.dial);
  const once = useOneAtATime();
  const call = async () => {
    const dialled = await once(() => desk.calls.dial(typed));
    if (dialled?.ok && desk.documents.store.getState().dial === typed) desk.documents.setDial('');
  };
  const announce = useAnnounce();
  return (
    <Keypad
      onDigit={(digit) => {
        desk.documents.setDial(typed + digit);
        announce(digit);
      }}
      onPaste={(text) => desk.documents.setDial(typed + text.trim())}
      onErase={() => desk.documents.setDial(typed.slice(0, -1))}
      onEnter={() => {
        if (typed) void call();
      }}
      onClose={onClose}
      head={
        <>
          <b className="num sent grow cut">{typed}</b>
          {typed && (
            <IconButton
              icon={Delete}
              small
              label={t('calls.clearDigit')}
              onClick={() => desk.documents.setDial(typed.slice(0, -1))}
            />
          )}
        </>
      }
    />
  );
};
