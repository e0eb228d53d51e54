interface Builder {
  appId: string;
  productName: string;
  asar: boolean;
  electronFuses: Record<string, boolean>;
  extraResources: { from: string; to: string }[];
  appImage: { executableArgs: string[] };
  linux: { desktop: { entry: Record<string, string> } };
  mac: Record<'entitlements' | 'entitlementsInherit', string> & { hardenedRuntime: boolean };
}
declare const builder: Builder;
export default builder;
