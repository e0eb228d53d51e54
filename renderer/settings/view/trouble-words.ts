import type { ResolvedSettings } from '@contract';
import type { Words } from '../../i18n';
import type { LineTrouble } from '../../line';

/** Why the line is not ready, and what can be done about it. */
export interface TroubleWords {
  what: string;
  mend: string;
}

export const troubleWords = (
  t: Words,
  trouble: LineTrouble,
  settings: ResolvedSettings,
): TroubleWords => {
  const user = settings['line.authUser'].value || settings['line.user'].value;
  const values = {
    user,
    server: settings['line.server'].value,
    realm: trouble.kind === 'foreignRealm' ? trouble.realm : '',
    status: trouble.kind === 'serverError' ? trouble.status : 0,
  };
  return {
    what: t(`line.trouble.${trouble.kind}`, values),
    mend: t(`line.mend.${trouble.kind}`, values),
  };
};
