export { Brand } from './brand';
export { ConnectForm } from './connect-form';
export { ImportButton, ImportFault, useImport } from './import-file';
export { SettingsDocument } from './settings-document';
