import {
  type Request,
  type ResolvedSettings,
  rulesOf,
  type SettingProblem,
  type SettingsPreview,
} from '@contract';
import { Fault, systemCode } from '../ipc/fault';
import { tryUndo } from '../ipc/try-undo';
import { createTurns } from '../ipc/turns';
import type { LogPort, SettingsStorePort } from '../platform/ports';
import { belongsTo, secretOwner } from '../policy/secret-owner';
import { isWarning, loggedProblem, problemText } from '../policy/setting-problem';
import {
  readSettings,
  type Secrets,
  type UserSettings,
  writeSettings,
} from '../policy/settings-file';
import { readImport, type SettingsImport } from '../policy/settings-import';
import {
  applyChanges,
  type ManagedSettings,
  resolveSettings,
  type SettingChange,
} from '../policy/settings-resolver';
import { type RawSettings, upgradeSettings } from '../policy/settings-upgrades';

export interface SettingsService {
  read(): ResolvedSettings;
  /** Code secretNeeded: the kept secret of the line is not for the account that it would be then; see `connect`. */
  write(changes: readonly SettingChange[]): Promise<ResolvedSettings>;
  /** The server and its secret, both or neither. */
  connect(request: Request<'settings.connect'>): Promise<ResolvedSettings>;
  preview(text: string): SettingsPreview;
  importText(text: string): Promise<ResolvedSettings>;
  onChanged(heard: (settings: ResolvedSettings) => void): void;
  /** Where a damaged file went at this start, or null. */
  setAside: string | null;
}

interface Needs {
  store: SettingsStorePort;
  managed: ManagedSettings;
  /**
   * Takes over secrets for those whom the settings name; they are never written to the file. `asked`: the agent is
   * there to be asked where there is no keychain. Gives back the way to undo it.
   */
  keepSecrets: (
    secrets: Secrets,
    owner: ResolvedSettings,
    asked?: { memoryOnly: boolean },
  ) => Promise<() => void>;
  /** True while a secret is kept for the line as it is. */
  holdsLineSecret: () => Promise<boolean>;
  /** The agent chose other relays and typed no other password. */
  lendRelaySecret: (settings: ResolvedSettings) => void;
  log: LogPort;
}

/** A settings file that was refused: all that is wrong with it, for a line of text. */
const refuse = (errors: readonly SettingProblem[]): Fault =>
  new Fault(
    errors.some(({ rule }) => rule === 'tooNew') ? 'settingsFileTooNew' : 'settingsFileInvalid',
    errors.map(problemText).join('; '),
  );

const loadUser = (needs: Needs) => {
  const { stored, setAside, trouble } = needs.store.load();
  let aside = setAside;
  if (trouble) needs.log.write('error', `the settings file stands in the way: ${trouble}`);
  if (aside) needs.log.write('warn', `the settings file could not be read; it is now ${aside}`);
  /** True once a copy is there. */
  const keepCopy = (why: string): boolean => {
    try {
      aside ??= needs.store.setAside();
    } catch (error) {
      needs.log.write('error', `settings file: ${why}; no copy: ${systemCode(error)}`);
      return false;
    }
    needs.log.write('warn', `settings file: ${why}; a copy was kept as ${aside ?? 'nothing'}`);
    return true;
  };
  const upgraded = upgradeSettings(stored);
  if (!upgraded.ok) keepCopy(upgraded.detail ?? upgraded.code);
  const read = readSettings(upgraded.ok ? upgraded.value : stored);
  const damaged = read.problems.filter((problem) => !isWarning(problem));
  const copied = damaged.length > 0 && keepCopy(damaged.map(loggedProblem).join('; '));
  // What could not be read is in the copy, without secrets: it need not stay, with them, in the file.
  return { read, aside, rewrite: copied || Object.keys(read.secrets).length > 0 };
};

/** The one writer of the settings file. Values are kept in memory; the file follows each change at once. */
export const createSettingsService = async (needs: Needs): Promise<SettingsService> => {
  const { read, aside, rewrite } = loadUser(needs);
  const unknown: RawSettings = read.unknown;
  let user: UserSettings = read.values;
  let resolved = resolveSettings(user, needs.managed);
  const listeners: ((settings: ResolvedSettings) => void)[] = [];
  // Each change is worked out from what the one before it has left.
  const inTurn = createTurns();

  const take = async (
    values: UserSettings,
    secrets: Secrets,
    asked?: { memoryOnly: boolean },
  ): Promise<ResolvedSettings> => {
    const next = resolveSettings(values, needs.managed);
    // The vault first: a secret must not be lost between the two, nor stay for settings that are not there.
    const undo = await needs.keepSecrets(secrets, next, asked);
    try {
      needs.store.save(writeSettings(values, unknown));
    } catch (error) {
      tryUndo(undo, needs.log);
      throw new Fault('settingsNotSaved', systemCode(error));
    }
    user = values;
    resolved = next;
    for (const heard of listeners) heard(resolved);
    return resolved;
  };
  const apply = (changes: readonly SettingChange[]) => {
    const applied = applyChanges(user, changes, resolved);
    if (!applied.ok) throw new Fault(applied.code, applied.detail);
    return applied.value;
  };
  const lineOwner = (settings: ResolvedSettings) => secretOwner('line', settings);
  const keepsSecret = (values: UserSettings): boolean =>
    belongsTo(lineOwner(resolved), lineOwner(resolveSettings(values, needs.managed)));
  const readText = (text: string): SettingsImport => readImport(text, resolved, 'electron');

  // Somebody wrote a secret into the stored file by hand: it moves to the vault and out of the file.
  if (rewrite)
    await take(user, read.secrets).catch((error: unknown) =>
      needs.log.write('error', `the settings file stays as it is for now: ${String(error)}`),
    );

  return {
    setAside: aside,
    read: () => resolved,
    write: (changes) =>
      inTurn(async () => {
        const { values, secrets } = apply(changes);
        // Alone, such a change would leave the line with a secret for somebody else, which is none.
        if (!keepsSecret(values) && (await needs.holdsLineSecret()))
          throw new Fault('secretNeeded');
        const now = await take(values, secrets);
        const relays = changes.some(({ key }) => rulesOf(key).secretFor === 'turn');
        if (relays && secrets.turn === undefined) needs.lendRelaySecret(now);
        return now;
      }),
    connect: ({ changes, secret, memoryOnly }) =>
      inTurn(async () => {
        const { values, secrets } = apply(changes);
        if (secret === null && !keepsSecret(values)) throw new Fault('secretNeeded');
        const all = secret === null ? secrets : { ...secrets, line: secret };
        return take(values, all, { memoryOnly });
      }),
    preview: (text) => readText(text).preview,
    importText: (text) =>
      inTurn(async () => {
        const { values, secrets, preview } = readText(text);
        if (preview.errors.length > 0) throw refuse(preview.errors);
        for (const problem of preview.warnings)
          needs.log.write('warn', `settings file: ${loggedProblem(problem)}`);
        return take({ ...user, ...values }, secrets);
      }),
    onChanged: (heard) => void listeners.push(heard),
  };
};
