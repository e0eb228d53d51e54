import type { Call } from '../../renderer/phone/calls';
import type { FakeDeskState } from './fake-desk';
import { bruno, claire, now, sampleCall } from './samples';

export const note = [
  'Attend la date du technicien, promise hier par Thomas.',
  'Carte livrée demain (PC‑88172). Proposé : jeu. 26 entre 8 h et 10 h, accepté.',
  'Demande un geste : deux visites, une journée posée. Vu avec Inès, bon d’achat de 40 €',
].join('\n');

export const known = (id: string, customer: string): FakeDeskState['recognised'] => ({
  [id]: {
    interactionId: `interaction-${id}`,
    number: '',
    state: 'done',
    matches: customer === 'bruno' ? [bruno] : [claire],
    chosen: customer,
  },
});

export const onACall: NonNullable<FakeDeskState['agent']> = {
  state: { name: 'talking', since: now - 402_000 },
  choice: 'available',
  pending: false,
};
export const afterCall: NonNullable<FakeDeskState['agent']> = {
  state: { name: 'wrapUp', since: now - 38_000 },
  choice: 'available',
  pending: false,
};

export const talkingTo = (more: Partial<Call> = {}) =>
  sampleCall('a', claire, {
    phase: { name: 'talking', since: now - 402_000 },
    media: 'flowing',
    startedAt: now - 410_000,
    ...more,
  });

export const talking: FakeDeskState = {
  agent: onACall,
  calls: [talkingTo()],
  recognised: known('a', 'claire')!,
  drafts: { 'interaction-a': { text: note, saved: 'saved', savedAt: now - 7000 } },
};

export const talkingWith = (more: Partial<Call>): FakeDeskState => ({
  ...talking,
  calls: [talkingTo(more)],
});

export const hold = {
  wanted: false,
  actual: false,
  syncing: false,
  refused: false,
  byRemote: false,
};
export const heldCall = talkingTo({
  hold: { ...hold, wanted: true, actual: true, since: now - 24_000 },
});

export const second = sampleCall('b', bruno, {
  called: { number: '4200', name: 'Technique' },
  startedAt: now - 12_000,
  phase: { name: 'ringing', since: now - 12_000 },
});

export const both = { ...known('a', 'claire'), ...known('b', 'bruno') };
