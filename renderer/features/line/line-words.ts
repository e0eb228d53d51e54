import type { Words } from '../../platform/i18n';
import { isRefused, type LineState, type LineTrouble } from '../../phone/line/line';

/** How the line stands, as the bar shows it: `data-s` of the styles. */
export type LineMark = 'ready' | 'practice' | 'retry' | 'refused' | 'off';

export const lineMark = (state: LineState, practice: boolean): LineMark => {
  switch (state.phase) {
    case 'ready':
      return practice ? 'practice' : 'ready';
    case 'connecting':
    case 'registering':
      return 'retry';
    case 'waiting':
      return isRefused(state) ? 'refused' : 'retry';
    case 'refused':
      return 'refused';
    case 'off':
      return 'off';
  }
};

export interface LineView {
  state: LineState;
  hasBeenReady: boolean;
}

/** One word for the bar; `short` in the strip. What never was ready does not come back: it connects. */
export const lineWord = (
  t: Words,
  { state, hasBeenReady }: LineView,
  practice: boolean,
  short: boolean,
): string => {
  const back = t(hasBeenReady ? 'line.waiting' : 'line.connecting');
  switch (state.phase) {
    case 'ready':
      if (practice) return t('line.practice');
      return t(short ? 'line.readyShort' : 'line.ready');
    case 'connecting':
    case 'registering':
      return state.attempt > 1 ? back : t('line.connecting');
    case 'waiting':
      return isRefused(state) ? t('line.refused') : back;
    case 'refused':
      return t('line.refused');
    case 'off':
      return t('line.off');
  }
};

/** Why the line is not ready, by cause and not by layer. */
export const troubleWords = (t: Words, trouble: LineTrouble, user: string): string => {
  switch (trouble.kind) {
    case 'foreignRealm':
      return t('line.trouble.foreignRealm', { realm: trouble.realm });
    case 'serverError':
      return t('line.trouble.serverError', { status: trouble.status });
    case 'wrongSecret':
    case 'unknownUser':
    case 'forbidden':
      return t(`line.trouble.${trouble.kind}`, { user });
    case 'noDigest':
    case 'unreachable':
    case 'deadPeer':
    case 'badAddress':
    case 'badReply':
      return t(`line.trouble.${trouble.kind}`);
  }
};
