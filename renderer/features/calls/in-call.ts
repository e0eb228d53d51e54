import { createLater } from '../../ui/later';

const inCall = createLater(() => import('./later-in-call'));

/** Fetches what a call needs on the screen. The telephone is not there before it is. */
export const loadInCall = inCall.load;

export const AgentPanel = inCall.view((part) => part.AgentPanel);
export const CallKeypad = inCall.view((part) => part.CallKeypad);
export const ColleagueList = inCall.view((part) => part.ColleagueList);
export const DevicesPanel = inCall.view((part) => part.DevicesPanel);
export const DialKeypad = inCall.view((part) => part.DialKeypad);
export const ForwardPanel = inCall.view((part) => part.ForwardPanel);
export const QualityPanel = inCall.view((part) => part.QualityPanel);
export const StageEnded = inCall.view((part) => part.StageEnded);
export const StageTalking = inCall.view((part) => part.StageTalking);
export const TransferPanel = inCall.view((part) => part.TransferPanel);

// Beside the stage, which says what is missing.
const beside = { beside: true };
export const ContinuePanel = inCall.view((part) => part.ContinuePanel, beside);
export const Controls = inCall.view((part) => part.Controls, beside);
export const TransferContextIn = inCall.view((part) => part.TransferContextIn, beside);
export const OtherCalls = inCall.view((part) => part.OtherCalls, beside);
export const ReconnectingPanel = inCall.view((part) => part.ReconnectingPanel, beside);
export const RecordBar = inCall.view((part) => part.RecordBar, beside);
