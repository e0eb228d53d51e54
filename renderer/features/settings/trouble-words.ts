import type { ResolvedSettings } from '@contract';
import { isPlainOutside, mayBePlain } from '@policy/server-address';
import type { Words } from '../../platform/i18n';
import type { LineTrouble } from '../../phone/line';

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
  const isPlain = isPlainOutside(values.server) && !mayBePlain(settings);
  if (isPlain && (trouble.kind === 'unreachable' || trouble.kind === 'badAddress'))
    return { what: t('line.trouble.unencrypted'), mend: t('line.mend.unencrypted') };
  return {
    what: t(`line.trouble.${trouble.kind}`, values),
    mend: t(`line.mend.${trouble.kind}`, values),
  };
};
