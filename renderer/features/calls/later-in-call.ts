/** What stands in the Calls pane while there is a call, and the panels that a button opens: fetched after the first screen. */
export { AgentPanel } from '../agent/view/agent-panel';
export { ContinuePanel } from '../audio/continue-panel';
export { DevicesPanel } from '../audio/devices-panel';
export { QualityPanel } from '../quality/quality-panel';
export { RecordBar } from '../recording/record-bar';
export { ColleagueList } from '../team/colleague-list';
export { ForwardPanel } from '../team/forward-panel';
export { Controls } from './controls';
export { TransferContextIn } from './transfer-context-in';
export { CallKeypad, DialKeypad } from './keypad-panel';
export { OtherCalls } from './other-calls';
export { ReconnectingPanel } from './reconnecting-panel';
export { StageEnded } from './stage-ended';
export { StageTalking } from './stage-talking';
export { TransferPanel } from './transfer-panel';
