export { DiagnosticsRow } from './view/diagnostics-row';
