export { Brand } from './brand';
export { formOnTrial, setOnTrial } from './being-tried';
export { ConnectForm } from './connect-form';
export { ImportButton, ImportOutcome, useImport } from './import-file';
export { SettingsNotice } from './settings-notice';
