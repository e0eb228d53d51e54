import { createStore } from 'zustand/vanilla';
import { ok } from '../../renderer/kernel';
import type { Colleague, TeamDoor, TeamSnapshot } from '../../renderer/phone/team';
import { now } from './samples';

const colleague = (name: string, number: string, note: string, more: Partial<Colleague> = {}) => ({
  key: `team ${number}`,
  name,
  number,
  note,
  fixed: true,
  watched: true,
  state: 'free' as const,
  ...more,
});

export const sampleColleagues: Colleague[] = [
  colleague('Inès Marchand', '4102', 'Responsable SAV'),
  colleague('Karim Ould', '4230', 'Techniciens', { state: 'busy' }),
  colleague('Justine Morel', '4117', 'Facturation', { state: 'away' }),
  colleague('Thomas Girard', '4111', 'SAV Électroménager', { state: 'ringing' }),
  colleague('Sophie Nguyen', '4118', 'Fidélisation', { state: 'dnd' }),
  colleague('Paul Le Goff', '4121', 'Technique', { state: 'offline' }),
  colleague('Transporteur Ouest', '+33261914400', '', {
    key: 'own +33261914400',
    fixed: false,
    watched: false,
    state: 'unknown',
  }),
];

export const parkedSample = { interactionId: 'i1', slot: '1', since: now - 95_000 };

/** The team's door with nothing behind it. */
export const fakeTeam = (given: Partial<TeamSnapshot> = {}): TeamDoor => {
  const store = createStore<TeamSnapshot>(() => ({
    colleagues: [],
    mailbox: null,
    parked: [],
    forward: { when: 'off', to: '', after: 20, by: 'desk' },
    forwarding: 'no',
    autoAnswers: {},
    can: { park: false, parkSlot: false, pickUp: false, groupPickUp: false },
    ...given,
  }));
  return {
    store,
    saveSpeedDial: async () => ok(null),
    removeSpeedDial: async () => ok(null),
    pickUpFor: async () => ok('picked-up'),
    park: async () => ok(null),
    retrieve: async () => ok('taken-back'),
    forgetParked: () => store.setState({ parked: [] }),
    callMailbox: async () => ok('mailbox'),
    setForward: async (when, to, after) => {
      store.setState({ forward: { when, to, after, by: 'desk' } });
      return ok(null);
    },
  };
};
