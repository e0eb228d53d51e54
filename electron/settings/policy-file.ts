import { readFileSync, rmSync } from 'node:fs';
import type { PolicyState, SettingProblem } from '@contract';
import { writeText } from '../platform/json-on-disk';
import type { AppPort, LogPort } from '../platform/ports';
import { readTrustedFile, type TrustRules } from '../platform/trusted-file';
import { loggedProblem } from '../policy/setting-problem';
import { type ManagedSettings, nothingManaged } from '../policy/settings-resolver';
import { readPolicyText } from '../policy/settings-text';
import { decodeText, stripSecrets } from '../policy/strip-secrets';

export interface PolicyPlace {
  file: string;
  rules: TrustRules;
}

/** The group of macOS whose members may become administrators at any time. */
const macosAdmins = 80;

/**
 * Where IT's policy lies: fixed places that only administrators can write, never one that the environment names. For
 * tests a variable moves it, not once the desk is installed.
 */
export const policyPlace = (
  app: Pick<AppPort, 'system' | 'packaged' | 'environment' | 'user'>,
  sddl: TrustRules['sddl'],
): PolicyPlace => {
  const administrators: TrustRules = { owners: [0], groups: [0], folders: 'all', sddl: null };
  const moved = app.environment['ALLODESK_POLICY_FILE'];
  if (moved && !app.packaged)
    return {
      file: moved,
      rules: { ...administrators, owners: [0, app.user], folders: 'own' },
    };
  switch (app.system) {
    case 'windows':
      return { file: 'C:\\ProgramData\\Allodesk\\policy.json', rules: { ...administrators, sddl } };
    case 'macos':
      return {
        file: '/Library/Application Support/Allodesk/policy.json',
        rules: { ...administrators, groups: [0, macosAdmins] },
      };
    case 'linux':
      return { file: '/etc/allodesk/policy.json', rules: administrators };
  }
};

export interface LoadedPolicy {
  managed: ManagedSettings;
  /** What the agent and IT must know of it; null where there is nothing to say. */
  state: PolicyState | null;
}

interface Needs {
  place: PolicyPlace;
  /** The last policy that could be read, in the agent's folder. */
  copy: string;
  log: LogPort;
}

const readCopy = (copy: string): ManagedSettings | null => {
  try {
    const { managed, errors } = readPolicyText(readFileSync(copy, 'utf8'));
    return errors.length === 0 ? managed : null;
  } catch {
    return null;
  }
};

const dropCopy = ({ copy, log }: Needs) => {
  try {
    rmSync(copy, { force: true });
  } catch (error) {
    log.write('error', `policy: the copy of an earlier one stays: ${String(error)}`);
  }
};

const keepCopy = (needs: Needs, text: string) => {
  try {
    writeText(needs.copy, stripSecrets(text));
  } catch (error) {
    needs.log.write('warn', `policy: no copy could be kept: ${String(error)}`);
    // An older one may allow more: rather none, so that the next slip of the pen locks.
    dropCopy(needs);
  }
};

/**
 * Reads IT's policy once, at the start. Only a policy that is not there locks nothing: while one is there that cannot
 * be read or trusted, the last good one is in force, and the sensitive settings are locked.
 */
export const loadPolicy = async (needs: Needs): Promise<LoadedPolicy> => {
  const { place, copy, log } = needs;
  const found = await readTrustedFile(place.file, place.rules);
  if (!found.there) {
    dropCopy(needs);
    return { managed: nothingManaged, state: null };
  }
  const say = (level: 'warn' | 'error', problems: readonly SettingProblem[]) => {
    for (const problem of problems) log.write(level, `policy: ${loggedProblem(problem)}`);
  };
  const text = 'bytes' in found ? decodeText(found.bytes) : '';
  const read =
    'bytes' in found
      ? readPolicyText(text)
      : {
          managed: nothingManaged,
          errors: [{ path: '', rule: found.why, limit: found.code }],
          warnings: [],
        };
  say('warn', read.warnings);
  if (read.errors.length === 0) {
    keepCopy(needs, text);
    const state: PolicyState = { inForce: 'file', problems: read.warnings };
    return { managed: read.managed, state: read.warnings.length > 0 ? state : null };
  }
  say('error', read.errors);
  const last = readCopy(copy);
  log.write('error', `policy: ${last ? 'the last good one' : 'none'} is in force`);
  return {
    managed: last ? { ...last, unread: 'held' } : { ...nothingManaged, unread: 'unknown' },
    state: { inForce: last ? 'lastGood' : 'none', problems: read.errors },
  };
};
