import { describe, expect, it } from 'vitest';
import { loadWords, wordsFor } from '../../platform/i18n';
import type { EndReason } from '../../model/call';
import {
  endKey,
  endLine,
  endReasonOf,
  endWords,
  wasInVain,
  wasMissed,
  wasTurnedAway,
} from './end-words';

await Promise.all([loadWords('en'), loadWords('fr')]);

const reasons: Record<EndReason, true> = {
  hungUp: true,
  cancelled: true,
  busy: true,
  noAnswer: true,
  declined: true,
  missed: true,
  answeredElsewhere: true,
  callWaitingOff: true,
  flood: true,
  doNotDisturb: true,
  agentUnavailable: true,
  notFound: true,
  unavailable: true,
  redirected: true,
  forwarded: true,
  forbidden: true,
  noCommonCodec: true,
  incompatible: true,
  transferred: true,
  lineLost: true,
  mediaFailed: true,
  noRelay: true,
  microphone: true,
  serverError: true,
  interrupted: true,
};
const every = (Object.keys(reasons) as EndReason[]).flatMap((reason) =>
  (['in', 'out'] as const).flatMap((direction) =>
    (['agent', 'remote', 'network'] as const).map((by) => ({ reason, direction, by })),
  ),
);

describe('how a call ended', () => {
  it.each(['fr', 'en'] as const)('has words for every end in %s', (language) => {
    const t = wordsFor(language);
    for (const facts of every) {
      const words = endWords(t, { ...facts, talkedSeconds: 0 });
      expect(words, JSON.stringify(facts)).not.toMatch(/^calls\.|^$/);
      expect(words, JSON.stringify(facts)).not.toMatch(/\d{3}|SIP|ICE|RTP/);
    }
  });

  it('says who hung up', () => {
    const end = (direction: 'in' | 'out', by: 'agent' | 'remote') =>
      endKey({ direction, reason: 'hungUp', by, talkedSeconds: 9 });
    expect(end('in', 'agent')).toBe('hungUpByAgent');
    expect(end('in', 'remote')).toBe('hungUpByCaller');
    expect(end('out', 'remote')).toBe('hungUpByCallee');
  });

  it('on the practice line says that nobody can be called there, and offers no second try', () => {
    const facts = { direction: 'out', reason: 'notFound', by: 'remote', talkedSeconds: 0 } as const;
    expect(endKey(facts)).toBe('notFound');
    expect(wasInVain(facts)).toBe(true);
    expect(endKey({ ...facts, practice: true })).toBe('practiceNobody');
    expect(wasInVain({ ...facts, practice: true })).toBe(false);
  });

  it('tells the same reason apart by the side it is seen from', () => {
    const key = (direction: 'in' | 'out', reason: EndReason, by: 'agent' | 'remote') =>
      endKey({ direction, reason, by, talkedSeconds: 0 });
    expect(key('out', 'busy', 'remote')).toBe('busy');
    expect(key('in', 'busy', 'agent')).toBe('busyIn');
    expect(key('in', 'declined', 'agent')).toBe('declinedByAgent');
    expect(key('out', 'declined', 'remote')).toBe('declinedByRemote');
    expect(key('in', 'cancelled', 'remote')).toBe('cancelledByCaller');
    expect(key('out', 'cancelled', 'agent')).toBe('cancelledByAgent');
    expect(key('in', 'doNotDisturb', 'agent')).toBe('doNotDisturbIn');
    expect(key('out', 'doNotDisturb', 'remote')).toBe('doNotDisturbOut');
  });

  it('gives the time talked where a call was cut off, and only there', () => {
    const t = wordsFor('fr');
    const cut = { direction: 'in', reason: 'lineLost', by: 'network', talkedSeconds: 160 } as const;
    expect(endLine(t, cut, 'fr')).toBe('Coupé par le réseau après 2\u00A0min\u00A040');
    expect(endLine(t, { ...cut, talkedSeconds: 0 }, 'fr')).toBe('Coupé par le réseau');
    expect(endLine(t, { ...cut, reason: 'hungUp', by: 'remote' }, 'fr')).toBe(
      'Raccroché par le client',
    );
  });

  it('knows what was missed and what was in vain', () => {
    const facts = { direction: 'in', reason: 'missed', by: 'remote', talkedSeconds: 0 } as const;
    expect(wasMissed(facts)).toBe(true);
    expect(wasMissed({ ...facts, reason: 'declined', by: 'agent' })).toBe(false);
    expect(wasMissed({ ...facts, direction: 'out' })).toBe(false);
    expect(wasInVain({ ...facts, direction: 'out', reason: 'busy' })).toBe(true);
    expect(wasInVain({ ...facts, direction: 'out', reason: 'cancelled', by: 'agent' })).toBe(false);
    expect(wasInVain({ ...facts, direction: 'out', reason: 'hungUp', talkedSeconds: 4 })).toBe(
      false,
    );
  });

  it('knows whom the desk could not put through', () => {
    const facts = { direction: 'in', reason: 'busy', by: 'agent', talkedSeconds: 0 } as const;
    expect(wasTurnedAway(facts)).toBe(true);
    expect(wasTurnedAway({ ...facts, reason: 'noCommonCodec', by: 'network' })).toBe(true);
    expect(wasTurnedAway({ ...facts, reason: 'callWaitingOff' })).toBe(true);
    expect(wasTurnedAway({ ...facts, reason: 'flood' })).toBe(true);
    expect(wasTurnedAway({ ...facts, reason: 'doNotDisturb' })).toBe(false);
    expect(wasTurnedAway({ ...facts, reason: 'lineLost', talkedSeconds: 9 })).toBe(false);
    expect(wasTurnedAway({ ...facts, direction: 'out' })).toBe(false);
  });

  it('reads stored reasons with care', () => {
    expect(endReasonOf('busy')).toBe('busy');
    expect(endReasonOf('somethingNewer')).toBeNull();
    expect(endReasonOf(null)).toBeNull();
  });
});
