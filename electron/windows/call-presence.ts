import type { DeskPresence } from '@contract';
import type { NoticesPort, TrayMark, TrayPort } from '../platform/ports';
import { desktopWord, type DesktopWord } from './desktop-words';

interface Needs {
  tray: TrayPort;
  notices: NoticesPort;
  attention: (wanted: boolean) => void;
  show: () => void;
  quit: () => void;
}

export const lineWords: Record<DeskPresence['line'], DesktopWord> = {
  off: 'lineOff',
  connecting: 'lineConnecting',
  ready: 'lineReady',
  reconnecting: 'lineReconnecting',
  refused: 'lineRefused',
  practice: 'linePractice',
};
export const agentWords: Record<DeskPresence['agent'], DesktopWord> = {
  available: 'agentAvailable',
  dnd: 'agentDnd',
  unavailable: 'agentUnavailable',
  talking: 'agentTalking',
  wrapUp: 'agentWrapUp',
};

export const trayMark = ({ line, agent }: Pick<DeskPresence, 'line' | 'agent'>): TrayMark => {
  if (line === 'connecting' || line === 'reconnecting') return 'waiting';
  if (line !== 'ready' && line !== 'practice') return 'off';
  if (agent === 'talking' || agent === 'dnd' || agent === 'wrapUp') return 'busy';
  return agent === 'available' ? 'ready' : 'off';
};

/** The desk as seen from outside its window: tray, notification of a ringing call, flashing window. */
export const createCallPresence = (needs: Needs) => {
  let notice: { key: string; close: () => void } | null = null;

  const showRinging = (ringing: DeskPresence['ringing']) => {
    const key = JSON.stringify(ringing);
    if (notice?.key === key) return;
    notice?.close();
    notice = null;
    needs.attention(ringing !== null);
    if (!ringing) return;
    // Silent: the desk rings by itself, on the device that the agent chose.
    const close = needs.notices.show({ ...ringing, silent: true }, needs.show);
    notice = { key, close };
  };

  return {
    /** Tells whether the system has a tray. */
    show: (presence: DeskPresence): boolean => {
      const say = (word: DesktopWord) => desktopWord(presence.language, word);
      showRinging(presence.ringing);
      return needs.tray.show({
        mark: trayMark(presence),
        tooltip: `Allodesk · ${say(lineWords[presence.line])} · ${say(agentWords[presence.agent])}`,
        entries: [
          { label: say('show'), run: needs.show },
          { label: say('quit'), run: needs.quit },
        ],
      });
    },
  };
};
