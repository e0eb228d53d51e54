import type { CustomerBook } from '../book/customers';
import type { Log } from '../kernel';
import type { AudioDoor } from '../phone/audio';
import type { SettingsDoor } from '../platform/settings';

interface Needs {
  settings: Pick<SettingsDoor, 'store'>;
  audio: { door: Pick<AudioDoor, 'askMicrophone'> };
  book: Pick<CustomerBook, 'exampleCount' | 'addExamples'>;
  practising: () => boolean;
  log: Log;
}

/** The practice line comes with its customers; the agent who took them away is not given them again at a start. */
export const exampleService = ({ settings, audio, book, practising, log }: Needs) => {
  const brought = 'allodesk.examples';
  let isOn = false;
  const look = (atStart: boolean) => {
    const before = isOn;
    isOn = practising();
    if (!isOn || before) return;
    // A browser without a network gives its calls no way at all until the microphone is allowed.
    if (!navigator.onLine) void audio.door.askMicrophone();
    if (atStart && localStorage.getItem(brought)) return;
    localStorage.setItem(brought, 'yes');
    book
      .exampleCount()
      .then((count) => (count === 0 ? book.addExamples() : null))
      .catch((error: unknown) => log('warn', `example customers: ${String(error)}`));
  };
  settings.store.subscribe(() => look(false));
  /** At the start, once the book is open. */
  return { gives: { bringExamples: () => look(true) } };
};
