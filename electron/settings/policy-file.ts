import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyState, SettingProblem } from '@contract';
import { writeText } from '../platform/json-on-disk';
import type { LogPort, Platform } from '../platform/ports';
import { loggedProblem } from '../policy/setting-problem';
import { type ManagedSettings, nothingManaged } from '../policy/settings-resolver';
import { readPolicyText } from '../policy/settings-text';
import { stripSecrets } from '../policy/strip-secrets';
import { type FoundPolicy, policyPlaces, type PolicyPlace } from './policy-places';

export interface LoadedPolicy {
  managed: ManagedSettings;
  /** What the agent and IT must know of it; null where there is nothing to say. */
  state: PolicyState | null;
}

interface Needs {
  /** The first of them that holds a policy decides. */
  places: readonly PolicyPlace[];
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

type Text = Extract<FoundPolicy, { text: string }>;

const readFound = ({ text, errors, hasLines }: Text) => {
  const read = readPolicyText(text);
  // Lines of a text that nobody wrote say nothing.
  const plain = ({ path, rule, limit, value }: SettingProblem): SettingProblem => ({
    path,
    rule,
    ...(limit === undefined ? {} : { limit }),
    ...(value === undefined ? {} : { value }),
  });
  if (hasLines) return read;
  return {
    managed: read.managed,
    errors: [...errors, ...read.errors.map(plain)],
    warnings: read.warnings.map(plain),
  };
};

/** The first place that holds what can be trusted, and what is wrong with those before it. */
const find = async (places: readonly PolicyPlace[], log: LogPort) => {
  const untrusted: SettingProblem[] = [];
  for (const place of places) {
    const found = await place.read();
    if (!found.there) continue;
    log.write('info', `policy: ${place.name}`);
    if ('text' in found) return { found, untrusted };
    untrusted.push(found.problem);
  }
  return { found: null, untrusted };
};

/**
 * Reads IT's policy once, at the start. Only a policy that is not there locks nothing: while one is there that cannot
 * be read or trusted, the last good one is in force, and the sensitive settings are locked.
 */
export const loadPolicy = async (needs: Needs): Promise<LoadedPolicy> => {
  const { places, copy, log } = needs;
  const { found, untrusted } = await find(places, log);
  if (!found && untrusted.length === 0) {
    dropCopy(needs);
    return { managed: nothingManaged, state: null };
  }
  const say = (level: 'warn' | 'error', problems: readonly SettingProblem[]) => {
    for (const problem of problems) log.write(level, `policy: ${loggedProblem(problem)}`);
  };
  const read = found
    ? readFound(found)
    : { managed: nothingManaged, errors: untrusted, warnings: [] };
  say('warn', read.warnings);
  if (found && read.errors.length === 0 && untrusted.length > 0) {
    // Somebody may have laid the untrusted one down to be rid of this one, or it was IT's own: the one that can be
    // trusted holds, and what the other may have fixed stays locked.
    say('error', untrusted);
    return {
      managed: { ...read.managed, unread: 'unknown' },
      state: { inForce: 'file', problems: [...untrusted, ...read.warnings] },
    };
  }
  if (found && read.errors.length === 0) {
    keepCopy(needs, found.text);
    const state: PolicyState = { inForce: 'file', problems: read.warnings };
    return { managed: read.managed, state: read.warnings.length > 0 ? state : null };
  }
  say('error', read.errors);
  const last = readCopy(copy);
  log.write('error', `policy: ${last ? 'the last good one' : 'none'} is in force`);
  return {
    managed: last ? { ...last, unread: 'held' } : { ...nothingManaged, unread: 'unknown' },
    state: {
      inForce: last ? 'lastGood' : 'none',
      problems: found ? [...untrusted, ...read.errors] : untrusted,
    },
  };
};

interface ServiceNeeds {
  platform: Pick<Platform, 'app' | 'accessOf' | 'runTool'>;
  log: LogPort;
}

export const policyService = async ({ platform, log }: ServiceNeeds) => {
  const { managed, state } = await loadPolicy({
    places: policyPlaces(platform),
    copy: join(platform.app.dataFolder, 'policy-last-good.json'),
    log,
  });
  return { gives: { managed, policyState: state } };
};
