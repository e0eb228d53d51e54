import { createRig, type Rig, tick } from './rig';

// The line as the registrar and the network make it.

/** Connected, and asked to register; nothing is answered by itself. */
export const connected = async (): Promise<Rig> => {
  const rig = await createRig({ ready: false });
  rig.server.answers = false;
  rig.phone.line.connect();
  await tick();
  rig.phone.line.register();
  await tick();
  return rig;
};

export const failures = (rig: Rig) => rig.line.filter((one) => one.kind === 'registrationFailed');
/** As we have named it to the registrar. */
export const ownContact = (rig: Rig) => /<[^>]+>/.exec(rig.server.contact)?.[0] ?? '';

export const lose = async (rig: Rig) => {
  rig.phone.line.disconnect();
  await tick();
};

/** Connected and registered again, and `ms` later. */
export const back = async (rig: Rig, ms = 1500) => {
  rig.phone.line.connect();
  await tick();
  rig.phone.line.register();
  await tick(ms);
};
