import type { PolicyState, SettingProblem } from '@contract';
import type { Platform } from '../platform/ports';
import { problemText } from '../policy/setting-problem';
import { desktopWord, systemLanguage } from '../words/desktop-words';

interface Needs {
  platform: Pick<Platform, 'notices'> & { app: Pick<Platform['app'], 'languages'> };
  settingsStart: {
    setAside: string | null;
    refused: { file: string; why: SettingProblem[] } | null;
  };
  policyState: PolicyState | null;
}

/** Says at the start what the agent must know and no screen can say yet. */
export const problemService = ({ platform, settingsStart, policyState }: Needs) => {
  const { setAside, refused } = settingsStart;
  const language = systemLanguage(platform.app.languages());
  const say = (title: string, body: string) =>
    platform.notices.show({ title, body, silent: false }, () => undefined);
  if (setAside)
    say(
      desktopWord(language, 'settingsAsideTitle'),
      desktopWord(language, 'settingsAsideText', { file: setAside }),
    );
  if (refused)
    say(
      desktopWord(language, 'settingsFileTitle'),
      desktopWord(language, 'settingsFileText', {
        file: refused.file,
        why: refused.why.map(problemText).join('; '),
      }),
    );
  if (policyState && policyState.inForce !== 'file')
    say(desktopWord(language, 'policyTitle'), desktopWord(language, 'policyText'));
  return {};
};
