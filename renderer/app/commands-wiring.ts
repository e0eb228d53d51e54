import type { DeskBridge } from '@contract';
import type { CallKeys, CallsDoor } from '../phone/calls';
import type { DocumentsDoor } from '../platform/desk';
import type { Clock } from '../kernel';
import { createDeskCommands } from './desk-commands';
import { deskState, type StateNeeds } from './presence';

interface Needs extends StateNeeds {
  bridge: DeskBridge;
  calls: CallsDoor;
  keys: CallKeys;
  documents: Pick<DocumentsDoor, 'setDial'>;
  clock: Clock;
}

/** Commands of other programs are taken as long as somebody waits for them; each news begins its own round, so that none waits for another. */
export const commandsToDesk = (desk: Needs): void => {
  const { bridge, clock } = desk;
  const run = createDeskCommands({
    calls: desk.calls,
    keys: desk.keys,
    setDial: desk.documents.setDial,
    presence: () => deskState(desk),
    country: () => desk.settings.store.getState().settings['line.country'].value,
    clock,
  });
  const takeAll = async () => {
    for (;;) {
      const next = await bridge.ask('command.take', null);
      if (!next.ok || next.value === null) return;
      const { id, command } = next.value;
      await bridge.ask('command.answer', { id, outcome: await run(command) });
    }
  };
  // A bug in it is seen where all are: nobody waits for the end.
  bridge.hear('command.waiting', () => void takeAll());
};
