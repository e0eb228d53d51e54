import type { Call, CallId, TransferState } from '../../model/call';
import { ending } from './call-ending';
import { ignored, stay, type CallMoment, type CallStep } from './call-step';

type UnderWay = Extract<TransferState, { step: 'sent' | 'ringing' }>;

export const isTransferring = (transfer: TransferState): transfer is UnderWay =>
  transfer.step === 'sent' || transfer.step === 'ringing';

export const transferTo = (call: Call, target: string, replaces: CallId | null): CallStep =>
  isTransferring(call.transfer)
    ? ignored(call, 'a transfer is under way')
    : {
        call: { ...call, transfer: { step: 'sent', target, with: replaces } },
        effects: [{ do: 'transfer', target, replaces }],
      };

/** RFC 3515 section 2.4.5: a final 2xx ends our part, anything above gives the call back. */
export const transferred = (
  call: Call,
  status: number | null,
  moment: CallMoment,
  talkedSince: number,
): CallStep => {
  const { transfer } = call;
  if (!isTransferring(transfer)) return ignored(call, 'no transfer is under way');
  const { target } = transfer;
  if (status === null || status >= 300)
    return stay({ ...call, transfer: { step: 'failed', target, status } });
  if (status >= 200) return ending(call, 'transferred', moment, { do: 'hangUp' }, talkedSince);
  return status >= 180 && transfer.step === 'sent'
    ? stay({ ...call, transfer: { ...transfer, step: 'ringing' } })
    : ignored(call, 'nothing new');
};
