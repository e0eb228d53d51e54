import { useEffect, useRef } from 'react';
import type { AudioSnapshot } from '../../phone/audio';
import { displayName } from '../../book/customers';
import type { DoorsOf } from '../../kernel';
import { audioDoor } from '../../phone/audio/audio-door';
import { callsDoor } from '../../phone/calls/calls-door';
import { headsetsDoor } from '../../phone/headset/headsets-door';
import { teamDoor } from '../../phone/team/team-door';
import { customersDoor } from '../../book/customers/customers-door';
import { settingsDoor } from '../../platform/settings/settings-door';
import { useDoors } from '../../platform/doors';
import { useWords, type Words } from '../../platform/i18n';
import { isSameNumber } from '../../model/numbers';
import { useAnnounce, type Announce } from '../../ui/announce';
import { useHotkeyLabel } from '../../ui/hotkey-label';
import { phoneText } from '../../ui/phone-text';
import type { Call } from '../../model/call';
import { isLive, isLost } from '../../phone/calls/call-rules';
import { headsetAway } from './headset-away';
import { endWords } from './end-words';
import { partyNews } from './party-news';

const newsDoors = [
  audioDoor,
  callsDoor,
  customersDoor,
  headsetsDoor,
  settingsDoor,
  teamDoor,
] as const;
export type NewsDoors = DoorsOf<typeof newsDoors>;

/** How long a ring waits for a name before it is spoken with the number. */
const nameWaitMs = 350;

const whoOf = (desk: NewsDoors, call: Call, t: Words): string => {
  const known = desk.customers.store.getState().recognised[call.id];
  const chosen = known?.matches.find((one) => one.id === known.chosen);
  if (chosen) return displayName(chosen);
  const country = desk.settings.store.getState().settings['line.country'].value;
  const { colleagues } = desk.team.store.getState();
  const listed = colleagues.find((one) =>
    isSameNumber(one.number, call.remote.number, country),
  )?.name;
  return (
    call.remote.displayName ||
    listed ||
    phoneText(call.remote.number, country) ||
    t('calls.withheld')
  );
};

/** A ring as it is spoken. Exported for its test. */
export const tellRing = (
  desk: NewsDoors,
  call: Call,
  words: { t: Words; key: string | null },
): string => {
  const { t, key } = words;
  const who = whoOf(desk, call, t);
  const queue = call.called?.name || call.called?.number;
  const others = desk.calls.store.getState().calls.filter((one) => one.id !== call.id);
  const first = others.some(isLive)
    ? t('calls.announce.second', { who })
    : queue
      ? t('calls.announce.incoming', { who, queue })
      : t('calls.announce.incomingPlain', { who });
  const said = key ? `${first}, ${t('calls.announce.key', { key })}` : first;
  const away = headsetAway(desk);
  return away ? `${said}. ${t(`headset.reach.${away}.stage`)}` : said;
};

interface News {
  text: string;
  how: 'polite' | 'assertive';
}

/** What changed in one call, as it is spoken; null: nothing to say. Exported for its test. */
export const changeNews = (t: Words, before: Call, after: Call): News | null => {
  const from = before.phase.name;
  const { phase } = after;
  if (from !== phase.name) {
    if (phase.name === 'talking') return { text: t('calls.announce.answered'), how: 'polite' };
    if (phase.name === 'ringingThere')
      return { text: t('calls.announce.ringingThere'), how: 'polite' };
    if (phase.name !== 'ended' || from === 'ended') return null;
    const { reason, by } = phase.end;
    const { direction, practice } = after;
    if (isLost(reason, phase.talkedSeconds))
      return { text: t('calls.announce.lost'), how: 'assertive' };
    const { talkedSeconds } = phase;
    const facts = { ...phase.end, direction, reason, by, talkedSeconds, practice };
    return { text: t('calls.announce.ended', { reason: endWords(t, facts) }), how: 'polite' };
  }
  if (phase.name !== 'talking') return null;
  if (before.media !== after.media && before.media !== 'none')
    return after.media === 'troubled'
      ? { text: t('calls.announce.troubled'), how: 'assertive' }
      : { text: t('calls.announce.restored'), how: 'polite' };
  if (before.hold.actual !== after.hold.actual)
    return {
      text: t(after.hold.actual ? 'calls.announce.held' : 'calls.announce.resumed'),
      how: 'polite',
    };
  if (before.muted !== after.muted)
    return {
      text: t(after.muted ? 'calls.announce.muted' : 'calls.announce.unmuted'),
      how: 'assertive',
    };
  return null;
};

/** What changed about the devices, as it is spoken; null: nothing to say. Exported for its test. */
export const deviceNews = (t: Words, before: AudioSnapshot, after: AudioSnapshot): News | null => {
  const { asking, lost, offer, decision } = after;
  if (asking && !before.asking) {
    const { proposal } = asking;
    const question = t('audio.continue.announce', { label: asking.lost });
    const key = proposal ? ` ${t('audio.continue.key', { label: proposal.label })}` : '';
    return { text: question + key, how: 'assertive' };
  }
  if (before.asking && !asking)
    return decision.microphone
      ? { text: t('audio.continue.now', { label: decision.microphone.label }), how: 'polite' }
      : null;
  if (lost && lost !== before.lost)
    return {
      text: lost.now
        ? t('calls.deviceLostNow', { label: lost.label, now: lost.now })
        : t('calls.deviceLost', { label: lost.label }),
      how: 'assertive',
    };
  if (offer && offer.id !== before.offer?.id)
    return { text: t('audio.continue.offer', { label: offer.label }), how: 'polite' };
  if (after.phoneProfile && !before.phoneProfile)
    return { text: t('audio.warn.phoneProfile'), how: 'polite' };
  if (after.suppressorGaveUp && !before.suppressorGaveUp)
    return { text: t(`audio.warn.suppressor.${after.suppressorGaveUp}`), how: 'polite' };
  return null;
};

const follow = (
  desk: NewsDoors,
  words: { current: { t: Words; key: string | null } },
  announce: Announce,
) => {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const ring = (call: Call) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      const now = desk.calls.store.getState().calls.find((one) => one.id === call.id);
      if (now?.phase.name === 'ringing') announce(tellRing(desk, now, words.current), 'assertive');
    }, nameWaitMs);
    timers.add(timer);
  };
  const stop = desk.calls.store.subscribe((state, earlier) => {
    for (const call of state.calls) {
      const before = earlier.calls.find((one) => one.id === call.id);
      if (!before) {
        if (call.phase.name === 'ringing') ring(call);
        if (call.recovers) announce(words.current.t('calls.announce.recovers'), 'assertive');
        continue;
      }
      if (before === call) continue;
      const { t } = words.current;
      const who = whoOf(desk, call, t);
      const news = changeNews(t, before, call) ?? partyNews(t, { before, after: call, who });
      if (news) announce(news.text, news.how);
    }
  });
  const stopAudio = desk.audio.store.subscribe((state, earlier) => {
    const news = deviceNews(words.current.t, earlier, state);
    if (news) announce(news.text, news.how);
  });
  return () => {
    stop();
    stopAudio();
    timers.forEach(clearTimeout);
  };
};

/** Speaks what happens on the line, once, wherever the focus is. Seconds and levels are never spoken. */
export const useCallNews = (): void => {
  const desk = useDoors(...newsDoors);
  const { t } = useWords();
  const announce = useAnnounce();
  const key = useHotkeyLabel('answer');
  const words = useRef({ t, key });
  useEffect(() => {
    words.current = { t, key };
  }, [key, t]);
  useEffect(() => follow(desk, words, announce), [announce, desk]);
};
