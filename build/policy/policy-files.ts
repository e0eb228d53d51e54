import { cultures, languages } from './described-setting';
import { mobileConfig } from './macos-profile';
import { precedence } from './precedence';
import { settingsReference } from './settings-reference';
import { admx, adml } from './windows-templates';

/** What IT gets, by its path below resources/policy. All of it follows from the settings' shapes. */
export const policyFiles = (): Record<string, string> => ({
  'windows/Allodesk.admx': admx(),
  ...Object.fromEntries(
    languages.map((language) => [`windows/${cultures[language]}/Allodesk.adml`, adml(language)]),
  ),
  'macos/Allodesk.mobileconfig': mobileConfig(),
  ...Object.fromEntries(
    languages.map((language) => [`settings.${language}.md`, settingsReference(language)]),
  ),
  'precedence.md': precedence(),
});
