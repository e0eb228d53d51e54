export interface RegistryValue {
  key: string;
  name: string;
  value: string;
}
export const registryValues: (folder: string) => RegistryValue[];
export const ownKeys: string[];
export const ownValues: RegistryValue[];
