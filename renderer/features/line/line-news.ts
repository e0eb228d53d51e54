import type { Words } from '../../platform/i18n';
import { isRefused } from '../../phone/line/line';
import { type LineView, troubleWords } from './line-words';

export interface LineNews {
  text: string;
  how: 'polite' | 'assertive';
}

type Standing = 'ready' | 'lost' | 'away' | 'refused';

/** What was said about the line last; `nothing` at the start. */
type Said = 'nothing' | Standing;

const standing = ({ state, hasBeenReady }: LineView): Standing | null => {
  if (isRefused(state)) return 'refused';
  switch (state.phase) {
    case 'ready':
      return 'ready';
    case 'waiting':
      return hasBeenReady ? 'lost' : 'away';
    case 'connecting':
    case 'registering':
      // On the way back from what was ready; a first connecting is no news.
      return hasBeenReady ? 'lost' : null;
    case 'refused':
    case 'off':
      return null;
  }
};

/** Follows the line and answers what is to be said about each change, once; null: nothing. */
export const createLineNews = () => {
  let said: Said = 'nothing';
  return (line: LineView, t: Words, user: string): LineNews | null => {
    const { state } = line;
    // Switched off by the agent: what comes next begins anew.
    if (state.phase === 'off') {
      said = 'nothing';
      return null;
    }
    const now = standing(line);
    if (now === null || now === said) return null;
    // While it tries again after a refusal it is not lost a second time.
    if (said === 'refused' && now === 'lost') return null;
    said = now;
    const why = 'trouble' in state ? troubleWords(t, state.trouble, user) : '';
    switch (now) {
      case 'ready':
        return { text: t('line.readyTitle'), how: 'polite' };
      case 'lost':
        return { text: [t('line.news.lost'), why].filter(Boolean).join(' '), how: 'assertive' };
      case 'away':
        return { text: [t('line.news.away'), why].filter(Boolean).join(' '), how: 'assertive' };
      case 'refused':
        return { text: `${t('line.refusedTitle')}. ${why}`, how: 'assertive' };
    }
  };
};
