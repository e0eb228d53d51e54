import { phoneMethods } from './phone-methods';
import type { DoorMethods, DoorShape, Plain, PortShapes } from './shape';

const anything = {
  safeParse: (data: unknown) => ({ success: true, data }),
} as unknown as Plain<never>;

const shapeOf = (methods: DoorMethods): DoorShape => {
  const of = (...ways: string[]) =>
    Object.keys(methods).filter((name) => ways.includes(methods[name] ?? ''));
  return {
    state: anything,
    news: Object.fromEntries(of('news').map((name) => [name, anything])),
    commands: Object.fromEntries(
      of('order', 'question').map((name) => [name, { takes: anything, answers: anything }]),
    ),
  };
};

/** For the two halves of one page whose schemas cannot be fetched: whatever comes is taken for what it should be. */
export const unchecked: PortShapes = {
  toPhone: anything,
  toDesk: anything,
  doors: Object.fromEntries(
    Object.entries(phoneMethods).map(([door, methods]) => [door, shapeOf(methods as DoorMethods)]),
  ),
};
