import type { DeskPresence, Handlers } from '@contract';
import type { NoticesPort, Platform, TrayMark, TrayPort } from '../platform/ports';
import {
  agentWords,
  desktopWord,
  type DesktopWord,
  lineWords,
  systemLanguage,
} from '../words/desktop-words';

interface Needs {
  tray: TrayPort;
  notices: NoticesPort;
  attention: (wanted: boolean) => void;
  show: () => void;
  quit: () => void;
}

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

interface ServiceNeeds {
  platform: Pick<Platform, 'tray' | 'notices'> & {
    app: Pick<Platform['app'], 'quit' | 'languages'>;
  };
  window: { attention(wanted: boolean): void; show(): void; calls(count: number): void };
  awake: { calls(count: number): void };
}

/** What the page says of its calls, for all that is outside its window. */
export const presenceService = ({ platform, window, awake }: ServiceNeeds) => {
  const outside = createCallPresence({
    tray: platform.tray,
    notices: platform.notices,
    attention: window.attention,
    show: window.show,
    quit: () => platform.app.quit(),
  });
  const language = systemLanguage(platform.app.languages());
  let hasTray = outside.show({
    line: 'off',
    agent: 'unavailable',
    calls: 0,
    ringing: null,
    language,
  });
  return {
    gives: { hasTray: () => hasTray },
    answers: {
      'desk.presence': (presence) => {
        awake.calls(presence.calls);
        window.calls(presence.calls);
        hasTray = outside.show(presence);
        return null;
      },
    } satisfies Partial<Handlers>,
  };
};
