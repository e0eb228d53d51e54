import type { DeskInfo, Handlers, PolicyState, SettingProblem, VaultState } from '@contract';
import type { AppPort } from './platform/ports';

interface Needs {
  platform: { app: Pick<AppPort, 'version' | 'system' | 'languages'> };
  vault: { state(): Promise<VaultState> };
  hasTray: () => boolean;
  /** Whether other programs reach this desk. */
  commandsReachUs: Promise<boolean>;
  settingsStart: { setAside: string | null; refused: { why: SettingProblem[] } | null };
  policyState: PolicyState | null;
}

/** What the page must know of the machine that it runs on. */
export const infoService = (needs: Needs) => {
  const { app } = needs.platform;
  const { setAside, refused } = needs.settingsStart;
  const info = async (): Promise<DeskInfo> => ({
    version: app.version,
    edition: 'electron',
    platform: app.system,
    missing: [
      ...((await needs.vault.state()).because === 'ok' ? [] : (['keychain'] as const)),
      ...(needs.hasTray() ? [] : (['tray'] as const)),
      ...((await needs.commandsReachUs) ? [] : (['commands'] as const)),
    ],
    languages: app.languages(),
    ...(setAside ? { settingsSetAside: setAside } : {}),
    ...(refused ? { settingsRefused: refused.why } : {}),
    ...(needs.policyState ? { policy: needs.policyState } : {}),
  });
  return { answers: { 'desk.info': info } satisfies Partial<Handlers> };
};
