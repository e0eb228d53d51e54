import { createContext, useContext } from 'react';
import type { DoorKey, DoorsOf } from '../kernel';

const DoorsContext = createContext<object | null>(null);

/** Gives the views inside it the doors that they ask for. */
export const DoorsProvider = DoorsContext.Provider;

/** The doors of these keys, by their names: the same object every time. A view asks for what it uses, no more. */
export const useDoors = <const Keys extends readonly DoorKey[]>(...keys: Keys): DoorsOf<Keys> => {
  const doors = useContext(DoorsContext);
  const missing = keys.find(({ name }) => !doors || !(name in doors));
  if (missing) throw new Error(`no door ${missing.name} around this view`);
  return doors as DoorsOf<Keys>;
};

/** One door. */
export const useDoor = <Name extends string, Door>(key: DoorKey<Name, Door>): Door =>
  useDoors(key)[key.name] as Door;
