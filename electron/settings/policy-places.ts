import type { SettingProblem } from '@contract';
import type { AppPort } from '../platform/ports';
import type { RunTool } from '../platform/run-tool';
import { readTrustedFile, type TrustRules } from '../platform/trusted-file';
import { preferencesDomain, readManagedPreferences } from '../policy/managed-preferences';
import {
  isAnswer,
  listsOurKey,
  readRegistryPolicy,
  registryFolder,
  registryKey,
} from '../policy/registry-policy';
import { decodeText } from '../policy/strip-secrets';

/** What lies in one place: nothing, a policy as text, or something that cannot be read or trusted. */
export type FoundPolicy =
  | { there: false }
  | { there: true; text: string; errors: readonly SettingProblem[]; hasLines: boolean }
  | { there: true; problem: SettingProblem };

export interface PolicyPlace {
  name: string;
  read: () => Promise<FoundPolicy>;
}

/** The group of macOS whose members may become administrators at any time. */
const macosAdmins = 80;
const administrators: TrustRules = { owners: [0], groups: [0], folders: 'all', sddl: null };
const macosRules: TrustRules = { ...administrators, groups: [0, macosAdmins] };

const wrong = (rule: SettingProblem['rule'], code: string): FoundPolicy => ({
  there: true,
  problem: { path: '', rule, limit: code },
});

/** A policy file that only administrators can have written. */
export const filePlace = (file: string, rules: TrustRules): PolicyPlace => ({
  name: file,
  read: async () => {
    const found = await readTrustedFile(file, rules);
    if (!found.there) return found;
    if (!('bytes' in found)) return wrong(found.why, found.code);
    return { there: true, text: decodeText(found.bytes), errors: [], hasLines: true };
  },
});

/**
 * What group policy wrote. The folder above is asked first: it is there on every Windows, so a registry that answers
 * without our key has none, and one that does not answer at all is never taken for that.
 */
const registryPlace = (run: RunTool, windowsFolder: string): PolicyPlace => ({
  name: `HKLM\\${registryKey}`,
  read: async () => {
    const query = (key: string, ...more: string[]) =>
      run(`${windowsFolder}\\System32\\reg.exe`, ['query', `HKLM\\${key}`, ...more, '/reg:64']);
    const above = await query(registryFolder);
    if (above.ended === 'badly') return wrong('registry', above.code);
    if (!isAnswer(above.output)) return wrong('registry', 'empty');
    if (!listsOurKey(above.output)) return { there: false };
    const own = await query(registryKey, '/s');
    if (own.ended === 'badly') return wrong('registry', own.code);
    return { there: true, ...readRegistryPolicy(own.output), hasLines: false };
  },
});

const plutil = '/usr/bin/plutil';

/** What a configuration profile says, which macOS itself lays down for each domain. */
const preferencesPlace = (run: RunTool, rules: TrustRules): PolicyPlace => {
  const file = `/Library/Managed Preferences/${preferencesDomain}.plist`;
  return {
    name: file,
    read: async () => {
      const found = await readTrustedFile(file, rules);
      if (!found.there) return found;
      if (!('bytes' in found)) return wrong(found.why, found.code);
      const json = await run(plutil, ['-convert', 'json', '-o', '-', '--', '-'], found.bytes);
      if (json.ended === 'badly') return wrong('unreadable', `plutil ${json.code}`);
      const brought = readManagedPreferences(new TextDecoder().decode(json.output));
      if (!brought) return wrong('unreadable', 'plist');
      return { there: true, ...brought, hasLines: false };
    },
  };
};

interface Surroundings {
  app: Pick<AppPort, 'system' | 'packaged' | 'environment' | 'user' | 'windowsFolder'>;
  accessOf: (path: string) => Promise<string | null>;
  runTool: RunTool;
}

/**
 * Where IT's policy lies, the first place first: fixed ones that only administrators can write, never one that the
 * environment names. For tests a variable moves it, not once the desk is installed.
 */
export const policyPlaces = ({ app, accessOf, runTool }: Surroundings): PolicyPlace[] => {
  const moved = app.environment['ALLODESK_POLICY_FILE'];
  if (moved && !app.packaged)
    return [filePlace(moved, { ...administrators, owners: [0, app.user], folders: 'own' })];
  switch (app.system) {
    case 'windows': {
      // The folder for all programs' data lies on the drive of Windows.
      const file = `${app.windowsFolder.slice(0, 2)}\\ProgramData\\Allodesk\\policy.json`;
      return [
        filePlace(file, { ...administrators, sddl: accessOf }),
        registryPlace(runTool, app.windowsFolder),
      ];
    }
    case 'macos':
      return [
        filePlace('/Library/Application Support/Allodesk/policy.json', macosRules),
        preferencesPlace(runTool, macosRules),
      ];
    case 'linux':
      return [filePlace('/etc/allodesk/policy.json', administrators)];
  }
};
