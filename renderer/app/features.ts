import { caseFeature } from '../features/case/feature';
import { customersFeature } from '../features/customers';
import { diagnosticsFeature } from '../features/diagnostics/feature';
import { healthFeature } from '../features/health/feature';
import { readinessFeature } from '../features/readiness/feature';
import { settingsFeature } from '../features/settings/feature';
import { tagsFeature } from '../features/tags/feature';
import type { Document } from '../platform/desk';
import type { Feature } from '../platform/feature';
import { allOf, type Service } from '../platform/services';

const all = [
  caseFeature,
  settingsFeature,
  readinessFeature,
  healthFeature,
  customersFeature,
  tagsFeature,
  diagnosticsFeature,
] as const;

/** Every feature, in the order in which they share a place. */
export const features: readonly Feature[] = all;

type ServiceOf<One> = One extends { service: infer Made extends Service<never> } ? Made : never;

/** What features do behind the screen: one more service of the desk. */
export const featureServices = allOf(
  all.flatMap((one): ServiceOf<(typeof all)[number]>[] => ('service' in one ? [one.service] : [])),
);

type Drawn = (typeof all)[number] extends infer One
  ? One extends { documents: infer Views }
    ? keyof Views
    : never
  : never;
type None<Kind extends never> = Kind;
/** Does not compile while a kind of document has no view. */
export type UndrawnDocument = None<Exclude<Document['kind'], Drawn>>;
