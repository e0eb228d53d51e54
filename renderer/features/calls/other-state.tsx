import { useWords } from '../../platform/i18n';
import type { Call } from '../../model/call';
import { SinceText } from './since';

/** How a call stands that is not on the stage. */
export const OtherState = ({ call }: { call: Call }) => {
  const { t } = useWords();
  const { since, actual, wanted, byRemote } = call.hold;
  if (actual && since !== null)
    return <SinceText since={since} text={(time) => t('calls.otherHeld', { time })} />;
  if (wanted) return t('calls.holding');
  if (byRemote) return t('calls.otherHeldByRemote');
  return t(call.phase.name === 'talking' ? 'calls.otherTalking' : 'calls.otherDialling');
};
