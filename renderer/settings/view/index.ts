export { Brand } from './brand';
export { ConnectForm } from './connect-form';
export { ImportButton, ImportFault, useImport } from './import-file';
export { SettingsNotice } from './settings-notice';
export { SettingsDocument } from './settings-document';
