import { scenarioCustomers } from '../book/customers';
import { chooseLanguage } from '../platform/i18n';
import { newId, type Clock, type Log } from '../kernel';
import { isSameNumber } from '../model/numbers';
import {
  createPracticeLine,
  createWebVoice,
  type PracticeLine,
  type ScenarioId,
} from '../phone/practice-line';
import en from '../phone/practice-line/scripts/en.json';
import fr from '../phone/practice-line/scripts/fr.json';
import type { SettingsDoor } from '../platform/settings';
import type * as Sip from '../phone/sip';

export interface PracticeOptions {
  clock: Clock;
  log: Log;
  settings: SettingsDoor;
  languages: readonly string[];
  sip: () => Promise<typeof Sip>;
}

const scripts = { en, fr };

/** The practice line with its cast: who calls, from which number, in the agent's language. */
export const createPractice = (options: PracticeOptions): PracticeLine => {
  const { clock, log, settings, languages } = options;
  const language = () =>
    chooseLanguage(settings.store.getState().settings['ui.language'].value, languages);
  return createPracticeLine({
    clock,
    log,
    newId,
    voice: createWebVoice({ address: (line) => `./voices/${language()}/${line}.ogg`, log }),
    createPhone: async (audio) =>
      (await options.sip()).createSipPhone({
        clock,
        log,
        audio,
        newCallId: newId,
        instanceId: crypto.randomUUID(),
        userAgent: 'Allodesk practice customer',
      }),
    casting: (scenario) => ({
      number: scenarioCustomers[scenario][language()].number,
      queue: scripts[language()][scenario].queue,
    }),
    scenarioOf: (number) => {
      const country = settings.store.getState().settings['line.country'].value;
      const ids = Object.keys(scenarioCustomers) as ScenarioId[];
      const known = ids.find((id) =>
        [scenarioCustomers[id].fr, scenarioCustomers[id].en].some((one) =>
          isSameNumber(one.number, number, country),
        ),
      );
      return known ?? null;
    },
  });
};
